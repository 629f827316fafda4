"""Formulas, lists, conditional formats and charts of people that point at a sheet that is about to go."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.opc.xml_view import View
from frontline_workbooks.package.own_parts import own_parts
from frontline_workbooks.package.pointers import in_words
from frontline_workbooks.package.references import pointed_at
from frontline_workbooks.package.saved_rules import rules_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from frontline_workbooks.package.book import Tab
    from frontline_workbooks.package.rebuild import Current

_CELL = re.compile(rb"<(?:[\w.-]+:)?c\b([^>]*)>\s*<(?:[\w.-]+:)?f\b[^>]*>([^<]+)</(?:[\w.-]+:)?f>")
_CHART = re.compile(r"/charts/chart[^/]*\.xml$")
_SERIES = re.compile(rb"<(?:[\w.-]+:)?f\b[^>]*>([^<]+)</(?:[\w.-]+:)?f>")
_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Z]+[0-9]+)["']""")


def refuse_dangling(current: Current, left: Current, places: Collection[int]) -> None:
    """Refuse to take sheets out that a defined name, a chart, or anything on a sheet of people points at.

    Parameters
    ----------
    current
        The workbook.
    left
        The workbook without the sheets.
    places
        Where they stand in ``current``.

    Raises
    ------
    PackageFault
        Of code ``"still-used"``; it names the cell or the name, and what it points at.
    """
    going = in_words(current.package, [current.book.tabs[place] for place in places])
    going |= {name: f"the name {text}" for name, text in _names(current).items() if name not in _names(left)}
    for name in left.book.names:
        if name.place not in left.kinds:
            _refuse(f"The defined name {name.name}", name.text, going)
    for place, tab in enumerate(left.book.tabs):
        if place not in left.kinds:
            for what, formula in _formulas(left, tab):
                _refuse(f"{what} of the sheet {tab.name}", formula, going)
    for what, formula in _chart_formulas(left):
        _refuse(what, formula, going)


def _names(current: Current) -> dict[str, str]:
    return {name.name.lower(): name.name for name in current.book.names if name.place is None}


def _refuse(where: str, formula: str, going: Mapping[str, str]) -> None:
    used = sorted(pointed_at(formula).intersection(going))
    if used:
        raise PackageFault(
            "still-used", f"{where} uses {going[used[0]]}, which would go; change or delete it and run again."
        )


def _formulas(current: Current, tab: Tab) -> Iterator[tuple[str, str]]:
    if not tab.part:
        return
    sheet = View.of(current.package.read(tab.part), tab.part).data
    for cell in _CELL.finditer(sheet):
        address = _ADDRESS.search(cell[1])
        yield f"Cell {address[1].decode() if address else '?'}", unescape(cell[2].decode())
    for rule in rules_in(sheet):
        what = f"The list to choose from in {rule.area}" if rule.area else "A conditional format"
        yield from ((what, formula) for formula in rule.formulas)


def _chart_formulas(current: Current) -> Iterator[tuple[str, str]]:
    ours = own_parts(current.package, current.book)
    for part in current.package.names():
        if _CHART.search(part.lower()) and part.lower() not in ours:
            for formula in _SERIES.finditer(View.of(current.package.read(part), part).data):
                yield f"The chart {part}", unescape(formula[1].decode())
