"""The gate at the parts that are lists: metadata, the calculation chain, shared texts, titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.gates.side import canonical
from frontline_workbooks.package.taking_out.shared_texts import used_texts

if TYPE_CHECKING:
    from frontline_workbooks.package.gates.side import Canonical, Side


def compare_metadata(old: Side, new: Side, part: str) -> str:
    """Say whether metadata that were there are another or gone; more may have come at the end of each table."""
    tables = {(table.name, table.get("name")): table for table in new.root(part).children} if _there(new, part) else {}
    for table in old.root(part).children:
        grown = tables.get((table.name, table.get("name")))
        before, after = ([canonical(row) for row in each.children] if each else [] for each in (table, grown))
        # where sheets of ours were there before, the rows at the end may have been theirs
        kept = min(len(before), len(after)) if old.places else len(before)
        if after[:kept] != before[:kept]:
            return f"its {table.name} have changed"
    return ""


def compare_chain(old: Side, new: Side, part: str) -> str:
    """Say whether a cell that is not ours has left the calculation chain."""
    after = _chain(new, part) if _there(new, part) else []
    return "" if _chain(old, part) == after else "its cells have changed"


def compare_texts(old: Side, new: Side, part: str) -> str:
    """Say whether a text that a sheet of theirs shows is another; texts that only our sheets used may be empty."""
    if not _there(new, part):
        return "it is gone"
    before, after = ([canonical(row) for row in side.root(part).all("si")] for side in (old, new))
    used = set().union(*(used_texts(old.package, tab.part) for tab in old.tabs))
    changed = [number for number, row in enumerate(before) if number >= len(after) or row != after[number]]
    return f"its text {changed[0]} has changed" if used & set(changed) or len(before) != len(after) else ""


def compare_titles(old: Side, new: Side, part: str) -> str:
    """Say whether the properties of the file have changed in more than the titles of our sheets."""
    if not _there(new, part):
        return "it is gone"
    before, after = (_titles(side, part) for side in (old, new))
    return "" if before == after else "its titles or properties have changed"


def _there(side: Side, part: str) -> bool:
    return part in side.package and part.lower() not in side.own


def _chain(side: Side, part: str) -> list[tuple[str, Canonical]]:
    ours = {str(tab.sheet_id) for tab in side.own_tabs}
    cells, sheet = [], "0"
    for cell in side.root(part).children:
        sheet = cell.get("i") or sheet
        if sheet not in ours:
            cells.append((sheet, canonical(cell, ("i",))))
    return cells


def _titles(side: Side, part: str) -> list[Canonical]:
    """Return the properties without the titles of our sheets, and without how many there are."""
    ours, found = [tab.name for tab in side.own_tabs], []
    for element in side.root(part).children:
        if element.name == "HeadingPairs":
            continue
        if element.name == "TitlesOfParts":
            rows = [canonical(row) for vector in element.children for row in vector.children]
            for name in ours:
                same = next((row for row in rows if row[3] == name), None)
                rows = [row for row in rows if row is not same]
            found += rows
        else:
            found.append(canonical(element))
    return found
