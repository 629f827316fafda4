"""The elements of a part and where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.parsers import expat

from frontline_workbooks.package.faults import corrupt

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 200
_SMALL = 1 << 17
"""Bytes up to which the elements of a part are remembered."""
_REMEMBERED = 48
_TAG_END = re.compile(rb"""[^"'>]*+(?:(?:"[^"]*+"|'[^']*+')[^"'>]*+)*+>""")


@dataclass(slots=True)
class Element:
    """An element and where it stands.

    Parameters
    ----------
    name, namespace
        Its local name and its namespace.
    attributes
        By name; a name in a namespace is written ``"namespace name"``.
    start, open_end, close_start, end
        Offsets of the start tag's two ends and of the end tag's; an empty element has its last three in one.
    children
        The elements in it.
    text
        The characters directly in it.
    """

    name: str
    namespace: str
    attributes: dict[str, str]
    start: int
    open_end: int
    close_start: int = 0
    end: int = 0
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def get(self, attribute: str, default: str = "") -> str:
        """Return an attribute's value."""
        return self.attributes.get(attribute, default)

    def number(self, attribute: str) -> int:
        """Return an attribute that counts something; 0 where it is not given."""
        text = self.get(attribute).strip() or "0"
        if not text.isdecimal():
            raise corrupt(f"the {attribute} of its {self.name} is {text}, not a number")
        return int(text)

    def find(self, name: str) -> Element | None:
        """Return the first child of that local name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list[Element]:
        """Return the children of that local name."""
        return [child for child in self.children if child.name == name]

    def walk(self) -> Iterator[Element]:
        """Yield this element and everything in it, in the order of the part."""
        yield self
        for child in self.children:
            yield from child.walk()


def elements(data: bytes, name: str) -> Element:
    """Return the root element of a part that is written in UTF-8; nobody may change what is returned.

    Parameters
    ----------
    data
        The part. The workbook part, for one, is read at every step of a change: the same bytes are parsed once.
    name
        Its name, for messages.

    Raises
    ------
    PackageFault
        It is not well-formed, declares a document type, or nests its elements very deep.
    """
    return _remembered(data, name) if len(data) <= _SMALL else _parse(data, name)


def _parse(data: bytes, name: str) -> Element:
    """Find the elements; document types, and with them entities, are refused."""
    parser = expat.ParserCreate("UTF-8", namespace_separator=" ")
    parser.buffer_text = True
    top = Element("", "", {}, 0, 0)
    stack = [top]
    tag_end = _TAG_END.match

    def refuse(*_: object) -> None:
        raise corrupt(f"{name} declares a document type, which no workbook has")

    def opened(tag: str, attributes: dict[str, str]) -> None:
        start = parser.CurrentByteIndex
        found = tag_end(data, start)
        if len(stack) > _DEEPEST:
            raise corrupt(f"{name} nests its elements more than {_DEEPEST} deep")
        namespace, _, local = tag.rpartition(" ")
        element = Element(local, namespace, attributes, start, found.end() if found else start)
        stack[-1].children.append(element)
        stack.append(element)

    def closed(_: str) -> None:
        element = stack.pop()
        at, inside = parser.CurrentByteIndex, element.open_end
        empty = data.endswith(b"/>", element.start, inside)
        element.close_start = inside if empty else at
        element.end = inside if empty else data.index(b">", at) + 1

    def characters(text: str) -> None:
        stack[-1].text += text

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler = characters
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the C function takes no keyword
    except expat.ExpatError as error:
        raise corrupt(f"{name} is not well-formed XML ({error})") from None
    return top.children[0]


_remembered = lru_cache(maxsize=_REMEMBERED)(_parse)
forget = _remembered.cache_clear
