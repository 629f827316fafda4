"""Putting sheets of ours into a workbook whose parts otherwise stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.grafting.app_properties import SheetTitles
from frontline_workbooks.package.grafting.new_parts import NewParts
from frontline_workbooks.package.grafting.numbers import Tables
from frontline_workbooks.package.grafting.table_names import new_names
from frontline_workbooks.package.grafting.workbook_edit import add_names, add_sheets, recalculate, renumber_names, show
from frontline_workbooks.package.opc.content_types import CONTENT_TYPES, ContentTypes
from frontline_workbooks.package.opc.dialect import relation_type
from frontline_workbooks.package.opc.relationships import (
    Relationship,
    listing,
    related,
    relationship_xml,
    relationships_part,
)
from frontline_workbooks.package.opc.splices import apply, inverse
from frontline_workbooks.package.opc.xml_text import XmlText
from frontline_workbooks.package.record import PROPERTIES, Changed, Record, fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from frontline_workbooks.package.grafting.layout import Graft, Layout
    from frontline_workbooks.package.opc.archive import Package

_RECORD_TYPE = "application/xml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"


def graft(base: Package, layout: Layout, names: Callable[[Graft], Mapping[str, str]]) -> Package:
    """Return a workbook with sheets of ours in it, and the record of what was done.

    Parameters
    ----------
    base
        The workbook without them.
    layout
        Where each sheet will stand.
    names
        New names of sheets by old ones, for formulas of a sheet.
    """
    return _Grafting(base.copy(), layout, names).run()


class _Grafting:
    """One run: its parts depend on one another's numbers, so they are gathered first and written at the end."""

    def __init__(self, package: Package, layout: Layout, names: Callable[[Graft], Mapping[str, str]]) -> None:
        self._package, self._layout = package, layout
        self._book = read_book(package)
        self._types = ContentTypes(package)
        self._tables = Tables(package, self._book)
        self._names = new_names(package, self._book, layout, names)
        self._new = NewParts(package, self._book, self._types, self._tables, self._names)
        arrows = relationships_part(self._book.part)
        self._arrows = XmlText(package.read(arrows), arrows)
        self._taken = {element.get("Id") for element in self._arrows.root.children}
        self._edited: dict[str, XmlText] = {}

    def run(self) -> Package:
        relations = {graft: self._sheet(graft) for graft in self._layout.grafts}
        self._grow()
        self._edit_book(relations)
        self._edit_titles()
        part = self._new.free("customXml", "item1.xml")
        self._point_at(part, "customXml")
        self._types.add(part, _RECORD_TYPE)
        self._describe(part)
        self._edited |= {CONTENT_TYPES: self._types.text, relationships_part(self._book.part): self._arrows}
        self._write(part)
        return self._package

    def _sheet(self, graft: Graft) -> str:
        arrow = graft.tab.arrow
        return self._point_at(self._new.sheet(graft), arrow.kind if arrow else "worksheet")

    def _grow(self) -> None:
        for grown in self._tables.grown():
            if grown.part:
                self._edited[grown.part] = grown.text
                continue
            part = self._new.free(self._book.part.rpartition("/")[0], grown.name)
            self._new.add(part, grown.text.result(), grown.content_type)
            self._point_at(part, grown.kind)

    def _edit_book(self, relations: Mapping[Graft, str]) -> None:
        add_sheets(self._book, self._layout, relations)
        places = {slot: place for place, slot in enumerate(self._layout.slots) if isinstance(slot, int)}
        renumber_names(self._book, places, len(self._layout.slots))
        show(self._book, self._layout.windows)
        add_names(self._book, self._layout, self._names)
        recalculate(self._book)
        self._edited[self._book.part] = self._book.xml

    def _edit_titles(self) -> None:
        part = related(self._package, "", "extended-properties") or related(self._package, "", "extendedProperties")
        if not part:
            return
        titles = SheetTitles(XmlText(self._package.read(part), part))
        added: dict[int, list[str]] = {}
        for graft in self._layout.grafts:
            before = self._layout.slots[: self._layout.place(graft)]
            added.setdefault(sum(isinstance(slot, int) for slot in before), []).append(graft.name)
        titles.add(added)
        self._edited[part] = titles.text

    def _point_at(self, part: str, kind: str) -> str:
        """Relate the workbook to a new part; return the relationship's id."""
        number = 1
        while f"rId{number}" in self._taken:
            number += 1
        name = f"rId{number}"
        self._taken.add(name)
        arrow = Relationship(name, relation_type(kind, strict=self._book.strict), "", part)
        xml = relationship_xml(self._book.part, arrow, self._arrows.prefix())
        self._arrows.append(self._arrows.root, xml)
        return name

    def _describe(self, record: str) -> None:
        """Write what Excel writes beside such a part; without it LibreOffice drops the part and leaves its arrow."""
        part = self._new.free("customXml", "itemProps1.xml")
        self._new.add(part, PROPERTIES, _PROPERTIES_TYPE)
        arrow = Relationship("rId1", relation_type("customXmlProps", strict=self._book.strict), "", part)
        self._package.write(relationships_part(record), listing(record, [arrow]))
        self._new.added.append(relationships_part(record))

    def _write(self, record: str) -> None:
        changed = [change for part, text in self._edited.items() if (change := self._edit(part, text))]
        added = {part: fingerprint(self._package.read(part)) for part in self._new.added}
        self._package.write(record, Record(tuple(changed), added).to_part())

    def _edit(self, part: str, text: XmlText) -> Changed | None:
        """Write the edits of a part; return how they are taken back."""
        splices = text.splices()
        if not splices:
            return None
        before, after = self._package.read(part), text.view.part(apply(text.data, splices))
        self._package.write(part, after)
        return Changed.of(part, before, after, inverse(text.data, splices))
