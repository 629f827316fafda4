"""Relationships: which part points at which."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from frontline_workbooks.package.opc.dialect import PACKAGE_RELATIONS
from frontline_workbooks.package.opc.xml_text import XmlText, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontline_workbooks.package.opc.archive import Package
    from frontline_workbooks.package.opc.xml_text import Element


@dataclass(frozen=True, slots=True)
class Relationship:
    """An arrow from a part to another, or out of the package.

    Parameters
    ----------
    name
        Its id, unique among the relationships of its part.
    type
        Its type, a URI that ends in what it is.
    target
        Where it points, as written.
    part
        The part it points at; "" where it points outside.
    """

    name: str
    type: str
    target: str
    part: str

    @property
    def kind(self) -> str:
        """Last word of the type, the same in both dialects: ``"worksheet"``, ``"styles"``."""
        return self.type.rpartition("/")[2]

    @property
    def external(self) -> bool:
        """Whether it points out of the package."""
        return not self.part


@lru_cache(maxsize=4096)
def relationships_part(part: str) -> str:
    """Return the name of the part that holds a part's relationships.

    >>> relationships_part("xl/workbook.xml")
    'xl/_rels/workbook.xml.rels'
    """
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relationships(package: Package, part: str) -> tuple[Relationship, ...]:
    """Return the relationships of a part; ``""`` is the package itself."""
    listing = relationships_part(part)
    if listing not in package:
        return ()
    return _parsed(package.read(listing), part)


def related(package: Package, part: str, kind: str) -> str:
    """Return the first existing part that a part has as its ``kind``, or ""."""
    found = (arrow.part for arrow in relationships(package, part) if arrow.kind == kind)
    return next((name for name in found if name and name in package), "")


def reachable(package: Package, *parts: str) -> set[str]:
    """Return some parts and every part they lead to, in lower case."""
    seen: set[str] = set()
    waiting = [*parts]
    while waiting:
        name = waiting.pop()
        if name.lower() in seen or (name and name not in package):
            continue
        seen.add(name.lower())
        waiting += [arrow.part for arrow in relationships(package, name) if arrow.part]
    return seen


def relative_target(source: str, part: str) -> str:
    """Return a part's address as seen from another.

    >>> relative_target("xl/worksheets/sheet1.xml", "xl/drawings/drawing1.xml")
    '../drawings/drawing1.xml'
    """
    return posixpath.relpath(part, posixpath.dirname(source) or ".")


def listing(source: str, arrows: Iterable[Relationship]) -> bytes:
    """Return the part that holds these relationships of ``source``."""
    rows = b"".join(relationship_xml(source, arrow) for arrow in arrows)
    head = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="%s">'
    return head % PACKAGE_RELATIONS.encode() + rows + b"</Relationships>"


def relationship_xml(source: str, arrow: Relationship, prefix: bytes = b"") -> bytes:
    """Return one relationship of ``source`` as it is written."""
    target = arrow.target if arrow.external else relative_target(source, arrow.part)
    mode = b' TargetMode="External"' if arrow.external else b""
    values = (prefix, escape(arrow.name), escape(arrow.type), escape(target), mode)
    return b'<%sRelationship Id="%s" Type="%s" Target="%s"%s/>' % values


@lru_cache(maxsize=1024)  # a walk through a package asks for the same ones again and again
def _parsed(listing: bytes, source: str) -> tuple[Relationship, ...]:
    root = XmlText(listing, relationships_part(source)).root
    return tuple(_relationship(element, source) for element in root.all("Relationship"))


forget = _parsed.cache_clear


def _relationship(element: Element, source: str) -> Relationship:
    target = element.get("Target")
    part = "" if element.get("TargetMode") == "External" else _resolve(source, target)
    return Relationship(element.get("Id"), element.get("Type"), target, part)


def _resolve(source: str, target: str) -> str:
    path = unquote(target.replace("\\", "/").partition("#")[0])
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(source), path)
    return posixpath.normpath(joined) if path else ""
