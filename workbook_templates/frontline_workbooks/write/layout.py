"""Where each block of a sheet stands: decided before anything is drawn, so that charts may refer to tables."""

from __future__ import annotations

import math
import textwrap
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets.description import Chart, Fields, Lines, Table, Tiles

if TYPE_CHECKING:
    from frontline_workbooks.sheets.description import Block, Sheet

FIRST_COLUMN = 1
"""Column B; column A is a margin."""
ROW_PIXELS = 22
MOST_LINES = 3
"""Lines of the tallest row of a table; longer texts are kept whole in their cells."""
_NARROWEST = 92.0
CELL_FACTOR = 1.1
"""Characters of a table's font that fit in one unit of a column's width."""
_TITLE_FACTOR = 0.6
_LINE_FACTORS = {"note": 1.45, "body": 1.25, "strong": 1.15, "heading": 0.9}
_MOST_EDGES = 13


@dataclass(frozen=True, slots=True)
class Place:
    """A block and its rows, counted from 0.

    Parameters
    ----------
    header
        Row of a table's header, -1 for other blocks.
    texts
        Lines of text, already wrapped.
    lines
        Lines a table's rows need, shape (rows,); None where every row needs one.
    """

    block: Block
    row: int
    rows: int
    header: int = -1
    texts: tuple[str, ...] = ()
    lines: np.ndarray | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A sheet, the widths of its columns from B on, how many of them are printed, and its blocks' places."""

    sheet: Sheet
    widths: tuple[float, ...]
    printed: int
    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    places: tuple[Place, ...]

    @property
    def tables(self) -> tuple[Place, ...]:
        """Places of the tables."""
        return tuple(place for place in self.places if isinstance(place.block, Table))

    @property
    def last_row(self) -> int:
        """Last row that holds something."""
        return max((place.row + place.rows - 1 for place in self.places), default=self.first_row)

    @property
    def first_row(self) -> int:
        """First row under the title and the sub-title."""
        return 1 + len(self.title) + len(self.subtitle)

    @property
    def printed_width(self) -> float:
        """Characters across the printed columns."""
        return sum(self.widths[: self.printed])


def arrange(sheet: Sheet) -> Layout:
    """Return where everything on a sheet stands."""
    widths, printed = _columns(sheet)
    across = sum(widths[:printed])
    title = _wrap(sheet.title, across * _TITLE_FACTOR)
    subtitle = _wrap(sheet.subtitle, across * _LINE_FACTORS["body"])
    row = 2 + len(title) + len(subtitle)
    places: list[Place] = []
    for block in sheet.blocks:
        if _stands_beside(block, places):
            place = Place(block, places[-1].row, places[-1].rows)
        else:
            place = _place(block, row, widths, across)
        places.append(place)
        gap = 0 if isinstance(block, Lines) and block.style in ("strong", "heading") else 1
        row = max(row, place.row + place.rows + gap)
    return Layout(sheet, widths, printed, title, subtitle, tuple(places))


def starts(widths: tuple[float, ...], parts: int) -> list[int]:
    """Return the first column of each of so many parts of about equal width, counted from 0.

    >>> starts((6.0, 40.0, 10.0, 10.0, 10.0, 10.0), 3)
    [0, 2, 4]
    """
    edges = [sum(widths[:index]) for index in range(len(widths))]
    total, parts = sum(widths), min(parts, len(widths), _MOST_EDGES)
    candidates: list[int] = list(range(1, len(widths)))
    if len(candidates) > _MOST_EDGES:  # of many columns, those nearest to an even spacing are enough
        goals = np.linspace(0, total, _MOST_EDGES, endpoint=False)[1:]
        near = {int(np.argmin(np.abs(np.array(edges) - goal))) for goal in goals} - {0}
        candidates = sorted(near) if len(near) >= parts else candidates[:_MOST_EDGES]

    def narrowest(inner: tuple[int, ...]) -> float:
        ends = [0.0, *(edges[index] for index in inner), total]
        return min(right - left for left, right in pairwise(ends))

    return [0, *max(combinations(candidates, parts - 1), key=narrowest)]


def row_pixels(lines: float) -> int:
    """Return the height of a table's row that holds so many lines of text."""
    return ROW_PIXELS if lines <= 1 else round(18 * min(MOST_LINES, lines) + 3)


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


def _place(block: Block, row: int, widths: tuple[float, ...], across: float) -> Place:
    if isinstance(block, Table):
        heading = 1 if block.heading else 0
        return Place(block, row, heading + 1 + block.rows, row + heading, lines=_row_lines(block, widths))
    if isinstance(block, Tiles):
        return Place(block, row, 2)
    if isinstance(block, Fields):
        return Place(block, row, len(block.fields))
    if isinstance(block, Lines):
        texts = tuple(part for line in block.lines for part in _wrap(line, across * _LINE_FACTORS[block.style]))
        return Place(block, row, len(texts), texts=texts)
    if isinstance(block, Chart):
        return Place(block, row, math.ceil(block.height / ROW_PIXELS))
    return Place(block, row, 1)


def _row_lines(table: Table, widths: tuple[float, ...]) -> np.ndarray | None:
    """Return how many lines the longest printed text of each row takes."""
    lines = np.ones(table.rows)
    for column, width in zip(table.columns, widths, strict=False):
        if column.printed and column.align == "left" and column.values.dtype.kind not in "fiu":
            lengths = np.fromiter(map(len, column.values.tolist()), dtype=float, count=table.rows)
            lines = np.maximum(lines, np.ceil(lengths / (CELL_FACTOR * width)))
    return lines if (lines > 1).any() else None


def _wrap(text: str, characters: float) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, max(20, int(characters)))) or ("",)
