"""Rows of an input table that a choice means, picked by Excel's own functions for the worksheet functions to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.grid import Area
from frontline_workbooks.templates.parts.looks import ROOM, Shown
from frontline_workbooks.templates.parts.results import below, draw_looked_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_udfs.core.cells import Cell
    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page

MOST_ROWS = 10 * ROOM
"""Rows that may be picked."""


@dataclass(frozen=True, slots=True)
class Picked:
    """A column of picked rows.

    Parameters
    ----------
    header
        What stands over it.
    name
        The name by which formulas know its cells.
    source
        The table's column.
    values
        What is picked in the example, None where blank.
    shown
        How it is shown.
    """

    header: str
    name: str
    source: str
    values: Sequence[Cell]
    shown: Shown


def draw_picked_rows(
    book: TemplateBook, page: Page, row: int, column: int, condition: str, columns: Sequence[Picked]
) -> None:
    """Draw the rows of a table that fulfil a condition, header in a given row, and name their columns."""
    for place, picked in enumerate(columns, column):
        values = [["" if value is None else value] for value in picked.values]
        formula = f'=FILTER({blank_kept(picked.source)},{condition},"")'
        draw_looked_up(page, row, place, picked.header, formula, values, picked.shown)
        book.define(picked.name, Area(page.name, row + 1, place, row + MOST_ROWS, place))


def draw_list(
    book: TemplateBook, page: Page, row: int, column: int, name: str, source: str, values: Sequence[Cell]
) -> None:
    """Draw what stands in a column, each once, as a list to choose from under a name."""
    header = source.partition("[")[2].rstrip("]")
    once = [[value] for value in dict.fromkeys(values)]
    draw_looked_up(page, row, column, header, f'=UNIQUE(FILTER({source},{source}<>""))', once, Shown(16, align="left"))
    cells = f"'{page.name}'!{below(column, row)}"
    book.define_formula(name, f"={cells.partition(':')[0]}:INDEX({cells},MAX(1,COUNTA({cells})))")


def blank_kept(source: str) -> str:
    """Return a column in which blank cells stay blank: FILTER and XLOOKUP alone would make them 0.

    >>> blank_kept("T[n]")
    'IF(T[n]="","",T[n])'
    """
    return f'IF({source}="","",{source})'
