"""The package our sheets come from: which sheets it has, and what they bring along."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.grafting.styles import SourceStyles, normal_styles
from frontline_workbooks.package.opc.content_types import ContentTypes
from frontline_workbooks.package.opc.dialect import MAIN
from frontline_workbooks.package.opc.relationships import reachable, related
from frontline_workbooks.package.opc.xml_text import XmlText
from frontline_workbooks.package.own import kinds

if TYPE_CHECKING:
    from frontline_workbooks.package.book import DefinedName, Tab
    from frontline_workbooks.package.opc.archive import Package

_CARRIED = (
    ".worksheet+xml",
    ".chartsheet+xml",
    ".drawing+xml",
    ".chart+xml",
    ".table+xml",
    ".comments+xml",
    ".vmldrawing",
)
"""Ends of the content types that are carried over; pictures are too."""


class Source:
    """A package with sheets of ours.

    Parameters
    ----------
    package
        The package.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        self.book = read_book(package)
        self.types = ContentTypes(package)
        marked = kinds(self.book)
        self._kinds = {marked.get(place, tab.name): tab for place, tab in enumerate(self.book.tabs)}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of its sheets; one that is not marked is of the kind its tab says."""
        return tuple(self._kinds)

    def tab(self, kind: str) -> Tab:
        """Return the sheet of a kind."""
        if kind not in self._kinds:
            known = ", ".join(self._kinds)
            raise PackageFault("no-such-sheet", f"There is no new sheet {kind}; the new sheets are {known}.")
        return self._kinds[kind]

    def names_of(self, tab: Tab) -> list[DefinedName]:
        """Return the defined names local to a sheet."""
        place = self.book.tabs.index(tab)
        return [name for name in self.book.names if name.place == place]

    @cached_property
    def styles(self) -> SourceStyles:
        """Its formats."""
        part = related(self.package, self.book.part, "styles")
        return SourceStyles(self.package.read(part) if part else normal_styles(MAIN))

    @cached_property
    def strings(self) -> list[bytes]:
        """Its shared texts, each as the XML between its tags."""
        part = related(self.package, self.book.part, "sharedStrings")
        if not part:
            return []
        text = XmlText(self.package.read(part), part)
        return [text.inside(row) for row in text.root.all("si")]

    def refuse_what_cannot_be_carried(self, tab: Tab) -> None:
        """Refuse a sheet with a pivot table, a slicer, a link to another workbook and the like.

        Raises
        ------
        PackageFault
            Of code ``"new-sheet"``.
        """
        for part in sorted(reachable(self.package, tab.part)):
            kind = self.types.of(part)
            if not (kind.lower().endswith(_CARRIED) or kind.startswith("image/")):
                raise PackageFault(
                    "new-sheet",
                    f"The new sheet {tab.name} needs {part} ({kind}), which cannot be put into another workbook.",
                )
