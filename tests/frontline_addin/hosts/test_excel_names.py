"""Names of our columns in an open workbook lead to the table that stands there, whatever Excel's copy made of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.actions.undo import undo
from frontline_addin.actions.unmerge import unmerge
from frontline_addin.hosts.excel import ExcelHost
from frontline_workbooks.sheets.names import COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

NOON, LATER = datetime(2026, 1, 31, 12, 0, tzinfo=UTC), datetime(2026, 2, 1, 9, 30, tzinfo=UTC)


@pytest.fixture
def year(app: xw.App, yearend: Path) -> ExcelHost:
    """Return finance's workbook, open in Excel."""
    return ExcelHost(app.books.open(str(yearend)), is_escape_pressed=lambda _: False)


@pytest.fixture(params=["tables", "a built scorecard"])
def given(request: pytest.FixtureRequest, results: Path) -> Path:
    """Return what is merged."""
    return results if request.param == "tables" else request.getfixturevalue("built_scorecard")


def leads_to(book: xw.Book) -> dict[str, tuple[str, str]]:
    """Return the sheet and the header that each name of a column leads to."""
    tables = {table.display_name: table for sheet in book.sheets for table in sheet.tables}
    found = {}
    for name in book.names:
        if name.name in COLUMNS.values():
            table, _, header = name.refers_to.removeprefix("=").rstrip("]").partition("[")
            headers = tables[table].header_row_range.value
            found[name.name] = (tables[table].range.sheet.name, headers[headers.index(header)])
    return found


def local_names(book: xw.Book) -> list[str]:
    """Return the names of columns that are local to a sheet."""
    return [
        name.name for sheet in book.sheets for name in sheet.names if name.name.rpartition("!")[2] in COLUMNS.values()
    ]


WANTED = {name: ("Data", "hidden reason" if key == "hidden" else key) for key, name in COLUMNS.items()}


def test_after_a_merge_every_name_leads_to_its_column(year: ExcelHost, given: Path) -> None:
    merge(year, given, Wanted(), NOON)

    assert leads_to(year.book) == WANTED
    assert local_names(year.book) == []


def test_after_a_second_merge_too(year: ExcelHost, given: Path) -> None:
    merge(year, given, Wanted(), NOON)
    year.book.sheets["Notes"]["A3"].formula2 = "=SUM(Frontline_value)"
    merge(year, given, Wanted(), LATER)

    assert leads_to(year.book) == WANTED
    assert local_names(year.book) == []
    assert year.book.sheets["Notes"]["A3"].formula2 == "=SUM(Frontline_value)"


def test_after_a_refresh_that_draws_every_sheet_anew_too(built: ExcelHost, built_book: xw.Book) -> None:
    for own in built.own_sheets():
        built_book.sheets[own.name].names["Frontline_layout"].refers_to = '="another version"'
    refresh_rankings(built)

    assert leads_to(built_book) == WANTED
    assert local_names(built_book) == []


def test_a_name_that_somebody_bent_is_set_right_by_the_next_run(built: ExcelHost, built_book: xw.Book) -> None:
    built_book.names["Frontline_value"].refers_to = "=Notes!$A$1"
    refresh_rankings(built)

    assert leads_to(built_book) == WANTED


def test_where_finance_has_a_table_of_that_name_the_names_lead_to_ours(year: ExcelHost, given: Path) -> None:
    money = year.book.sheets["Money"]
    money.tables["Budget"].display_name = "ScorecardData"
    merge(year, given, Wanted(), NOON)

    assert leads_to(year.book) == WANTED
    assert money.tables[0].display_name == "ScorecardData"


def test_taking_the_sheets_out_takes_the_names_away_and_undo_brings_them_back(year: ExcelHost, given: Path) -> None:
    merge(year, given, Wanted(), NOON)
    unmerge(year, LATER)
    without = [name.name for name in year.book.names]
    undo(year)

    assert [name for name in without if name.startswith("Frontline_")] == []
    assert leads_to(year.book) == WANTED
    assert local_names(year.book) == []


def test_no_cell_of_a_merged_sheet_leads_to_the_workbook_it_was_copied_from(year: ExcelHost, given: Path) -> None:
    merge(year, given, Wanted(), NOON)
    formulas = [
        str(cell)
        for own in year.own_sheets()
        for row in year.book.sheets[own.name].used_range.formula2
        for cell in row
        if str(cell).startswith("=")
    ]

    assert any("Frontline_value" in formula for formula in formulas)
    assert [formula for formula in formulas if "[frontline-" in formula or ".xlsx!" in formula] == []


def test_the_cells_to_type_into_keep_their_lists(year: ExcelHost, given: Path) -> None:
    merge(year, given, Wanted(), NOON)
    readme = year.book.sheets["ReadMe"]
    cell = readme.names["Frontline_input_unit"].refers_to_range

    assert "Frontline_unit_name" in cell.api.Validation.Formula1
    assert ".xlsx" not in cell.api.Validation.Formula1


def test_a_cell_to_type_into_that_was_deleted_stops_nothing(year: ExcelHost, results: Path) -> None:
    merge(year, results, Wanted(), NOON)
    year.book.sheets["ReadMe"].names["Frontline_input_unit"].refers_to = "=#REF!"
    year.book.sheets["ReadMe"].names["Frontline_layout"].refers_to = '="another version"'
    merge(year, results, Wanted(), LATER)

    assert year.book.sheets["ReadMe"].names["Frontline_input_unit"].refers_to.startswith("=ReadMe!$")
