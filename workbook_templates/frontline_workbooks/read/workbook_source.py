"""Closed workbooks: Excel tables where a sheet has them, else the sheet itself."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import python_calamine as calamine

from frontline.errors import FileFaultError
from frontline_workbooks.read.error_cells import error_cells
from frontline_workbooks.read.sheet_parts import SheetPart, macro_sheets, sheet_parts
from frontline_workbooks.read.sheet_source import sheet_source, table_source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.sheet_source import Cell, Rows, SheetSource

LARGEST = 3 << 30
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_workbook(path: Path, extra_headers: Collection[str], report: Report) -> Iterator[SheetSource]:
    """Open a workbook and yield its tables; sheets of ours are left out.

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
    parts = sheet_parts(path)
    ours = {table for part in parts.values() for table in part.tables}  # loading them would take the most time
    tables = [_table(book, name, path) for name in book.table_names or () if name not in ours]
    for sheet in book.sheet_names:
        part = parts.get(sheet, SheetPart(sheet, "", ours=False))
        if part.ours:
            continue
        errors = error_cells(path, part.part)
        on_it = [table for table in tables if table.sheet == sheet]
        yield from (_table_source(table, errors) for table in on_it)
        if not on_it:
            yield from _sheet_source(book, sheet, errors, extra_headers, path, report)


def _check_package(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(4)
        if start == _OLE:
            raise _compound_file(path)
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


def _compound_file(path: Path) -> FileFaultError:
    """Tell a password from the format of before 2007 under a new ending: both are compound files."""
    if _ENCRYPTED in path.read_bytes():
        return FileFaultError(f"{path.name} is encrypted. Open it in Excel, remove the password and save it.")
    return FileFaultError(
        f"{path.name} is a workbook of the kind .xls, whatever its ending. Open it in Excel and save it as .xlsx."
    )


def _load(path: Path) -> calamine.CalamineWorkbook:
    try:
        return calamine.CalamineWorkbook.from_path(path, load_tables=True)
    except calamine.PasswordError as error:
        raise FileFaultError(f"{path.name} is encrypted. Open it in Excel, remove the password and save it.") from error
    except (calamine.CalamineError, OSError) as error:
        macros = macro_sheets(path)
        raise _with_macros(path, macros) if macros else _damaged(path, error) from error


def _with_macros(path: Path, macros: Sequence[str]) -> FileFaultError:
    return FileFaultError(
        f"{path.name} holds macros of Excel 4 (sheet {', '.join(macros)}), so that only Excel reads it. "
        "Copy the tables into a workbook of their own and name that."
    )


def _damaged(path: Path, error: BaseException) -> FileFaultError:
    return FileFaultError(f"{path.name} is damaged ({str(error)[:80]}). Open it in Excel and save it again.")


def _table(book: calamine.CalamineWorkbook, name: str, path: Path) -> calamine.CalamineTable:
    try:
        return book.get_table_by_name(name)
    except calamine.CalamineError as error:
        raise _damaged(path, error) from error


def _table_source(table: calamine.CalamineTable, errors: Mapping[Cell, str]) -> SheetSource:
    top, left = table.start or (1, 0)
    cells = _with_errors(table.to_python(), errors, top, left)
    return table_source(table.name, table.sheet, table.columns, cells, top + 1)


def _sheet_source(
    book: calamine.CalamineWorkbook,
    name: str,
    errors: Mapping[Cell, str],
    extra: Collection[str],
    path: Path,
    report: Report,
) -> Iterator[SheetSource]:
    try:
        sheet = book.get_sheet_by_name(name)
        cells = _with_errors(sheet.to_python(skip_empty_area=False), errors)
    except calamine.WorksheetNotFound:
        return
    except calamine.CalamineError as error:
        raise _damaged(path, error) from error
    source = sheet_source(name, cells, extra, report, sheet.merged_cell_ranges or ())
    if source is not None:
        yield source


def _with_errors(cells: Rows, errors: Mapping[Cell, str], top: int = 0, left: int = 0) -> Rows:
    """Put errors where they stand: the reader of closed files gives empty cells for them."""
    for (row, column), text in errors.items():
        if 0 <= row - top < len(cells) and 0 <= column - left < len(cells[row - top]):
            cells[row - top][column - left] = text
    return cells
