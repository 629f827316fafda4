"""The cells of a finance workbook: its Excel tables, and its sheets from A1 on; sheets of ours are left out."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
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
    first_row, first_column
        Row and column of the first of them as Excel numbers them, from 1.
    """

    sheet: str
    table: str
    headers: tuple[str, ...]
    rows: Rows
    first_row: int
    first_column: int = 1

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
    PackageFault
        It is no workbook that can be changed.
    FileFaultError
        Its cells cannot be read.
    """
    ours = {own.name for own in own_sheets(yearend)}
    return [block for block in _read(yearend) if block.sheet not in ours]


def _read(yearend: bytes) -> list[Block]:
    """Read with the fast reader; one that knows more kinds of workbooks reads what it cannot."""
    try:
        book = _open(yearend)
        return [*_tables(book), *_sheets(book)]
    except calamine.CalamineError:
        pass
    try:
        return list(_with_openpyxl(yearend))
    except Exception as error:  # it raises whatever its parser meets
        raise FileFaultError(
            f"The cells of the finance workbook cannot be read ({str(error)[:80]}), so nothing was compared with them; "
            "open it in Excel and save it again."
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
        top, left = table.start or (1, 0)
        yield Block(table.sheet, table.name, tuple(map(str, table.columns)), table.to_python(), top + 1, left + 1)


def _sheets(book: calamine.CalamineWorkbook) -> Iterator[Block]:
    for described in book.sheets_metadata:
        if described.typ != calamine.SheetTypeEnum.WorkSheet:
            continue
        rows = book.get_sheet_by_name(described.name).to_python(skip_empty_area=False)
        yield Block(described.name, "", (), rows, 1)


def _with_openpyxl(yearend: bytes) -> Iterator[Block]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it would lose on saving
        book = openpyxl.load_workbook(BytesIO(yearend), read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows = [[_cell(value) for value in row] for row in sheet.iter_rows(values_only=True)]
            yield Block(sheet.title, "", (), rows, 1)


def _cell(value: object) -> object:
    """Return a cell as the fast reader gives it."""
    if value is None:
        return ""
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value
