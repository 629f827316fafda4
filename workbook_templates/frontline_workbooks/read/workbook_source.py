"""Workbooks: Excel tables where a sheet has them, else the sheet itself."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import python_calamine as calamine

from frontline.errors import FileFaultError
from frontline.scorecard.period_readings import text_of
from frontline_workbooks.read.headers import HEADER_ROWS, header_row, known_headers
from frontline_workbooks.read.values import as_categories

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from frontline_workbooks.read.report import Report

LARGEST = 3 << 30
_OLE = b"\xd0\xcf\x11\xe0"


def open_workbook(path: Path, extra_headers: Collection[str], report: Report) -> Iterator[SheetSource]:
    """Open a workbook and yield its tables.

    Parameters
    ----------
    path
        An .xlsx or .xlsm file.
    extra_headers
        Headers the map file knows.
    report
        Takes faults of single sheets.

    Raises
    ------
    FileFaultError
        The workbook is encrypted, damaged, empty, too large or no workbook.
    """
    _check_package(path)
    book = _load(path)
    tables = [_table(book, name, path) for name in book.table_names or ()]
    for sheet in book.sheet_names:
        own = [table for table in tables if table.sheet == sheet]
        if own:
            yield from (_table_source(table) for table in own)
        else:
            yield from _sheet_source(book, sheet, extra_headers, path, report)


class SheetSource:
    """One Excel table, or one sheet below its header row."""

    def __init__(self, name: str, key: str, headers: Sequence[str], cells: list[list[Any]], first_row: int) -> None:
        self.name = name
        self.key = self.stem = key
        self.headers = tuple(header.strip() for header in headers)
        self._cells = cells
        self._first_row = first_row

    def read(self, places: Sequence[int], numbers: Collection[int], report: Report) -> dict[int, pd.Series]:  # noqa: ARG002
        """Read columns by position; see `Source`."""
        return {place: _column([row[place] for row in self._cells], place in numbers) for place in places}

    def row_number(self, position: int) -> int:
        """Return the row as Excel numbers it."""
        return self._first_row + position


def _column(cells: list[Any], number: bool) -> pd.Series:  # noqa: FBT001
    if number and all(type(cell) is float or cell == "" for cell in cells):
        return pd.Series(np.array([np.nan if cell == "" else cell for cell in cells], dtype=float))
    return as_categories(pd.Series(cells, dtype=object))


def _check_package(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if start == _OLE:
            raise FileFaultError(f"{path.name} is encrypted. Open it in Excel, remove the password and save it.")
        if not start:
            raise FileFaultError(f"{path.name} is empty (0 bytes). Save the workbook again.")
        with zipfile.ZipFile(path) as package:
            size = sum(part.file_size for part in package.infolist())
    except PermissionError as error:
        raise FileFaultError(f"{path.name} cannot be opened. Close it in Excel and run again.") from error
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise FileFaultError(
            f"{path.name} is not a workbook, or it is damaged. Open it in Excel and save it again."
        ) from error
    if size > LARGEST:
        raise FileFaultError(
            f"{path.name} is too large: it unpacks to {size / 2**30:.1f} GB. Give the data as CSV or Parquet files."
        )


def _load(path: Path) -> calamine.CalamineWorkbook:
    try:
        return calamine.CalamineWorkbook.from_path(path, load_tables=True)
    except calamine.PasswordError as error:
        raise FileFaultError(f"{path.name} is encrypted. Open it in Excel, remove the password and save it.") from error
    except (calamine.CalamineError, OSError) as error:
        raise _damaged(path, error) from error


def _damaged(path: Path, error: BaseException) -> FileFaultError:
    return FileFaultError(f"{path.name} is damaged ({str(error)[:80]}). Open it in Excel and save it again.")


def _table(book: calamine.CalamineWorkbook, name: str, path: Path) -> calamine.CalamineTable:
    try:
        return book.get_table_by_name(name)
    except calamine.CalamineError as error:
        raise _damaged(path, error) from error


def _table_source(table: calamine.CalamineTable) -> SheetSource:
    first = (table.start or (1, 0))[0] + 1
    cells = table.to_python()
    return SheetSource(f"table {table.name} (sheet {table.sheet})", table.name, table.columns, cells, first)


def _sheet_source(
    book: calamine.CalamineWorkbook, name: str, extra: Collection[str], path: Path, report: Report
) -> Iterator[SheetSource]:
    try:
        sheet = book.get_sheet_by_name(name)
        cells = sheet.to_python(skip_empty_area=False)
        merged = sheet.merged_cell_ranges or []
    except calamine.WorksheetNotFound:
        return
    except calamine.CalamineError as error:
        raise _damaged(path, error) from error
    if not any(cell != "" for row in cells[:HEADER_ROWS] for cell in row):
        return
    texts = [[text_of(cell) for cell in row] for row in cells[:HEADER_ROWS]]
    at = header_row(texts, extra)
    if known_headers(texts[at]) > 1:
        _report_merged(name, merged, at, report)
    yield SheetSource(f"sheet {name}", name, texts[at], cells[at + 1 :], at + 2)


def _report_merged(name: str, merged: list[tuple[tuple[int, int], tuple[int, int]]], row: int, report: Report) -> None:
    for (top, left), (bottom, right) in merged:
        if top <= row <= bottom:
            address = f"{_letters(left)}{top + 1}:{_letters(right)}{bottom + 1}"
            report.add(
                f"sheet {name}",
                f"header cells must not be merged ({address})",
                "Unmerge them and give every column its own header.",
                row=row + 1,
            )


def _letters(column: int) -> str:
    """Return the letters of a column, 0 = A."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
