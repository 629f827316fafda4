"""Which tab each described sheet gets in a workbook that has sheets of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets.description import Links, Table

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from frontline_workbooks.own_sheets import OwnSheet
    from frontline_workbooks.sheets.description import Block, Column, Workbook

_LONGEST = 31


def tabs_of(kinds: Iterable[str], own: Collection[OwnSheet], taken: Iterable[str]) -> dict[str, str]:
    """Return the tab of each kind: the one it has, else its own name, with a number where another sheet has that.

    >>> tabs_of(["Summary", "Targets"], [], ["Units", "targets"])
    {'Summary': 'Summary', 'Targets': 'Targets (2)'}
    """
    tabs = {sheet.kind: sheet.name for sheet in own}
    used = {name.casefold() for name in taken}
    for kind in kinds:
        if kind not in tabs:
            tabs[kind] = _free(kind, used)
            used.add(tabs[kind].casefold())
    return {kind: tabs[kind] for kind in kinds}


def with_tabs(workbook: Workbook, tabs: Mapping[str, str]) -> Workbook:
    """Return a described workbook under the names its sheets have in the workbook they go to."""
    sheets = (
        replace(
            sheet, name=tabs.get(sheet.name, sheet.name), blocks=tuple(_block(block, tabs) for block in sheet.blocks)
        )
        for sheet in workbook.sheets
    )
    return replace(workbook, sheets=tuple(sheets))


def _free(kind: str, used: Collection[str]) -> str:
    name, number = kind, 2
    while name.casefold() in used:
        ending = f" ({number})"
        name, number = f"{kind[: _LONGEST - len(ending)]}{ending}", number + 1
    return name


def _block(block: Block, tabs: Mapping[str, str]) -> Block:
    if isinstance(block, Links):
        return Links(tuple(replace(link, sheet=tabs.get(link.sheet, link.sheet)) for link in block.links))
    if isinstance(block, Table):
        return replace(block, columns=tuple(_column(column, tabs) for column in block.columns))
    return block


def _column(column: Column, tabs: Mapping[str, str]) -> Column:
    if column.links is None:
        return column
    return replace(column, links=np.array([tabs.get(name, name) for name in column.links.tolist()], dtype=object))
