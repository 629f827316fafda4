from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.hosts.excel_tables import ExcelTables
from frontline_workbooks.read import read_tables
from frontline_workbooks.read.report import Report

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

    from frontline_addin.hosts.excel import ExcelHost


def sources(book: xw.Book) -> dict[str, tuple[str, ...]]:
    return {source.key: source.headers for source in ExcelTables(book).sources((), Report())}


def test_an_open_workbook_reads_as_the_same_workbook_closed(book: xw.Book, example: Path) -> None:
    open_one, closed = read_tables(ExcelTables(book)), read_tables(example)

    for name in ("units", "measures", "results", "targets"):
        assert getattr(open_one, name).equals(getattr(closed, name)), name
    assert open_one.title == closed.title


def test_each_table_is_read_in_two_blocks(book: xw.Book) -> None:
    book.app.impl.calls.clear()

    found = sources(book)

    reads = [call[1] for call in book.app.impl.calls if call[0] == "read"]
    assert [reads.count(name) for name in ("Units", "Measures", "Results", "Targets")] == [2, 2, 2, 2]
    assert found.keys() >= {"Units", "Measures", "Results", "Targets"}


def test_our_own_sheets_are_no_data(host: ExcelHost, book: xw.Book) -> None:
    before = sources(book)
    build_in_workbook(host)

    assert sources(book) == before


def test_a_sheet_without_tables_is_read_by_what_is_used(book: xw.Book) -> None:
    sheet = book.sheets["Notes"]
    sheet["C5"].value = [["period", "unit_id", "measure_id", "value"], ["2025-01", "B01", "retention", 80.0]]
    sheet["A1"].value = None

    assert sources(book)["Notes"] == ("", "", "period", "unit_id", "measure_id", "value")


def test_dates_errors_blanks_and_texts_are_told_apart(book: xw.Book) -> None:
    sheet = book.sheets["Notes"]
    sheet["A1"].value = [["period", "unit_id", "measure_id", "value", "n"]]
    sheet["A2"].value = [[dt.datetime(2025, 1, 31), "'007", True, "#N/A", None]]  # noqa: DTZ001 - Excel knows no zones

    found = next(source for source in ExcelTables(book).sources((), Report()) if source.key == "Notes")

    cells = found.read(range(5), (), Report())
    assert [cells[place].iloc[0] for place in range(5)] == [dt.datetime(2025, 1, 31), "007", True, "#N/A", ""]  # noqa: DTZ001


def test_a_workbook_that_was_never_saved_has_no_folder(app: xw.App) -> None:
    assert ExcelTables(app.books.add()).folder is None
