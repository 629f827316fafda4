"""Some sheets of a described workbook, so that nothing on them refers to a sheet that is not there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets.description import Chart, Fields, Links, Table, Tiles

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from frontline_workbooks.sheets.description import Block, Column, Sheet, Tile, Workbook

_TABLE = re.compile(r"\{(\w+)\.\w+\}")


def part_of(workbook: Workbook, sheets: Collection[str], beside: Collection[str] = ()) -> Workbook:
    """Return the workbook with only some of its sheets.

    Tiles that count in a table elsewhere become plain numbers, links to sheets that are left out become plain
    text, lists of sheets lose their rows, and charts and fields of tables elsewhere are left out.

    Parameters
    ----------
    workbook
        The whole description.
    sheets
        Names of the sheets to keep; others are ignored.
    beside
        Names of sheets that are where it goes to and may be linked to.
    """
    kept = tuple(sheet for sheet in workbook.sheets if sheet.name in sheets)
    names = {sheet.name for sheet in kept}.union(beside)
    tables = {block.name for sheet in kept for block in sheet.blocks if isinstance(block, Table)}
    gone = _column_names(workbook.sheets) - _column_names(kept)
    parts = (replace(sheet, blocks=tuple(_blocks(sheet.blocks, names, tables, gone))) for sheet in kept)
    return replace(workbook, sheets=tuple(parts))


def _column_names(sheets: Iterable[Sheet]) -> set[str]:
    """Return the names by which formulas call columns of tables on these sheets."""
    tables = (block for sheet in sheets for block in sheet.blocks if isinstance(block, Table))
    return {column.name for table in tables for column in table.columns if column.name}


def _blocks(
    blocks: tuple[Block, ...], sheets: Collection[str], tables: Collection[str], gone: Collection[str]
) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Tiles):
            yield Tiles(tuple(_tile(tile, tables) for tile in block.tiles))
        elif isinstance(block, Table):
            yield _table(block, sheets)
        elif isinstance(block, Links):
            links = tuple(link for link in block.links if not link.sheet or link.sheet in sheets)
            yield from (Links(links),) if links else ()
        elif isinstance(block, Fields):
            yield from (block,) if _is_whole(block, tables, gone) else ()
        elif not isinstance(block, Chart) or all(series.table in tables for series in block.series):
            yield block


def _is_whole(fields: Fields, tables: Collection[str], gone: Collection[str]) -> bool:
    """Whether everything is there that the formulas and lists of the cells call."""
    templates = [template for field in fields.fields for template in (field.formula, field.choices)]
    called = {name for template in templates for name in _TABLE.findall(template)}
    return called <= set(tables) and not any(name in template for template in templates for name in gone)


def _tile(tile: Tile, tables: Collection[str]) -> Tile:
    there = all(name in tables for name in _TABLE.findall(tile.formula))
    return tile if there else replace(tile, formula="")


def _table(table: Table, sheets: Collection[str]) -> Table:
    for column in table.columns:
        if column.links is not None and all(column.links.tolist()):  # a list of sheets
            rows = np.isin(column.links.astype(str), sorted(sheets))
            return _with_rows(table, rows) if rows.any() else _unlinked(table, sheets)
    return _unlinked(table, sheets)


def _with_rows(table: Table, rows: np.ndarray) -> Table:
    columns = tuple(
        replace(
            column,
            values=column.values[rows],
            marks=None if column.marks is None else column.marks[rows],
            links=None if column.links is None else column.links[rows],
            number_formats=None if column.number_formats is None else column.number_formats[rows],
        )
        for column in table.columns
    )
    return replace(table, columns=columns, strong=None if table.strong is None else table.strong[rows])


def _unlinked(table: Table, sheets: Collection[str]) -> Table:
    return replace(table, columns=tuple(_unlinked_column(column, sheets) for column in table.columns))


def _unlinked_column(column: Column, sheets: Collection[str]) -> Column:
    if column.links is None:
        return column
    links = [name if name in sheets else "" for name in column.links.tolist()]
    return replace(column, links=np.array(links, dtype=object))
