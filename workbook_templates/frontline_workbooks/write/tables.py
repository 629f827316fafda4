"""Tables: header, cells, rules and sparklines."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.write import themes
from frontline_workbooks.write.cells import draw_cells
from frontline_workbooks.write.layout import FIRST_COLUMN, row_pixels
from frontline_workbooks.write.long_table import LONG, long_rows
from frontline_workbooks.write.references import with_local_ranges
from frontline_workbooks.write.rules import draw_rule, draw_sparklines

if TYPE_CHECKING:
    from frontline_workbooks.sheets.description import Table
    from frontline_workbooks.write.layout import Layout, Place
    from frontline_workbooks.write.styles import Styles
    from frontline_workbooks.write.worksheet import ScorecardSheet

_HEADER_HEIGHT, _LONGEST_HEADER = 15.5, 250


def draw_table(sheet: ScorecardSheet, layout: Layout, place: Place, table: Table, styles: Styles) -> None:
    """Draw a table's heading, header, cells, rules and sparklines."""
    if table.heading:
        heading = styles.get(bold=True, font_size=13, font_color=themes.NAVY)
        sheet.set_row(place.row, 24)
        sheet.write_string(place.row, FIRST_COLUMN, table.heading, heading)
    first = place.header + 1
    table = with_local_ranges(layout, table)
    _draw_frame(sheet, place, table, styles)
    if table.rows > LONG:
        sheet.add_long_rows(long_rows(sheet, place, table, styles), FIRST_COLUMN)
    else:
        for at, column in enumerate(table.columns, FIRST_COLUMN):
            draw_cells(sheet, first, at, table, column, styles)
        _heighten_rows(sheet, place)
    for at, column in enumerate(table.columns, FIRST_COLUMN):
        draw_sparklines(sheet, first, at, table, column)
        for rule in column.rules:
            draw_rule(sheet, first, at, table, rule, styles)


def _draw_frame(sheet: ScorecardSheet, place: Place, table: Table, styles: Styles) -> None:
    """Make it an Excel table; its headers and cells are drawn in our own formats."""
    longest = max(math.ceil(len(column.header) / column.width) for column in table.columns if column.printed)
    sheet.set_row(place.header, _HEADER_HEIGHT * min(max(longest, 1.6), 4))
    headers = unique_headers(table)
    sheet.add_table(
        place.header,
        FIRST_COLUMN,
        place.header + table.rows,
        FIRST_COLUMN + len(table.columns) - 1,
        {
            "name": table.name,
            "style": None,
            "autofilter": table.filtered,
            "banded_rows": False,
            "columns": [
                {"header": header, "header_format": styles.header(column)}
                for header, column in zip(headers, table.columns, strict=True)
            ],
        },
    )


def unique_headers(table: Table) -> list[str]:
    """Return headers as Excel demands them of a table: not empty, 255 characters at most, no two alike."""
    found: list[str] = []
    for column in table.columns:
        header = " ".join(column.header.split())[:_LONGEST_HEADER] or "Column"
        lower = {other.casefold() for other in found}
        number = 2
        unique = header
        while unique.casefold() in lower:
            unique, number = f"{header} {number}", number + 1
        found.append(unique)
    return found


def _heighten_rows(sheet: ScorecardSheet, place: Place) -> None:
    """Give rows with long texts the height of two or three lines."""
    if place.lines is None:
        return
    for offset in np.flatnonzero(place.lines > 1).tolist():
        sheet.set_row_pixels(place.header + 1 + offset, row_pixels(place.lines[offset]))
