"""The same merge in a workbook that is open in Excel, over an engine on openpyxl."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from frontline_addin import ribbon
from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_fill import parse_fills
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.actions.unmerge import unmerge
from frontline_addin.hosts.closed_file import ClosedFile
from frontline_addin.hosts.excel import ExcelHost
from frontline_addin.hosts.refusals import NotNowError
from frontline_workbooks.package import PackageFault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xlwings as xw

NOON, LATER = datetime(2026, 1, 31, 12, 0, tzinfo=UTC), datetime(2026, 2, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def book(app: xw.App, yearend: Path) -> xw.Book:
    """Return finance's workbook, open in Excel."""
    return app.books.open(str(yearend))


@pytest.fixture
def host(book: xw.Book) -> ExcelHost:
    """Return its host."""
    return ExcelHost(book, is_escape_pressed=lambda _: False)


@pytest.fixture
def choose(app: xw.App) -> Callable[[str | bool], None]:
    """Return what makes the user choose a file in Excel's dialogue; False cancels it."""
    return lambda chosen: setattr(app.api, "GetOpenFilename", lambda *_: chosen)


def tabs(book: xw.Book) -> list[str]:
    return [sheet.name for sheet in book.sheets]


def texts(book: xw.Book, sheet: str) -> str:
    return "\n".join(str(cell) for row in book.sheets[sheet].used_range.options(ndim=2).value for cell in row)


def test_the_same_sheets_go_in_as_into_the_closed_file(host: ExcelHost, results: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed" / "year-end.xlsx"
    closed.parent.mkdir()
    closed.write_bytes((tmp_path / "year-end.xlsx").read_bytes())
    live = merge(host, results, Wanted(), NOON)
    filed = merge(ClosedFile(closed, results), results, Wanted(), NOON)

    assert (live.added, live.reconciliation) == (filed.added, filed.reconciliation)
    assert [own.kind for own in host.own_sheets()] == list(filed.added)
    assert tabs(host.book)[-2:] == ["Money", "Notes"]
    assert "2026-01-31 12:00:00 UTC" in texts(host.book, "Audit trail")


def test_merging_again_replaces_the_sheets_and_keeps_the_time(host: ExcelHost, results: Path) -> None:
    merge(host, results, Wanted(), NOON)
    before = tabs(host.book)
    again = merge(host, results, Wanted(), LATER)

    assert tabs(host.book) == before
    assert again.added == ()
    assert "2026-01-31 12:00:00 UTC" in texts(host.book, "Audit trail")


def test_a_scorecard_that_was_built_is_copied_in(host: ExcelHost, built_scorecard: Path) -> None:
    merged = merge(host, built_scorecard, Wanted(at="end"), NOON)
    merge(host, built_scorecard, Wanted(at="end"), LATER)

    assert tabs(host.book) == ["Money", "Notes", *merged.added]
    assert [own.kind for own in host.own_sheets()] == list(merged.added)


def test_a_place_that_is_not_there_changes_nothing(host: ExcelHost, results: Path) -> None:
    with pytest.raises(NotNowError, match="no sheet Moon to stand in front of"):
        merge(host, results, Wanted(at="Moon"), NOON)

    assert tabs(host.book) == ["Money", "Notes"]


def test_columns_are_filled_in_closed_workbooks_only(host: ExcelHost, results: Path) -> None:
    with pytest.raises(NotNowError, match="Save and close it"):
        merge(host, results, Wanted(fill=parse_fills("Budget!Satisfied=sat")), NOON)

    assert tabs(host.book) == ["Money", "Notes"]


def test_the_sheets_are_taken_out_again(host: ExcelHost, results: Path) -> None:
    merge(host, results, Wanted(), NOON)
    unmerge(host, LATER)

    assert tabs(host.book) == ["Money", "Notes"]


def test_sheets_that_a_formula_needs_are_not_taken_out(host: ExcelHost, results: Path) -> None:
    merge(host, results, Wanted(), NOON)
    host.book.sheets["Notes"].range("A2").formula = "=Summary!B2"

    with pytest.raises(PackageFault, match="Cell A2 of the sheet Notes uses"):
        unmerge(host, LATER)

    assert "Summary" in tabs(host.book)


@pytest.mark.libreoffice
@pytest.mark.parametrize("times", [1, 2], ids=["merged once", "merged twice"])
@pytest.mark.parametrize("source", ["results", "built_scorecard"], ids=["tables", "a built scorecard"])
def test_the_line_of_the_readme_pulls_the_result_of_a_unit(
    request: pytest.FixtureRequest,
    host: ExcelHost,
    tmp_path: Path,
    soffice: Callable[[Path, str, Path], Path],
    times: int,
    source: str,
) -> None:
    for moment in (NOON, LATER)[:times]:
        merge(host, request.getfixturevalue(source), Wanted(), moment)
    line = next(text for text in texts(host.book, "ReadMe").splitlines() if text.startswith("=INDEX(Frontline_value"))
    notes = host.book.sheets["Notes"]
    notes["A2"].value = "b"
    notes["B2"].formula2 = line
    path = tmp_path / "saved.xlsx"
    host.book.save(str(path))
    (tmp_path / "again").mkdir()
    again = CalamineWorkbook.from_path(soffice(path, "xlsx", tmp_path / "again"))

    assert again.get_sheet_by_name("Notes").to_python(skip_empty_area=False)[1][1] == pytest.approx(84)


def test_results_that_are_open_with_changes_are_to_be_saved_first(
    book: xw.Book, results: Path, choose: Callable[[str | bool], None]
) -> None:
    other = book.app.books.open(str(results))
    other.api.Saved = False
    book.activate()
    choose(str(results))
    ribbon.press("merge_yearend")

    assert book.app.impl.alerts == [
        (
            "results.xlsx is open with changes that are not saved, and the file is read as it was saved. "
            "Save it and click again."
        )
    ]


def test_the_button_asks_for_the_results_and_says_what_did_not_match(
    book: xw.Book, results: Path, choose: Callable[[str | bool], None]
) -> None:
    choose(str(results))
    ribbon.press("merge_yearend")
    ribbon.press("unmerge")

    merged, unmerged = book.app.impl.alerts
    assert merged.startswith("The scorecard was merged into year-end.xlsx, 2024: ")
    assert "Not in the results: z" in merged
    assert "sheets of ours taken out of year-end.xlsx" in unmerged


def test_a_file_of_a_folder_of_results_stands_for_the_folder(
    book: xw.Book, results_folder: Path, choose: Callable[[str | bool], None]
) -> None:
    choose(str(results_folder / "results.csv"))
    ribbon.press("merge_yearend")

    assert book.app.impl.alerts[0].startswith("The scorecard was merged into year-end.xlsx, 2024: ")


@pytest.mark.parametrize(
    ("chosen", "message"),
    [("", "Stopped, as you chose."), ("year-end.xlsx", "is the workbook the results go into")],
    ids=["nothing", "the workbook itself"],
)
def test_without_results_nothing_is_changed(
    book: xw.Book, tmp_path: Path, choose: Callable[[str | bool], None], chosen: str, message: str
) -> None:
    choose(str(tmp_path / chosen) if chosen else False)
    ribbon.press("merge_yearend")

    assert message in book.app.impl.alerts[0]
    assert tabs(book) == ["Money", "Notes"]


@pytest.mark.parametrize(
    ("answer", "first"), [("yes", "ReadMe"), ("no", "Index"), ("cancel", "Index")], ids=["in front", "behind", "stop"]
)
def test_where_something_counts_the_sheets_the_button_asks(
    app: xw.App,
    tmp_path: Path,
    results: Path,
    choose: Callable[[str | bool], None],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    first: str,
) -> None:
    path = tmp_path / "counting.xlsx"
    with xlsxwriter.Workbook(path) as written:
        written.add_worksheet("Index").write_formula("B7", "=_xlfn.SHEETS()", None, 1)
    book = app.books.open(str(path))
    asked = []
    monkeypatch.setattr(app.impl, "alert", lambda prompt, *_: asked.append(prompt) or answer)
    choose(str(results))
    ribbon.press("merge_yearend")

    assert "Sheet Index, cell B7: " in asked[0]
    assert tabs(book)[0] == first
    assert (len(tabs(book)) == 1) == (answer == "cancel")
