"""The cells of a finance workbook: its Excel tables, and its sheets from A1 on; sheets of ours are left out."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import python_calamine as calamine

from frontline.errors import FileFaultError
from frontline_workbooks.package import own_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator

Rows = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Block:
    """An Excel table, or a whole sheet.

    Parameters
    ----------
    sheet
        Its sheet.
    table
        Name of the Excel table, "" for a sheet.
    headers
        Headers of an Excel table, () for a sheet, whose header row is not known yet.
    rows
        Cells: below the headers of a table, all of a sheet.
    first_row
        Row of the first of them as Excel numbers it.
    """

    sheet: str
    table: str
    headers: tuple[str, ...]
    rows: Rows
    first_row: int

    @property
    def name(self) -> str:
        """What users call it."""
        return f"table {self.table} (sheet {self.sheet})" if self.table else f"sheet {self.sheet}"


def read_blocks(yearend: bytes) -> list[Block]:
    """Read the Excel tables of a workbook, then its sheets.

    Parameters
    ----------
    yearend
        The bytes of the workbook.

    Raises
    ------
    FileFaultError
        The workbook cannot be read.
    """
    ours = {own.name for own in own_sheets(yearend)}
    try:
        book = _open(yearend)
        return [block for block in (*_tables(book), *_sheets(book)) if block.sheet not in ours]
    except calamine.CalamineError as error:
        raise FileFaultError(
            f"The year-end workbook cannot be read ({str(error)[:80]}). Open it in Excel, save it and run again."
        ) from error


def _open(yearend: bytes) -> calamine.CalamineWorkbook:
    """Open it with its tables; where these alone cannot be read, its sheets still can."""
    try:
        return calamine.CalamineWorkbook.from_filelike(BytesIO(yearend), load_tables=True)
    except calamine.CalamineError:
        return calamine.CalamineWorkbook.from_filelike(BytesIO(yearend))


def _tables(book: calamine.CalamineWorkbook) -> Iterator[Block]:
    try:
        names = book.table_names or ()
    except calamine.TablesNotLoaded:
        return
    for name in names:
        table = book.get_table_by_name(name)
        top, _ = table.start or (1, 0)
        yield Block(table.sheet, table.name, tuple(map(str, table.columns)), table.to_python(), top + 1)


def _sheets(book: calamine.CalamineWorkbook) -> Iterator[Block]:
    for described in book.sheets_metadata:
        if described.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        rows = book.get_sheet_by_name(described.name).to_python(skip_empty_area=False)
        yield Block(described.name, "", (), rows, 1)
