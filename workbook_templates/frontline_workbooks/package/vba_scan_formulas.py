"""Formulas and names that count sheets or list them: SHEET(), SHEETS(), and GET.WORKBOOK() of the old macro sheets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.package.own import kinds
from frontline_workbooks.package.sheet_formulas import sheet_formulas
from frontline_workbooks.package.vba_scan_finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_workbooks.package.book import Book, Tab
    from frontline_workbooks.package.opc.archive import Package

_SUSPECT = re.compile(rb"SHEETS?\s*\(|GET\.WORKBOOK", re.IGNORECASE)
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_FUNCTION = re.compile(r"(?<![\w.])(?:_xlfn\.)?(SHEETS?|GET\.WORKBOOK)\s*\(", re.IGNORECASE)
_WHY = {
    "SHEET": "gives the place of a sheet, which may be another",
    "SHEETS": "counts the sheets, the new ones too",
    "GET.WORKBOOK": "lists the sheets by place, the new ones too",
}


def scan_formulas(package: Package, book: Book) -> list[Finding]:
    """Return what is found in the formulas of people's sheets and in the names of a workbook.

    Parameters
    ----------
    package, book
        The workbook.
    """
    ours = kinds(book)
    theirs = [tab for place, tab in enumerate(book.tabs) if place not in ours and tab.part]
    found = [finding for tab in theirs for finding in _in_sheet(package, tab)]
    for name in book.names:
        if name.place not in ours:
            found += [Finding(f"name {name.name}", "", f"{word}()", _WHY[word]) for word in _words(name.text)]
    return found


def _in_sheet(package: Package, tab: Tab) -> Iterator[Finding]:
    """Yield one finding for each function that a sheet uses: its first cell, and how many more."""
    cells: dict[str, list[str]] = {}
    for address, formula in sheet_formulas(package, tab, _SUSPECT):
        for word in _words(formula):
            cells.setdefault(word, []).append(address)
    for word, where in cells.items():
        yield Finding(f"sheet {tab.name}", f"cell {where[0]}", f"{word}()", _WHY[word], len(where) - 1)


def _words(formula: str) -> list[str]:
    """Return which of these functions a formula uses, each once.

    >>> _words('=_xlfn.SHEETS()&"SHEET()"')
    ['SHEETS']
    """
    return list(dict.fromkeys(match[1].upper() for match in _FUNCTION.finditer(_TEXT.sub('""', formula))))
