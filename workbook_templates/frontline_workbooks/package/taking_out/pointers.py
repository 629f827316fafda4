"""Formulas of people that point at a sheet that is about to go."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.opc.xml_view import View
from frontline_workbooks.package.references import sheets_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from frontline_workbooks.package.book import Tab
    from frontline_workbooks.package.rebuild import Current

_CELL = re.compile(
    rb"""<(?:[\w.-]+:)?c\b([^>]*)>\s*<(?:[\w.-]+:)?f\b[^>]*>([^<]*!?[^<]*)</(?:[\w.-]+:)?f>""",
)
_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Z]+[0-9]+)["']""")


def refuse_dangling(left: Current, going: Collection[str]) -> None:
    """Refuse to take sheets out that a defined name, or a formula on a sheet of people, points at.

    Parameters
    ----------
    left
        The workbook without them.
    going
        What their tabs said.

    Raises
    ------
    PackageFault
        Of code ``"still-used"``; it names the sheet, the cell and the sheet that would go.
    """
    low = {name.lower() for name in going}
    for name in left.book.names:
        if name.place not in left.kinds:
            _refuse(f"The defined name {name.name}", name.text, low)
    for place, tab in enumerate(left.book.tabs):
        if place not in left.kinds:
            for address, formula in _formulas(left, tab):
                _refuse(f"Cell {address} of the sheet {tab.name}", formula, low)


def _refuse(where: str, formula: str, going: Collection[str]) -> None:
    used = next((name for name in sheets_in(formula) if name.lower() in going), None)
    if used is not None:
        raise PackageFault(
            "still-used", f"{where} points at the sheet {used}, which would go; change or delete it and run again."
        )


def _formulas(current: Current, tab: Tab) -> Iterator[tuple[str, str]]:
    if not tab.part:
        return
    for cell in _CELL.finditer(View.of(current.package.read(tab.part), tab.part).data):
        if b"!" in cell[2]:
            address = _ADDRESS.search(cell[1])
            yield (address[1].decode() if address else "?"), unescape(cell[2].decode())
