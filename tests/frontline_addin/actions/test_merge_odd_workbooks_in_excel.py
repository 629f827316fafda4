"""The merge in Excel into workbooks that hide sheets, or that only Excel can read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.actions.undo import undo
from frontline_addin.actions.unmerge import unmerge
from frontline_addin.hosts.excel import ExcelHost
from frontline_addin.hosts.refusals import NotNowError

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

NOON, LATER = datetime(2026, 1, 31, 12, 0, tzinfo=UTC), datetime(2026, 2, 1, 9, 30, tzinfo=UTC)
BINARY = b"PK, but nothing that anybody but Excel reads"


@pytest.fixture
def book(app: xw.App, yearend: Path) -> xw.Book:
    """Return finance's workbook, open in Excel."""
    return app.books.open(str(yearend))


@pytest.fixture
def host(book: xw.Book) -> ExcelHost:
    """Return its host."""
    return ExcelHost(book, is_escape_pressed=lambda _: False)


def tabs(book: xw.Book) -> list[str]:
    return [sheet.name for sheet in book.sheets]


def test_a_workbook_of_a_format_that_only_excel_reads_is_merged_into_all_the_same(
    host: ExcelHost, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("frontline_addin.hosts.excel_writing.Writing.saved_copy", lambda _: BINARY)
    merged = merge(host, results, Wanted(), NOON)

    assert merged.added
    assert merged.notes == (
        "year-end.xlsx is of a format that only Excel reads, so it was not compared with the results.",
    )


def test_from_such_a_workbook_sheets_that_a_formula_needs_are_not_taken_out(
    host: ExcelHost, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    merge(host, results, Wanted(), NOON)
    host.book.sheets["Notes"].range("A2").formula = "=Summary!B2"
    monkeypatch.setattr("frontline_addin.hosts.excel_writing.Writing.saved_copy", lambda _: BINARY)

    with pytest.raises(NotNowError, match=r"Cell A2 of the sheet Notes uses a sheet of ours.*: =Summary!B2"):
        unmerge(host, LATER)

    assert "Summary" in tabs(host.book)


def test_the_last_sheets_that_are_shown_are_not_taken_out(host: ExcelHost, results: Path) -> None:
    merge(host, results, Wanted(), NOON)
    for name in ("Money", "Notes"):
        host.book.sheets[name].api.Visible = 0

    with pytest.raises(NotNowError, match=r"Every other sheet of year-end\.xlsx is hidden.*choose Unhide"):
        unmerge(host, LATER)

    assert "Summary" in tabs(host.book)


@pytest.mark.parametrize("hidden", [0, 2], ids=["hidden", "very hidden"])
def test_a_sheet_of_ours_that_was_hidden_stays_so_through_a_merge_and_undo(
    host: ExcelHost, results: Path, hidden: int
) -> None:
    merge(host, results, Wanted(), NOON)
    for name in ("Data", "Targets"):
        host.book.sheets[name].api.Visible = hidden
    host.book.sheets["Data"].names["Frontline_layout"].refers_to = '="another version"'
    merge(host, results, Wanted(), LATER)
    merged = [host.book.sheets[name].api.Visible for name in ("Data", "Targets", "Summary")]
    undo(host)

    assert merged == [hidden, hidden, -1]
    assert [host.book.sheets[name].api.Visible for name in ("Data", "Targets", "Summary")] == [hidden, hidden, -1]
