"""The elements of a part and where they stand."""

from __future__ import annotations

import re
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


class Element:
    """An element and where it stands; most are only read, so its places are looked up when they are asked for.

    Parameters
    ----------
    name, namespace
        Its local name and its namespace.
    attributes
        By name; a name in a namespace is written ``"namespace name"``.
    start
        Where it begins.
    data
        The part it stands in.
    """

    __slots__ = ("_data", "attributes", "children", "close_start", "name", "namespace", "start", "text")

    def __init__(
        self,
        name: str = "",
        namespace: str = "",
        attributes: dict[str, str] | None = None,
        start: int = 0,
        data: bytes = b"",
    ) -> None:
        self.name, self.namespace = name, namespace
        self.attributes = {} if attributes is None else attributes
        self.start, self._data = start, data
        self.close_start = start
        """Where its end tag begins; in an empty element, where it ends."""
        self.children: list[Element] = []
        """The elements in it."""
        self.text = ""
        """The characters directly in it."""

    @property
    def open_end(self) -> int:
        """Where its start tag ends."""
        found = _TAG_END.match(self._data, self.start)
        return found.end() if found else self.start

    @property
    def end(self) -> int:
        """Where it ends."""
        inside = self.open_end
        return (
            inside if self._data.endswith(b"/>", self.start, inside) else self._data.index(b">", self.close_start) + 1
        )

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


def root_attributes(data: bytes, name: str) -> dict[str, str]:
    """Return the attributes of the root element of a part that is written in UTF-8; the rest of it is not looked at.

    Raises
    ------
    PackageFault
        Its beginning is not well-formed, or declares a document type.
    """
    found: list[dict[str, str]] = []
    parser = _parser(name)

    def opened(_: str, attributes: dict[str, str]) -> None:
        found.append(attributes)
        parser.StartElementHandler = None

    parser.StartElementHandler = opened
    _run(parser, data[:_SMALL], name, whole=len(data) <= _SMALL)
    return found[0] if found else {}


def _parse(data: bytes, name: str) -> Element:
    """Find the elements; document types, and with them entities, are refused."""
    parser = _parser(name)
    parser.buffer_text = True
    top = Element()
    stack = [top]

    def opened(tag: str, attributes: dict[str, str]) -> None:
        if len(stack) > _DEEPEST:
            raise corrupt(f"{name} nests its elements more than {_DEEPEST} deep")
        namespace, _, local = tag.rpartition(" ")
        element = Element(local, namespace, attributes, parser.CurrentByteIndex, data)
        stack[-1].children.append(element)
        stack.append(element)

    def closed(_: str) -> None:
        stack.pop().close_start = parser.CurrentByteIndex

    def characters(text: str) -> None:
        stack[-1].text += text

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler = characters
    _run(parser, data, name, whole=True)
    return top.children[0]


def _parser(name: str) -> expat.XMLParserType:
    def refuse(*_: object) -> None:
        raise corrupt(f"{name} declares a document type, which no workbook has")

    parser = expat.ParserCreate("UTF-8", namespace_separator=" ")
    parser.StartDoctypeDeclHandler = refuse
    return parser


def _run(parser: expat.XMLParserType, data: bytes, name: str, *, whole: bool) -> None:
    try:
        parser.Parse(data, whole)
    except expat.ExpatError as error:
        raise corrupt(f"{name} is not well-formed XML ({error})") from None


_remembered = lru_cache(maxsize=_REMEMBERED)(_parse)
forget = _remembered.cache_clear
