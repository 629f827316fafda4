"""Pivot tables that show cells which were filled: they are told to refresh when the workbook is opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.package.cell_addresses import Area
from frontline_workbooks.package.opc.relationships import relationships
from frontline_workbooks.package.opc.xml_text import XmlText

if TYPE_CHECKING:
    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.fill_table import FinanceTable
    from frontline_workbooks.package.opc.archive import Package
    from frontline_workbooks.package.opc.xml_text import Element

_RANGE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)")


def refresh_pivots(package: Package, book: Book, table: FinanceTable, filled: Area) -> list[str]:
    """Mark the pivot caches that are fed by filled cells.

    Parameters
    ----------
    package, book
        The workbook.
    table
        The table that was filled.
    filled
        The rectangle around the filled cells.

    Returns
    -------
    list
        A sentence for each cache of which it cannot be told what feeds it.
    """
    notes = []
    caches = [arrow.part for arrow in relationships(package, book.part) if arrow.kind == "pivotCacheDefinition"]
    for part in (part for part in caches if part in package):
        text = XmlText(package.read(part), part)
        source = _source(text.root)
        fed = _is_fed(source, book, table, filled) if source else False
        if fed is None and source:
            notes.append(
                f"A pivot table is fed by the name {source.get('name')}; refresh it if that shows filled cells."
            )
        if fed and text.root.get("refreshOnLoad") not in {"1", "true"}:
            text.set(text.root, refreshOnLoad=1)
            package.write(part, text.result())
    return notes


def _source(definition: Element) -> Element | None:
    """Return the range that feeds a cache; None where it is fed from elsewhere, such as another workbook."""
    outer = definition.find("cacheSource")
    source = outer.find("worksheetSource") if outer else None
    elsewhere = source is not None and any(key.endswith(" id") for key in source.attributes)
    return None if elsewhere else source


def _is_fed(source: Element, book: Book, table: FinanceTable, filled: Area) -> bool | None:
    """Whether filled cells are in the range that feeds a cache; None where its name stands for a formula."""
    name, sheet, reference = source.get("name"), source.get("sheet"), source.get("ref")
    if name and name.casefold() == table.name.casefold():
        return True
    if name:
        meaning = next((each.text for each in book.names if each.name.casefold() == name.casefold()), None)
        found = _RANGE.fullmatch(meaning.strip().lstrip("=")) if meaning else None
        if found is None:
            return None if meaning else False
        sheet, reference = (found[1] or found[2]).replace("''", "'"), found[3]
    return sheet.casefold() == table.tab.name.casefold() and bool(reference) and Area.of(reference).overlaps(filled)
