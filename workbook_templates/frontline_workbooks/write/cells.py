"""The cells of a short table, column by column in tight loops."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.write import themes
from frontline_workbooks.write.layout import CELL_FACTOR, MOST_LINES
from frontline_workbooks.write.references import row_template, sheet_address

if TYPE_CHECKING:
    from xlsxwriter.format import Format

    from frontline_workbooks.sheets.description import Column, Table
    from frontline_workbooks.write.styles import Styles
    from frontline_workbooks.write.worksheet import ScorecardSheet

LONGEST_TEXT = 32_767
"""Characters a cell can hold."""


def draw_cells(sheet: ScorecardSheet, row: int, at: int, table: Table, column: Column, styles: Styles) -> None:
    """Draw the cells of a column, from a row on."""
    cells = cell_formats(table, column, styles)
    if column.sparkline is not None:
        for number, cell in enumerate(cells, row):
            sheet.write_blank(number, at, None, cell)
    elif column.formula:
        _draw_formulas(sheet, row, at, table, column, cells)
    elif column.links is not None:
        _draw_links(sheet, row, at, column, cells, styles)
    elif is_text(column):
        _draw_texts(sheet, row, at, column, cells)
    else:
        _draw_numbers(sheet, row, at, column, cells)


def is_text(column: Column) -> bool:
    """Whether a column holds texts."""
    return column.values.dtype.kind not in "fiu"


def cell_formats(table: Table, column: Column, styles: Styles) -> list[Format]:
    """Return the format of every cell of a column."""
    text, rows = is_text(column), table.rows
    own = [""] * rows if column.number_formats is None else column.number_formats.tolist()
    strong = [False] * rows if table.strong is None else table.strong.tolist()
    tall = _too_long(column).tolist() if text and column.align == "left" else [False] * rows
    kinds = {
        kind: styles.cell(
            replace(column, number_format=kind[0] or column.number_format), text=text, strong=kind[1], tall=kind[2]
        )
        for kind in dict.fromkeys(zip(own, strong, tall, strict=True))  # in order: same data, same bytes
    }
    return [kinds[kind] for kind in zip(own, strong, tall, strict=True)]


def _too_long(column: Column) -> np.ndarray:
    """Whether each text needs more lines than a row has; such a cell begins at the top."""
    lengths = np.fromiter(map(len, column.values.tolist()), dtype=float, count=len(column.values))
    return lengths > MOST_LINES * CELL_FACTOR * column.width


def clean(text: str) -> str:
    """Return a text as a cell can hold it.

    XlsxWriter takes ``<r>...</r>`` for formatted text and would write it as XML; a space after it prevents that.
    """
    cut = text[:LONGEST_TEXT]
    return f"{cut[: LONGEST_TEXT - 1]} " if cut.startswith("<r>") and cut.endswith("</r>") else cut


def finite(values: np.ndarray) -> np.ndarray:
    """Return floats as a cell can hold them: no infinity, no -0."""
    floats = values.astype(float) + 0.0
    floats[np.isinf(floats)] = np.nan
    return floats


def _draw_texts(sheet: ScorecardSheet, row: int, at: int, column: Column, cells: list[Format]) -> None:
    write, blank = sheet.write_string, sheet.write_blank
    for number, (value, cell) in enumerate(zip(column.values.tolist(), cells, strict=True), row):
        if value:
            write(number, at, clean(value), cell)
        else:
            blank(number, at, None, cell)


def _draw_numbers(sheet: ScorecardSheet, row: int, at: int, column: Column, cells: list[Format]) -> None:
    write, blank, mark = sheet.write_number, sheet.write_blank, sheet.write_string
    values = finite(column.values)
    marks = [""] * len(values) if column.marks is None else column.marks.tolist()
    for number, (value, said, cell) in enumerate(zip(values.tolist(), marks, cells, strict=True), row):
        if said:
            mark(number, at, said, cell)
        elif value == value:  # noqa: PLR0124 - NaN differs from itself; math.isnan costs a call
            write(number, at, value, cell)
        else:
            blank(number, at, None, cell)


def _draw_formulas(sheet: ScorecardSheet, row: int, at: int, table: Table, column: Column, cells: list[Format]) -> None:
    write = sheet.write_formula
    template = row_template(table, column.formula)
    values: list[str] | list[float] = column.values.tolist()
    if not is_text(column):
        values = ["" if value != value else value for value in finite(column.values).tolist()]  # noqa: PLR0124 - as above
    for number, (value, cell) in enumerate(zip(values, cells, strict=True), row):
        write(number, at, template.replace("\0", str(number + 1)), cell, value)


def _draw_links(sheet: ScorecardSheet, row: int, at: int, column: Column, cells: list[Format], styles: Styles) -> None:
    link = styles.get(font_color=themes.NAVY, underline=1, text_wrap=True, bottom=4, bottom_color=themes.RULE)
    targets = [] if column.links is None else column.links.tolist()
    for number, (value, target, cell) in enumerate(zip(column.values.tolist(), targets, cells, strict=True), row):
        if target:
            sheet.write_url(number, at, sheet_address(target), link, clean(value))
        else:
            sheet.write_string(number, at, clean(value), cell)
