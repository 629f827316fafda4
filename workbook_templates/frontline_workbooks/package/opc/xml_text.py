"""Editing a part of somebody else's workbook at byte offsets.

The part is parsed only to learn where its elements stand; what is not edited keeps every byte: unknown elements,
namespaces, the order of attributes, comments and whitespace.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.package.opc import xml_elements
from frontline_workbooks.package.opc.splices import Splice, apply
from frontline_workbooks.package.opc.xml_elements import Element, elements
from frontline_workbooks.package.opc.xml_view import View

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Element", "XmlText", "escape", "root_attributes"]

_TAG_NAME = re.compile(rb"<([^\s/>]+)")
_ATTRIBUTE = re.compile(rb"""\s+([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')""")


class XmlText:
    """A part: its elements, and the edits made to it.

    Parameters
    ----------
    part
        The bytes of the part.
    name
        Its name, for messages.
    """

    def __init__(self, part: bytes, name: str) -> None:
        self.view = View.of(part, name)
        self.data = self.view.data
        self.root = elements(self.data, name)
        self._splices: list[Splice] = []
        self._attributes: dict[int, tuple[Element, dict[str, str | None]]] = {}
        self._appended: dict[int, tuple[Element, list[bytes]]] = {}

    def prefix(self, element: Element | None = None) -> bytes:
        """Return the namespace prefix an element is written with, colon included."""
        found = _TAG_NAME.match(self.data, (element or self.root).start)
        before, colon, _ = found[1].partition(b":") if found else (b"", b"", b"")
        return before + colon if colon else b""

    def raw(self, element: Element) -> bytes:
        """Return an element as it is written."""
        return self.data[element.start : element.end]

    def inside(self, element: Element) -> bytes:
        """Return what stands between an element's tags, as it is written."""
        return self.data[element.open_end : element.close_start]

    def set(self, element: Element, **attributes: object) -> None:
        """Set attributes; None removes one."""
        pending = self._attributes.setdefault(id(element), (element, {}))[1]
        pending.update({name: None if value is None else str(value) for name, value in attributes.items()})

    def set_text(self, element: Element, text: str) -> None:
        """Replace the text of an element that has no children."""
        self._splices.append(Splice(element.open_end, element.close_start, escape(text)))

    def insert(self, offset: int, xml: bytes) -> None:
        """Insert at an offset that is no element's inside."""
        self._splices.append(Splice(offset, offset, xml))

    def remove(self, element: Element) -> None:
        """Take an element out."""
        self._splices.append(Splice(element.start, element.end, b""))

    def replace(self, element: Element, xml: bytes) -> None:
        """Put XML in an element's place."""
        self._splices.append(Splice(element.start, element.end, xml))

    def append(self, element: Element, xml: bytes) -> None:
        """Add XML as the last thing in an element."""
        self._appended.setdefault(id(element), (element, []))[1].append(xml)

    def place(self, name: str, xml: bytes, order: Sequence[str]) -> None:
        """Add a child of the root where the order of the schema wants it."""
        rank = order.index(name)
        before = [child for child in self.root.children if child.name in order and order.index(child.name) <= rank]
        if before:
            self.insert(before[-1].end, xml)
        elif self.root.open_end == self.root.end:
            self.append(self.root, xml)
        else:
            self.insert(self.root.open_end, xml)

    def splices(self) -> tuple[Splice, ...]:
        """Return every edit, in the order of the part."""
        made = [*self._splices]
        made += [self._tag(element, changed) for element, changed in self._attributes.values() if changed]
        made += [self._filled(element, parts) for element, parts in self._appended.values()]
        return tuple(sorted((splice for splice in made if splice), key=lambda splice: (splice.start, splice.end)))

    def result(self) -> bytes:
        """Return the edited part, in the encoding it came in."""
        return self.view.part(apply(self.data, self.splices()))

    def _tag(self, element: Element, changed: dict[str, str | None]) -> Splice:
        tag = self.data[element.start : element.open_end]
        close = b"/>" if tag.endswith(b"/>") else b">"
        body, waiting = bytearray(), dict(changed)
        at = _end_of_name(tag)
        body += tag[:at]
        for found in _ATTRIBUTE.finditer(tag, at):
            name = found[1].decode()
            value = waiting.pop(name, "") if name in changed else ""
            body += _attribute(name, value) if name in changed else found[0]
        body += b"".join(_attribute(name, value) for name, value in waiting.items())
        return Splice(element.start, element.open_end - len(close), bytes(body))

    def _filled(self, element: Element, parts: list[bytes]) -> Splice:
        if element.open_end != element.end:
            return Splice(element.close_start, element.close_start, b"".join(parts))
        found = _TAG_NAME.match(self.data, element.start)
        name = found[1] if found else b""
        return Splice(element.open_end - 2, element.open_end, b"".join([b">", *parts, b"</", name, b">"]))


def root_attributes(part: bytes, name: str) -> dict[str, str]:
    """Return the attributes of a part's root element."""
    return xml_elements.root_attributes(View.of(part, name).data, name)


def escape(text: str) -> bytes:
    """Return text as it stands in XML, in an element or in double quotes."""
    if text.isalnum():  # as most values are
        return text.encode()
    for sign, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, entity)
    return text.encode()


def _attribute(name: str, value: str | None) -> bytes:
    return b"" if value is None else b' %s="%s"' % (name.encode(), escape(value))


def _end_of_name(tag: bytes) -> int:
    found = _TAG_NAME.match(tag)
    return found.end() if found else 0
