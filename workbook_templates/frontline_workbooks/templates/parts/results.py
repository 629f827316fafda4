"""Results that spill: header, formats that follow them however long they grow, and quiet gaps."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from frontline_workbooks.templates.parts.looks import ROOM, Shown, text_with_sign
from frontline_workbooks.write import themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_udfs.core.cells import Rows
    from frontline_workbooks.templates.parts.looks import Word
    from frontline_workbooks.templates.parts.page import Page

_CHARACTERS, _LINE = 1.25, 13.5
"""Characters of a note that fit in one unit of a column's width, and the height of its lines in points."""


def draw_heading(page: Page, row: int, column: int, heading: str, note: str = "") -> None:
    """Draw a heading over a result and, in the next row, how to read it."""
    page.sheet.set_row(row, 22)
    page.write(row, column, heading, font_size=13, bold=True, font_color=themes.NAVY)
    if note:
        draw_note(page, row + 1, column, note)


def draw_note(page: Page, row: int, column: int, note: str) -> None:
    """Draw a line that says how to read a result."""
    page.write(row, column, note, font_size=9, italic=True, font_color=themes.GREY)


def below(column: int, header: int) -> str:
    """Return the cells under a header as far as a result may grow.

    >>> below(1, 5)
    '$B$7:$B$506'
    """
    return str(xl_range_abs(header + 1, column, header + ROOM, column))


def filled_below(column: int, header: int) -> str:
    """Return the cells under a header that hold something.

    >>> filled_below(1, 5)
    'FILTER($B$7:$B$506,$B$7:$B$506<>"")'
    """
    cells = below(column, header)
    return f'FILTER({cells},{cells}<>"")'


def draw_result(page: Page, row: int, column: int, formula: str, columns: Sequence[Shown], room: int = ROOM) -> Rows:
    """Draw a worksheet function's table, its own header in the first row, and return its cells.

    Parameters
    ----------
    page
        Where.
    row, column
        Cell of the formula.
    formula
        ``=FLS_NAME(...)``.
    columns
        How each of its columns is shown.
    room
        Rows that it may take.
    """
    _format_columns(page, row, column, columns)
    looks, headers = [_look(shown) for shown in columns], [_header_look(shown) for shown in columns]
    values = page.answer(row, column, formula, looks, headers)
    _heighten(page, row + 1, values[1:], columns)
    _draw_rules(page, row + 1, column, columns, room)
    return values


def draw_beside(page: Page, row: int, column: int, header: str, formula: str, shown: Shown) -> Rows:
    """Draw a worksheet function's answer, one cell a row, under a header of ours; return its cells."""
    _format_columns(page, row, column, (shown,))
    page.write(row, column, header, **_header_look(shown))
    values = page.answer(row + 1, column, formula, [_look(shown)])
    _draw_rules(page, row + 1, column, (shown,))
    return values


def draw_looked_up(page: Page, row: int, column: int, header: str, formula: str, values: Rows, shown: Shown) -> None:
    """Draw a column that Excel's own functions look up, with the values they find, under a header of ours."""
    _format_columns(page, row, column, (shown,))
    page.write(row, column, header, **_header_look(shown))
    page.spill(row + 1, column, formula, values, [_look(shown)])
    _draw_rules(page, row + 1, column, (shown,))


def _heighten(page: Page, row: int, values: Rows, columns: Sequence[Shown]) -> None:
    """Give rows of the example with long notes the height these need."""
    for offset, cells in enumerate(values):
        texts = ((str(cell), shown.width) for cell, shown in zip(cells, columns, strict=True) if shown.align == "left")
        lines = max((math.ceil(len(text) / (_CHARACTERS * width)) for text, width in texts), default=1)
        if lines > 1:
            page.sheet.set_row(row + offset, _LINE * lines + 3)


def _look(shown: Shown) -> dict[str, Any]:
    wrapped = {"text_wrap": True} if shown.align == "left" else {}
    return {"num_format": shown.number_format, "align": shown.align, **wrapped}


def _header_look(shown: Shown) -> dict[str, Any]:
    return {
        "bold": True,
        "font_color": themes.WHITE,
        "bg_color": themes.NAVY,
        "text_wrap": True,
        "align": shown.align,
    }


def _format_columns(page: Page, row: int, column: int, columns: Sequence[Shown]) -> None:
    """Give whole columns width and format: rows that come later have them too."""
    page.sheet.set_row(row, 30)
    for place, shown in enumerate(columns, column):
        page.sheet.set_column(place, place, shown.width, page.styles.get(**_look(shown)))


def _draw_rules(page: Page, row: int, column: int, columns: Sequence[Shown], room: int = ROOM) -> None:
    """Lay the rules over each column as far as it may grow: gaps grey, words coloured, a thin line under each row."""
    first = xl_rowcol_to_cell(row, column, col_abs=True)
    for place, shown in enumerate(columns, column):
        cell = xl_rowcol_to_cell(row, place, col_abs=True)
        if shown.bar:
            _lay(page, row, place, room, _bar(shown.bar))
        quiet = page.styles.theme.shade("muted").text
        _lay(page, row, place, room, _where(page, f"=ISNA({cell})", font_color=quiet))
        for word in shown.words:
            starts = f'=LEFT({cell},{len(word.word)})="{word.word}"'
            _lay(page, row, place, room, _where(page, starts, **_word_look(page, word)))
        _lay(page, row, place, room, _where(page, f'={first}<>""'))


def _word_look(page: Page, word: Word) -> dict[str, Any]:
    shade = page.styles.theme.shade(word.role)
    filled = {"bg_color": shade.ground, "bold": True} if word.role in ("good", "near", "bad") else {}
    return {"font_color": shade.text, "num_format": text_with_sign(word.sign), **filled}


def _lay(page: Page, row: int, column: int, room: int, rule: dict[str, Any]) -> None:
    page.sheet.conditional_format(row, column, row + room - 1, column, rule)


def _where(page: Page, criteria: str, **look: Any) -> dict[str, Any]:
    overlay = page.overlay(bottom=4, bottom_color=themes.RULE, **look)
    return {"type": "formula", "criteria": criteria, "format": overlay}


def _bar(largest: float) -> dict[str, Any]:
    return {
        "type": "data_bar",
        "data_bar_2010": True,
        "bar_solid": True,
        "bar_color": themes.BAR,
        "bar_negative_color_same": True,
        "min_type": "num",
        "max_type": "num",
        "min_value": 0,
        "max_value": largest,
    }
