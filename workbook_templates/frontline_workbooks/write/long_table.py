"""A described table as long rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from xlsxwriter.utility import xl_col_to_name

from frontline_workbooks.write.cells import cell_formats, clean, finite, is_text
from frontline_workbooks.write.layout import FIRST_COLUMN, row_pixels
from frontline_workbooks.write.long_rows import FormulaCells, LongRows, NumberCells, TextCells
from frontline_workbooks.write.references import row_template

if TYPE_CHECKING:
    from frontline_workbooks.sheets.description import Column, Table
    from frontline_workbooks.write.layout import Place
    from frontline_workbooks.write.long_rows import Cells
    from frontline_workbooks.write.styles import Styles
    from frontline_workbooks.write.worksheet import ScorecardSheet

LONG = 1000
"""Tables of more rows are written as long rows; their links become plain text."""
_POINTS_A_PIXEL = 0.75


def long_rows(sheet: ScorecardSheet, place: Place, table: Table, styles: Styles) -> LongRows:
    """Return the rows of a table, still as columns."""
    columns = tuple(
        _cells(sheet, xl_col_to_name(at), table, column, styles)
        for at, column in enumerate(table.columns, FIRST_COLUMN)
    )
    lines = np.ones(table.rows) if place.lines is None else place.lines
    heights = {count: row_pixels(count) * _POINTS_A_PIXEL for count in np.unique(lines).tolist()}
    points = [heights[count] for count in lines.tolist()]
    return LongRows(place.header + 1, table.rows, columns, points)


def _cells(sheet: ScorecardSheet, letter: str, table: Table, column: Column, styles: Styles) -> Cells:
    numbers = sheet.style_numbers(cell_formats(table, column, styles))
    if column.sparkline is not None:
        return NumberCells(letter, numbers, np.full(table.rows, np.nan))
    if column.formula:
        values = column.values if is_text(column) else finite(column.values)
        return FormulaCells(letter, numbers, row_template(table, column.formula), values)
    if is_text(column):
        return TextCells(letter, numbers, _strings(sheet, column.values))
    marks = None if column.marks is None else _strings(sheet, column.marks)
    return NumberCells(letter, numbers, finite(column.values), marks)


def _strings(sheet: ScorecardSheet, texts: np.ndarray) -> np.ndarray:
    return sheet.string_numbers(np.array([clean(text) for text in texts.tolist()], dtype=object))
