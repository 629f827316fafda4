"""Sheets that formulas take several of at once, ``Jan:Dec!B5``: what is put among them is added up with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.own import kinds
from frontline_workbooks.package.references import spans
from frontline_workbooks.package.sheet_formulas import sheet_formulas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.opc.archive import Package

_SUSPECT = re.compile(rb":[^<>:!]*!")


def refuse_between(package: Package, book: Book, place: int) -> None:
    """Refuse to put new sheets among those that a formula or a name of people takes together.

    Parameters
    ----------
    package, book
        The workbook.
    place
        In front of which tab they go, counted from 0; in front of all, or behind all, they stand among none.

    Raises
    ------
    PackageFault
        Of code ``"between-sheets"``; it names the cell or the name, and the sheets.
    """
    if not 0 < place < len(book.tabs):
        return
    places = {tab.name.lower(): number for number, tab in enumerate(book.tabs)}
    for where, first, last in _taken_together(package, book):
        ends = sorted(places[name.lower()] for name in (first, last) if name.lower() in places)
        if ends and ends[0] < place <= ends[-1]:
            raise PackageFault(
                "between-sheets",
                f"{where} takes the sheets {first} to {last} together, and the new ones would stand among them and be "
                f"counted with them; put them at the front, at the end, or in front of {book.tabs[ends[0]].name}.",
            )


def _taken_together(package: Package, book: Book) -> Iterator[tuple[str, str, str]]:
    """Yield where several sheets are taken at once, the first and the last of them; on people's sheets and names."""
    ours = kinds(book)
    for name in book.names:
        if name.place not in ours:
            yield from ((f"The defined name {name.name}", *span) for span in spans(name.text))
    for number, tab in enumerate(book.tabs):
        if number not in ours and tab.part:
            for address, formula in sheet_formulas(package, tab, _SUSPECT):
                yield from ((f"Cell {address} of the sheet {tab.name}", *span) for span in spans(formula))
