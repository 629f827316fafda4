"""The parts that our sheets bring along, under names that are free in the workbook they go to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from frontline_workbooks.package.grafting.formulas import rename_in
from frontline_workbooks.package.grafting.note_shapes import DRAWING, NoteShapes
from frontline_workbooks.package.grafting.numbers import SourceNumbers
from frontline_workbooks.package.grafting.sheet_part import adapted_sheet
from frontline_workbooks.package.grafting.table_part import adapted_table, free_table_numbers
from frontline_workbooks.package.opc.dialect import RELATIONS, RELATIONS_STRICT, to_strict, to_transitional
from frontline_workbooks.package.opc.relationships import listing, relationships, relationships_part
from frontline_workbooks.package.opc.xml_text import XmlText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.grafting.layout import Graft
    from frontline_workbooks.package.grafting.numbers import Tables
    from frontline_workbooks.package.grafting.source import Source
    from frontline_workbooks.package.opc.archive import Package
    from frontline_workbooks.package.opc.content_types import ContentTypes
    from frontline_workbooks.package.opc.relationships import Relationship
    from frontline_workbooks.package.references import NewNames


class NewParts:
    """Copies the parts of our sheets into a workbook.

    Parameters
    ----------
    package, book, types
        The workbook they go to, and what its parts are.
    tables
        Its formats and metadata.
    names
        What sheets and tables of each source are called there.
    """

    def __init__(
        self, package: Package, book: Book, types: ContentTypes, tables: Tables, names: Mapping[Source, NewNames]
    ) -> None:
        self._package, self._book, self._types, self._tables, self._names = package, book, types, tables, names
        self._table_numbers = free_table_numbers(package, book)
        # LibreOffice drops a custom XML part and leaves the arrow to it: a part of ours there would become theirs
        self._pointed_at = {arrow.part.lower() for arrow in relationships(package, book.part)}
        self._note_shapes = NoteShapes(package)
        self._pictures: dict[bytes, str] = {}
        self._numbers: dict[int, SourceNumbers] = {}
        self.added: list[str] = []

    def add(self, part: str, data: bytes, content_type: str) -> None:
        """Add a part of that very name."""
        self._package.write(part, data)
        self._types.add(part, content_type)
        self.added.append(part)

    def free(self, folder: str, name: str) -> str:
        """Return a name that no part of the folder has: as it is, or with the first free number, ``sheet1.xml``."""
        stem, extension = posixpath.splitext(name)
        if not stem[-1].isdecimal() and self._is_free(posixpath.join(folder, name)):
            return posixpath.join(folder, name)
        stem = re.sub(r"\d+$", "", stem)
        number = 1
        while not self._is_free(posixpath.join(folder, f"{stem}{number}{extension}")):
            number += 1
        return posixpath.join(folder, f"{stem}{number}{extension}")

    def _is_free(self, part: str) -> bool:
        return part not in self._package and part.lower() not in self._pointed_at

    def sheet(self, graft: Graft) -> str:
        """Copy a sheet and everything it needs; return its part."""
        return self._copy(graft, graft.tab.part, {})

    def _copy(self, graft: Graft, part: str, done: dict[str, str]) -> str:
        if part in done:
            return done[part]
        content_type, data = graft.source.types.of(part), graft.source.package.read(part)
        if content_type.startswith("image/") and data in self._pictures:
            return self._pictures[data]
        target = self.free(self._folder(graft.source, part), posixpath.basename(part))
        self._package.write(target, b"")  # its name is taken before its own parts look for theirs
        done[part] = target
        arrows = [self._arrow(graft, arrow, done) for arrow in relationships(graft.source.package, part)]
        self.add(target, self._adapted(graft, data, content_type), content_type)
        if content_type.startswith("image/"):
            self._pictures[data] = target
        if arrows:
            self._package.write(relationships_part(target), listing(target, arrows))
            self.added.append(relationships_part(target))
        return target

    def _arrow(self, graft: Graft, arrow: Relationship, done: dict[str, str]) -> Relationship:
        relations = RELATIONS_STRICT if self._book.strict else RELATIONS
        kind = arrow.type.replace(RELATIONS_STRICT, relations).replace(RELATIONS, relations)
        if arrow.external:
            target = arrow.target  # "#Data!A1" leads to a place in the workbook itself
            inside = target.startswith("#")
            return replace(arrow, type=kind, target=self._names[graft.source].formula(target) if inside else target)
        return replace(arrow, type=kind, part=self._copy(graft, arrow.part, done))

    def _folder(self, source: Source, part: str) -> str:
        """Return the folder of a part, as seen from the workbook."""
        way = posixpath.relpath(posixpath.dirname(part), posixpath.dirname(source.book.part) or ".")
        return posixpath.normpath(posixpath.join(posixpath.dirname(self._book.part), way))

    def _adapted(self, graft: Graft, data: bytes, content_type: str) -> bytes:
        if content_type == DRAWING:
            return self._note_shapes.numbered(data)
        if not content_type.endswith("+xml"):
            return data
        strict = graft.source.book.strict
        data = to_transitional(data) if strict else data
        names = self._names[graft.source]
        numbers = self._numbers.setdefault(id(graft.source), SourceNumbers(graft.source, self._tables))
        if content_type.endswith(".worksheet+xml"):
            data = adapted_sheet(data, numbers, names, graft.code_name)
        elif content_type.endswith(".table+xml"):
            data = adapted_table(data, numbers, next(self._table_numbers), names)
        elif names or content_type.endswith(".chartsheet+xml"):
            text = XmlText(data, "a new part")
            rename_in(text, names)
            _leave_tab(text)
            data = text.result()
        return to_strict(data) if self._book.strict else data


def _leave_tab(text: XmlText) -> None:
    """Leave the choice of the tab that is shown to the workbook: a chart sheet says it too."""
    views = text.root.find("sheetViews")
    for view in views.children if views else []:
        text.set(view, tabSelected=None)
