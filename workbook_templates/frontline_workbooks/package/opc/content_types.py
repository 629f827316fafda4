"""[Content_Types].xml: what each part is."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from frontline_workbooks.package.opc.xml_text import XmlText, escape

if TYPE_CHECKING:
    from collections.abc import Container

    from frontline_workbooks.package.opc.archive import Package

CONTENT_TYPES = "[Content_Types].xml"
_OWN_LINE = ("xml", "rels", "bin")
"""Extensions whose parts are of many types: each gets a line of its own, never a default."""


class ContentTypes:
    """What the parts of a package are, and what is added to that."""

    def __init__(self, package: Package) -> None:
        self._text = XmlText(package.read(CONTENT_TYPES), CONTENT_TYPES)
        lines = self._text.root.children
        self._overrides = {_part(line.get("PartName")): line for line in lines if line.name == "Override"}
        self._defaults = {
            line.get("Extension").lower(): line.get("ContentType") for line in lines if line.name == "Default"
        }

    def of(self, part: str) -> str:
        """Return a part's type, or ""."""
        line = self._overrides.get(part.lower())
        return line.get("ContentType") if line else self._defaults.get(_extension(part), "")

    def add(self, part: str, content_type: str) -> None:
        """Say what a new part is."""
        extension, prefix = _extension(part), self._text.prefix()
        if self._defaults.get(extension) == content_type:
            return
        if extension in _OWN_LINE or extension in self._defaults:
            values = (prefix, escape(f"/{part}"), escape(content_type))
            self._text.append(self._text.root, b'<%sOverride PartName="%s" ContentType="%s"/>' % values)
        else:
            self._defaults[extension] = content_type
            values = (prefix, escape(extension), escape(content_type))
            self._text.append(self._text.root, b'<%sDefault Extension="%s" ContentType="%s"/>' % values)

    def drop(self, parts: Container[str]) -> None:
        """Forget parts that are gone; their names are in lower case."""
        for part, line in self._overrides.items():
            if part in parts:
                self._text.remove(line)

    @property
    def text(self) -> XmlText:
        """The edited part."""
        return self._text


def _part(name: str) -> str:
    return unquote(name).lstrip("/").lower()


def _extension(part: str) -> str:
    return part.rpartition(".")[2].lower()
