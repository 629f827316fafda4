"""Texts of our sheets among the workbook's shared texts: what was taken out may not be read there afterwards."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.package.opc.relationships import related
from frontline_workbooks.package.opc.xml_text import XmlText
from frontline_workbooks.package.opc.xml_view import View

if TYPE_CHECKING:
    from collections.abc import Collection

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.opc.archive import Package

_CELL = re.compile(
    rb"""<(?:[\w.-]+:)?c\b[^>]*?\st\s*=\s*["']s["'][^>]*>.*?<(?:[\w.-]+:)?v(?:\s[^>]*)?>\s*(\d+)""", re.DOTALL
)


def forget_texts(package: Package, book: Book, places: Collection[int]) -> None:
    """Empty the shared texts that only the sheets of these places use; the others keep their numbers."""
    part = related(package, book.part, "sharedStrings")
    if not part:
        return
    ours = set().union(*(used_texts(package, book.tabs[place].part) for place in places))
    if not ours:
        return
    theirs = set().union(
        *(used_texts(package, tab.part) for place, tab in enumerate(book.tabs) if place not in places),
    )
    text = XmlText(package.read(part), part)
    prefix = text.prefix()
    for number, row in enumerate(text.root.all("si")):
        if number in ours - theirs and row.children:
            text.replace(row, b"<%ssi><%st/></%ssi>" % (prefix, prefix, prefix))
    package.write(part, text.result())


def used_texts(package: Package, sheet: str) -> set[int]:
    """Return the numbers of the shared texts in the cells of a sheet."""
    if not sheet:
        return set()
    return {int(number) for number in _CELL.findall(View.of(package.read(sheet), sheet).data)}
