"""The values and formulas of a described sheet, as blocks that are written into it in place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from frontline_workbooks.sheets.description import Fields, Lines, Table, Tiles
from frontline_workbooks.write.cells import LONGEST_TEXT, finite, is_text
from frontline_workbooks.write.layout import FIRST_COLUMN, starts
from frontline_workbooks.write.references import row_template, with_local_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontline_workbooks.sheets.description import Column
    from frontline_workbooks.write.layout import Layout, Place
    from frontline_workbooks.write.references import References

_PLAIN_WORDS = re.compile(r"[^\W\d_][^\W\d]*(?: [^\W\d]+)+")
"""Two or more words of letters: no country's Excel takes them for a number, a date, a formula or TRUE."""


@dataclass(frozen=True, slots=True)
class Block:
    """Cells that are written at once.

    Parameters
    ----------
    row, column
        Of the first cell, counted from 1 as Excel does.
    cells
        Row by row: floats, texts ready for Excel (see `safe_text`), None for blank; or formulas.
    formulas
        Whether they are formulas.
    """

    row: int
    column: int
    cells: tuple[tuple[Any, ...], ...]
    formulas: bool = False


def safe_text(text: str) -> str | None:
    """Return a text as Excel must be given it to keep it a text: with an apostrophe where it might do otherwise.

    >>> safe_text("=1+1"), safe_text("1-2"), safe_text("North Branch"), safe_text("")
    ("'=1+1", "'1-2", 'North Branch', None)
    """
    if not text:
        return None
    return text if _PLAIN_WORDS.fullmatch(text) else f"'{text[: LONGEST_TEXT - 1]}"


def value_blocks(layout: Layout, references: References) -> Iterator[Block]:
    """Return everything on a sheet that may change while its layout stays the same.

    Parameters
    ----------
    layout
        The described sheet and where its blocks stand.
    references
        Finds the tables that formulas of tiles count in, also on other sheets.
    """
    yield _lines(1, layout.title)
    yield _lines(1 + len(layout.title), layout.subtitle)
    for place in layout.places:
        if isinstance(place.block, Table):
            yield from _table(layout, place, place.block)
        elif isinstance(place.block, Tiles):
            yield from _tiles(layout, place, place.block, references)
        elif isinstance(place.block, Fields):
            yield from _fields(place, place.block, references)
        elif isinstance(place.block, Lines):
            yield _lines(place.row, place.texts)


def _lines(row: int, texts: Sequence[str]) -> Block:
    return Block(row + 1, FIRST_COLUMN + 1, tuple((safe_text(text),) for text in texts))


def _tiles(layout: Layout, place: Place, tiles: Tiles, references: References) -> Iterator[Block]:
    begins = starts(layout.widths[: layout.printed], len(tiles.tiles))
    for tile, begin in zip(tiles.tiles, begins, strict=False):
        column = FIRST_COLUMN + begin + 1
        yield Block(place.row + 1, column, ((safe_text(tile.label),),))
        if tile.formula:
            yield Block(place.row + 2, column, ((_of_excel(references.formula(tile.formula)),),), formulas=True)
        else:
            yield Block(place.row + 2, column, ((safe_text(tile.value),),))


def _fields(place: Place, fields: Fields, references: References) -> Iterator[Block]:
    """Return the cells that are read; those that people type into stay as they are."""
    for row, field in enumerate(fields.fields, place.row + 1):
        if field.formula:
            formula = _of_excel(references.formula(field.formula))
            yield Block(row, FIRST_COLUMN + 2, ((formula,),), formulas=True)
        elif not field.choices:
            value = safe_text(field.value) if isinstance(field.value, str) else field.value
            yield Block(row, FIRST_COLUMN + 2, ((value,),))


def _table(layout: Layout, place: Place, table: Table) -> Iterator[Block]:
    """Return one block for each stretch of columns of values, and of columns of formulas."""
    local = with_local_ranges(layout, table)
    first = place.header + 2
    for kind, stretch in groupby(enumerate(local.columns, FIRST_COLUMN + 1), key=lambda entry: _kind(entry[1])):
        columns = list(stretch)
        if kind != "sparkline":
            cells = [_cells(local, column, first) for _, column in columns]
            yield Block(first, columns[0][0], tuple(zip(*cells, strict=True)), formulas=kind == "formula")


def _kind(column: Column) -> str:
    if column.sparkline is not None:
        return "sparkline"
    return "formula" if column.formula else "value"


def _cells(table: Table, column: Column, first: int) -> list[Any]:
    if column.formula:
        template = _of_excel(row_template(table, column.formula))
        return [template.replace("\0", str(row)) for row in range(first, first + table.rows)]
    if is_text(column):
        return [safe_text(text) for text in column.values.tolist()]
    values = [None if value != value else value for value in finite(column.values).tolist()]  # noqa: PLR0124 - NaN
    if column.marks is None:
        return values
    return [safe_text(mark) or value for mark, value in zip(column.marks.tolist(), values, strict=True)]


def _of_excel(formula: str) -> str:
    """Return a formula as it is typed: files prefix the functions that came after Excel 2007."""
    return formula.replace("_xlfn.", "")
