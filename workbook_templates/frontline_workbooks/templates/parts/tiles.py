"""A quiet band of numbers over a result: what a reader wants to know first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.write import themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_udfs.core.cells import Cell
    from frontline_workbooks.templates.parts.page import Page


@dataclass(frozen=True, slots=True)
class Tile:
    """A number with its label; the formula keeps it true, the value is what it shows for the example."""

    label: str
    formula: str
    value: Cell
    number_format: str = "General"


def draw_tiles(page: Page, row: int, columns: Sequence[int], last_column: int, tiles: Sequence[Tile]) -> None:
    """Draw a band from the first of the columns to the last one, with a tile at each of the columns."""
    label = {"font_size": 9, "font_color": themes.GREY, "bg_color": themes.BAND, "align": "left"}
    number = {"font_size": 16, "bold": True, "font_color": themes.NAVY, "bg_color": themes.BAND, "align": "left"}
    page.sheet.set_row(row, 15)
    page.sheet.set_row(row + 1, 24)
    for column in range(columns[0], last_column + 1):
        page.write(row, column, None, **label)
        page.write(row + 1, column, None, **label)
    for column, tile in zip(columns, tiles, strict=True):
        page.write(row, column, tile.label, **label)
        page.formula(row + 1, column, tile.formula, tile.value, num_format=tile.number_format, **number)
