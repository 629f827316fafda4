"""The tables of an open workbook, each read in one block."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline_addin.hosts.excel_filled import filled
from frontline_addin.hosts.excel_marks import own_sheets
from frontline_workbooks.read.sheet_source import sheet_source, table_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import xlwings as xw

    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.sheet_source import Rows, SheetSource


class ExcelTables:
    """An open workbook as a source of data: its Excel tables, and the sheets that have none; ours are left out.

    Parameters
    ----------
    book
        The workbook.
    """

    def __init__(self, book: xw.Book) -> None:
        self._book = book
        self.name = str(book.name)
        self.folder = folder_of(book)

    def sources(self, extra_headers: Collection[str], report: Report) -> Iterator[SheetSource]:
        """Give the tables; see `OpenWorkbook`."""
        ours = {own.name for own in own_sheets(self._book)}
        for sheet in self._book.sheets:
            if sheet.name in ours:
                continue
            tables = [table for table in sheet.tables if table.show_headers]
            yield from (_table(table, sheet) for table in tables)
            if not tables:
                found = sheet_source(sheet.name, cells_from_a1(sheet), extra_headers, report)
                if found is not None:
                    yield found


def folder_of(book: xw.Book) -> Path | None:
    """Return where a workbook lies on this machine; None where it was never saved or lies on the web."""
    folder = Path(str(book.fullname)).parent
    return folder if folder.is_absolute() and folder.is_dir() else None


def _table(table: Any, sheet: xw.Sheet) -> SheetSource:
    headers = [str(header) for header in _block(table.header_row_range)[0]]
    body = table.data_body_range
    first = table.header_row_range.row + 1
    return table_source(table.display_name, sheet.name, headers, [] if body is None else _block(body), first)


def cells_from_a1(sheet: xw.Sheet) -> Rows:
    """Read a sheet from its first cell to the last that holds anything."""
    last = filled(sheet).last_cell
    return _block(sheet.range((1, 1), (last.row, last.column)))


def _block(cells: xw.Range) -> Rows:
    """Read a block at once: floats, texts, booleans, datetimes, error texts, None where blank."""
    rows: Rows = cells.options(ndim=2, err_to_str=True).value
    return rows
