"""What a workbook into which a scorecard was merged says when it is refreshed, with and without the results."""

from __future__ import annotations

import warnings
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from frontline.errors import DataFaultError
from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.check_in_workbook import check_in_workbook
from frontline_addin.actions.compare import compare
from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.hosts.closed_file import ClosedFile
from frontline_addin.hosts.excel import ExcelHost
from frontline_addin.hosts.refusals import NotNowError
from frontline_workbooks.package import kept_inputs, with_cells

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xlwings as xw

NOON, LATER = datetime(2026, 1, 31, 12, 0, tzinfo=UTC), datetime(2026, 2, 1, 9, 30, tzinfo=UTC)
RECORDS = ["Reconciliation", "Audit trail"]


@pytest.fixture
def closed(yearend: Path, results: Path) -> Path:
    """Return finance's closed workbook with a scorecard merged in."""
    merge(ClosedFile(yearend, results), results, Wanted(), NOON)
    return yearend


@pytest.fixture
def live(app: xw.App, closed: Path) -> ExcelHost:
    """Return the same workbook, open in Excel."""
    return ExcelHost(app.books.open(str(closed)), is_escape_pressed=lambda _: False)


@pytest.fixture
def full(app: xw.App, results: Path, tmp_path: Path, year_book: Callable[..., Path]) -> ExcelHost:
    """Return a workbook with results and a scorecard merged in from elsewhere, open in Excel."""
    own = year_book(tmp_path / "own.xlsx")
    merge(ClosedFile(own, results), results, Wanted(), NOON)
    return ExcelHost(app.books.open(str(own)), is_escape_pressed=lambda _: False)


def readme(path: Path) -> Any:
    """Return the ReadMe of a closed workbook."""
    with warnings.catch_warnings():  # sparklines are lost here, and openpyxl says so
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(path)["ReadMe"]


def contents(sheet: Any) -> dict[str, tuple[str, str]]:
    """Return what the ReadMe lists: for each sheet what it says and where its link leads."""
    found = {}
    rows = iter(sheet.iter_rows(min_col=2, max_col=3))
    next(row for row in rows if row[0].value == "Sheet")
    for name, said in rows:
        if not name.value:
            return found
        found[name.value] = (said.value, name.hyperlink.location if name.hyperlink else "")
    raise AssertionError("the list has no end")


def test_the_list_of_sheets_still_has_the_records_after_a_refresh_of_a_closed_file(closed: Path, results: Path) -> None:
    merged = contents(readme(closed))
    refresh_rankings(ClosedFile(closed, results))
    refreshed = contents(readme(closed))

    assert set(RECORDS) < set(merged)
    assert refreshed == merged


def test_the_list_of_sheets_still_has_the_records_after_a_refresh_in_excel(full: ExcelHost) -> None:
    sheet = full.book.sheets["ReadMe"].impl.sheet
    merged = contents(sheet)
    refresh_rankings(full)

    assert set(RECORDS) < set(merged)
    assert contents(full.book.sheets["ReadMe"].impl.sheet) == merged


def test_a_record_whose_tab_was_renamed_is_listed_under_its_new_name(full: ExcelHost) -> None:
    full.book.sheets["Audit trail"].name = "Where from"
    refresh_rankings(full)
    listed = contents(full.book.sheets["ReadMe"].impl.sheet)

    assert listed["Where from"] == ("Where these sheets came from", "'Where from'!A1")
    assert "Audit trail" not in listed


def test_a_second_refresh_of_a_merged_closed_file_changes_no_byte(closed: Path, results: Path) -> None:
    refresh_rankings(ClosedFile(closed, results))
    once = closed.read_bytes()
    refresh_rankings(ClosedFile(closed, results))

    assert closed.read_bytes() == once


@pytest.mark.parametrize("action", [refresh_rankings, build_in_workbook], ids=["refresh", "build"])
def test_what_was_typed_into_our_cells_of_a_closed_file_stays_and_is_looked_up(
    tmp_path: Path, year_book: Callable[..., Path], action: Callable[..., object]
) -> None:
    path = year_book(tmp_path / "own.xlsx")
    build_in_workbook(ClosedFile(path))
    path.write_bytes(with_cells(path.read_bytes(), {"Frontline_input_unit": "Cedar"}))
    action(ClosedFile(path))
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("ReadMe").to_python(skip_empty_area=False)

    assert kept_inputs(path.read_bytes())["Frontline_input_unit"] == "Cedar"
    assert next(row[2] for row in rows if row[1] == "Found") == "Cedar (c), shop · Satisfied customers · 2024"


WITHOUT = (
    r"year-end\.xlsx holds a scorecard, but not the results it was made from: they came from results\.xlsx "
    r"\(see the sheet Audit trail\)\. Merge again .* the button Merge into year-end, or the command "
    r"frontline merge RESULTS year-end\.xlsx\."
)
ACTIONS = [
    pytest.param(action, id=action.__name__.replace("_", " "))
    for action in (refresh_rankings, build_in_workbook, compare, check_in_workbook)
]


@pytest.mark.parametrize("action", ACTIONS)
def test_without_results_a_closed_file_says_where_they_came_from(closed: Path, action: Callable[..., object]) -> None:
    before = closed.read_bytes()

    with pytest.raises(NotNowError, match=WITHOUT):
        action(ClosedFile(closed))

    assert closed.read_bytes() == before


@pytest.mark.parametrize("action", ACTIONS)
def test_without_results_an_open_workbook_says_it_too(live: ExcelHost, action: Callable[..., object]) -> None:
    before = [sheet.name for sheet in live.book.sheets]

    with pytest.raises(NotNowError, match=WITHOUT):
        action(live)

    assert [sheet.name for sheet in live.book.sheets] == before


def test_a_long_list_of_sources_is_cut(yearend: Path, results_folder: Path) -> None:
    merge(ClosedFile(yearend, results_folder), results_folder, Wanted(), NOON)

    with pytest.raises(NotNowError, match=r"from measures\.csv, results\.csv, targets\.csv and 1 more \(see the sheet"):
        refresh_rankings(ClosedFile(yearend))


def test_a_scorecard_that_was_built_before_is_named_as_the_source(
    app: xw.App, yearend: Path, built_scorecard: Path
) -> None:
    merge(ClosedFile(yearend, built_scorecard), built_scorecard, Wanted(), NOON)
    host = ExcelHost(app.books.open(str(yearend)), is_escape_pressed=lambda _: False)

    with pytest.raises(NotNowError, match=r"made from: they came from scorecard\.xlsx .*\. Merge again"):
        refresh_rankings(host)


def test_results_with_a_fault_are_told_as_ever(full: ExcelHost) -> None:
    full.book.sheets["Results"]["D2"].value = "many"

    with pytest.raises(DataFaultError, match="value must be a number"):
        refresh_rankings(full)
