"""What formulas and defined names point at: which of our sheets, and which of their tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.grafting.table_part import table_names
from frontline_workbooks.package.references import pointed_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontline_workbooks.package.book import DefinedName, Tab
    from frontline_workbooks.package.opc.archive import Package

OUR_NAMES = "frontline_"
"""How the defined names begin that we give to the whole workbook, in lower case."""


def things_of(package: Package, tabs: Iterable[Tab]) -> set[str]:
    """Return what formulas call some sheets and their tables, as `pointed_at` does."""
    return set(in_words(package, tabs))


def in_words(package: Package, tabs: Iterable[Tab]) -> dict[str, str]:
    """Return what people call some sheets and their tables, by what `pointed_at` calls them."""
    found: dict[str, str] = {}
    for tab in tabs:
        found[f"{tab.name.lower()}!"] = f"the sheet {tab.name}"
        found |= {f"{name.lower()}[": f"the table {name}" for name in table_names(package, tab.part)}
    return found


def belongs_to(name: DefinedName, things: set[str]) -> bool:
    """Whether a name of the whole workbook points at nothing but these: it comes and goes with them."""
    pointers = targets(name)
    return name.place is None and bool(pointers) and pointers <= things


def targets(name: DefinedName) -> set[str]:
    """Return the sheets and tables that a defined name points at."""
    return {pointer for pointer in pointed_at(name.text) if pointer[-1] in "![" and pointer not in "!["}
