"""What our tables are called in the workbook they go to: as before, else as they came, else with a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.package.grafting.table_part import table_names, table_roots
from frontline_workbooks.package.pointers import targets, things_of
from frontline_workbooks.package.references import NewNames

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.grafting.layout import Graft, Layout
    from frontline_workbooks.package.grafting.source import Source
    from frontline_workbooks.package.opc.archive import Package


def new_names(
    package: Package, book: Book, layout: Layout, sheets: Callable[[Graft], Mapping[str, str]]
) -> dict[Source, NewNames]:
    """Return, for each source, what its sheets and tables are called in a workbook.

    Parameters
    ----------
    package, book
        The workbook.
    layout
        The sheets that go there.
    sheets
        New names of sheets by old ones.
    """
    taken = {root.get(key, "").lower() for root in table_roots(package, book) for key in ("name", "displayName")}
    taken |= {name.name.lower() for name in book.names}
    tables: dict[Source, dict[str, str]] = {graft.source: {} for graft in layout.grafts}
    for graft in layout.grafts:
        for name in table_names(graft.source.package, graft.tab.part):
            new = _free(name, graft.tables, taken)
            tables[graft.source][name] = new
            taken.add(new.lower())
    found = {}
    for source, known in tables.items():
        called = next(sheets(graft) for graft in layout.grafts if graft.source is source)
        absent = [tab for tab in source.book.tabs if called.get(tab.name) == ""]
        gone = {name: "" for tab in absent for name in table_names(source.package, tab.part)}
        things = things_of(source.package, absent)
        names = {name.name.lower() for name in source.book.names if name.place is None and targets(name) & things}
        found[source] = NewNames(called, known | gone, frozenset(names))
    return found


def _free(wanted: str, before: Sequence[str], taken: set[str]) -> str:
    """Return the name the table had on the sheet that is replaced, else one that is free."""
    kept = [name for name in before if re.fullmatch(rf"{re.escape(wanted)}(_\d+)?", name, re.IGNORECASE)]
    numbered = (f"{wanted}_{number}" for number in range(2, len(taken) + 3))
    return next(name for name in (*kept, wanted, *numbered) if name.lower() not in taken)
