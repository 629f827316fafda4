"""Tables in a workbook: an Excel table, or a sheet below its header row; the same whether it is open or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from frontline.scorecard.period_readings import text_of
from frontline_workbooks.read.headers import HEADER_ROWS, header_row, known_headers
from frontline_workbooks.read.values import as_categories

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from frontline_workbooks.read.report import Report

Rows = list[list[Any]]
"""Cells row by row: float, str, bool, date, datetime, error texts (``"#REF!"``), and ``""`` or None where empty."""

Cell = tuple[int, int]
"""Row and column, both counted from 0."""

Range = tuple[Cell, Cell]
"""First and last cell of a range."""


class SheetSource:
    """One Excel table, or one sheet below its header row.

    Parameters
    ----------
    name
        As shown to the user, ``"table tblUnits (sheet Units)"``.
    key
        As named in the map file, the name of the table or sheet.
    headers
        Headers as found, "" where empty.
    cells
        The rows below them, each as long as the headers.
    first_row
        Row of the first of them as Excel numbers it.
    """

    def __init__(self, name: str, key: str, headers: Sequence[str], cells: Rows, first_row: int) -> None:
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


def table_source(table: str, sheet: str, headers: Sequence[object], cells: Rows, first_row: int) -> SheetSource:
    """Return an Excel table as a source.

    Parameters
    ----------
    table, sheet
        Its name, and the name of the sheet it stands on.
    headers
        Its header row.
    cells
        Its rows without header and totals.
    first_row
        Row of the first of them as Excel numbers it.
    """
    return SheetSource(f"table {table} (sheet {sheet})", table, [_text(header) for header in headers], cells, first_row)


def sheet_source(
    sheet: str, cells: Rows, extra_headers: Collection[str], report: Report, merged: Sequence[Range] = ()
) -> SheetSource | None:
    """Return a sheet without Excel tables as a source, or None where its first rows are empty.

    Parameters
    ----------
    sheet
        Its name.
    cells
        All its rows from A1 on, of equal length.
    extra_headers
        Headers the map file knows, which help to find the header row.
    report
        Takes merged header cells.
    merged
        Its merged ranges.
    """
    head = [[_text(cell) for cell in row] for row in cells[:HEADER_ROWS]]
    if not any(any(row) for row in head):
        return None
    at = header_row(head, extra_headers)
    if known_headers(head[at]) > 1:
        _report_merged(sheet, merged, at, report)
    return SheetSource(f"sheet {sheet}", sheet, head[at], cells[at + 1 :], at + 2)


def _text(cell: object) -> str:
    return "" if cell is None else text_of(cell)


def _column(cells: list[Any], number: bool) -> pd.Series:  # noqa: FBT001
    if number and all(type(cell) is float or cell is None or cell == "" for cell in cells):
        return pd.Series(np.array([cell if type(cell) is float else np.nan for cell in cells], dtype=float))
    return as_categories(pd.Series(["" if cell is None else cell for cell in cells], dtype=object))


def _report_merged(sheet: str, merged: Sequence[Range], row: int, report: Report) -> None:
    for (top, left), (bottom, right) in merged:
        if top <= row <= bottom:
            address = f"{_letters(left)}{top + 1}:{_letters(right)}{bottom + 1}"
            report.add(
                f"sheet {sheet}",
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
