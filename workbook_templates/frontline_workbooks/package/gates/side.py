"""A workbook as the gate sees it: which parts and which tabs are not ours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.opc.xml_text import XmlText
from frontline_workbooks.package.own import kinds
from frontline_workbooks.package.own_parts import own_parts

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontline_workbooks.package.book import Book, Tab
    from frontline_workbooks.package.opc.archive import Package
    from frontline_workbooks.package.opc.xml_text import Element

    Compare: TypeAlias = Callable[["Side", "Side", str], str]

Canonical: TypeAlias = tuple[str, str, tuple[tuple[str, str], ...], str, tuple["Canonical", ...]]
"""Namespace, name, attributes by name, text and children of an element."""


@dataclass(frozen=True)
class Side:
    """A workbook before or after.

    Parameters
    ----------
    package, book
        The workbook.
    own
        Its parts that are ours, in lower case.
    places
        The places of our sheets among its tabs.
    """

    package: Package
    book: Book
    own: frozenset[str]
    places: frozenset[int]

    @classmethod
    def of(cls, package: Package) -> Side:
        """Look at a workbook."""
        book = read_book(package)
        return cls(package, book, frozenset(own_parts(package, book)), frozenset(kinds(book)))

    @property
    def theirs(self) -> list[str]:
        """The parts that are not ours."""
        return [part for part in self.package.names() if part.lower() not in self.own]

    @property
    def tabs(self) -> list[Tab]:
        """The tabs that are not ours."""
        return [tab for place, tab in enumerate(self.book.tabs) if place not in self.places]

    @property
    def own_tabs(self) -> list[Tab]:
        """The tabs that are ours."""
        return [self.book.tabs[place] for place in sorted(self.places)]

    def root(self, part: str) -> Element:
        """Return the root element of a part."""
        return self.text(part).root

    def text(self, part: str) -> XmlText:
        """Return a part, read."""
        return XmlText(self.package.read(part), part)


def canonical(element: Element, leave_out: tuple[str, ...] = ()) -> Canonical:
    """Return what an element says, however it is written; some attributes may be left out."""
    attributes = tuple(sorted(pair for pair in element.attributes.items() if pair[0] not in leave_out))
    text = element.text.strip() if element.children else element.text
    children = tuple(canonical(child, leave_out) for child in element.children)
    return element.namespace, element.name, attributes, text, children
