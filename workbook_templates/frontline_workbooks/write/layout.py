"""Where each block of a sheet stands: decided before anything is drawn, so that charts may refer to tables."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.sheets.description import Chart, Lines, Table, Tiles

if TYPE_CHECKING:
    from frontline_workbooks.sheets.description import Block, Sheet

FIRST_COLUMN = 1
"""Column B; column A is a margin."""
ROW_PIXELS = 22
_TITLE_ROWS = 2
_NARROWEST = 92.0
_LINE_FACTORS = {"note": 1.45, "body": 1.25, "heading": 0.9}


@dataclass(frozen=True, slots=True)
class Place:
    """A block and its rows, counted from 0; a table's ``header`` is the row of its header."""

    block: Block
    row: int
    rows: int
    header: int = -1
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet, the widths of its columns from B on, how many of them are printed, and its blocks' places."""

    sheet: Sheet
    widths: tuple[float, ...]
    printed: int
    subtitle: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def tables(self) -> tuple[Place, ...]:
        """Places of the tables."""
        return tuple(place for place in self.places if isinstance(place.block, Table))

    @property
    def last_row(self) -> int:
        """Last row that holds something."""
        return max((place.row + place.rows - 1 for place in self.places), default=_TITLE_ROWS)

    @property
    def printed_width(self) -> float:
        """Characters across the printed columns."""
        return sum(self.widths[: self.printed])


def arrange(sheet: Sheet) -> Layout:
    """Return where everything on a sheet stands."""
    widths, printed = _columns(sheet)
    across = sum(widths[:printed])
    subtitle = _wrap(sheet.subtitle, across * _LINE_FACTORS["body"])
    row = _TITLE_ROWS + len(subtitle) + 1
    places: list[Place] = []
    for block in sheet.blocks:
        if _stands_beside(block, places):
            place = Place(block, places[-1].row, places[-1].rows)
        else:
            place = _place(block, row, across)
        places.append(place)
        row = max(row, place.row + place.rows + 1)
    return Layout(sheet, widths, printed, subtitle, tuple(places))


def starts(widths: tuple[float, ...], parts: int) -> list[int]:
    """Return the first column of each of so many parts of about equal width, counted from 0.

    >>> starts((6.0, 40.0, 10.0, 10.0, 10.0, 10.0), 3)
    [0, 2, 4]
    """
    edges = [sum(widths[:index]) for index in range(len(widths))]
    total, found = sum(widths), list[int]()
    for part in range(min(parts, len(widths))):
        nearest = min(range(len(widths)), key=lambda index: abs(edges[index] - part * total / parts))
        found.append(max(nearest, found[-1] + 1) if found else nearest)
    overrun = max(0, found[-1] - len(widths) + 1)
    return [max(index, column - overrun) for index, column in enumerate(found)]


def _columns(sheet: Sheet) -> tuple[tuple[float, ...], int]:
    tables = [block for block in sheet.blocks if isinstance(block, Table)]
    count = max((len(table.columns) for table in tables), default=0)
    widths = [
        max(table.columns[index].width for table in tables if index < len(table.columns)) for index in range(count)
    ]
    printed = max((sum(column.printed for column in table.columns) for table in tables), default=0)
    if not printed:
        return (_NARROWEST / 8,) * 8, 8
    missing = _NARROWEST - sum(widths[:printed])
    if missing > 0:  # titles, tiles and lines need room
        widths[widths.index(max(widths[:printed]))] += missing
    return tuple(widths), printed


def _stands_beside(block: Block, places: list[Place]) -> bool:
    if not (isinstance(block, Chart) and block.half and places):
        return False
    halves = 0
    for place in reversed(places):
        if not (isinstance(place.block, Chart) and place.block.half):
            break
        halves += 1
    return halves % 2 == 1


def _place(block: Block, row: int, across: float) -> Place:
    if isinstance(block, Table):
        heading = 1 if block.heading else 0
        return Place(block, row, heading + 1 + block.rows, row + heading)
    if isinstance(block, Tiles):
        return Place(block, row, 2)
    if isinstance(block, Lines):
        texts = tuple(part for line in block.lines for part in _wrap(line, across * _LINE_FACTORS[block.style]))
        return Place(block, row, len(texts), texts=texts)
    if isinstance(block, Chart):
        return Place(block, row, math.ceil(block.height / ROW_PIXELS))
    return Place(block, row, 1)


def _wrap(text: str, characters: float) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, max(20, int(characters)))) or ("",)
