"""One table of a workbook's styles: finding a row again, or adding it at the end."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from frontline_workbooks.package.opc.dialect import MAIN, MAIN_STRICT
from frontline_workbooks.package.opc.xml_text import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontline_workbooks.package.opc.xml_text import Element, XmlText

_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)
_ROWS = {"numFmts": "numFmt", "fonts": "font", "fills": "fill", "borders": "border", "cellXfs": "xf", "dxfs": "dxf"}


class StyleTable:
    """A table of formats of a workbook.

    Parameters
    ----------
    text
        The styles part.
    name
        The table's element, ``"fonts"``.
    """

    def __init__(self, text: XmlText, name: str) -> None:
        self._text, self._name = text, name
        self._prefix = text.prefix()
        self._element = text.root.find(name)
        self.rows = self._element.children if self._element else []
        self._added: list[bytes] = []

    @cached_property
    def _numbers(self) -> dict[bytes, int]:
        """The number of each row, as it is rendered: the first of those that are alike."""
        rows = [rendered(row, self._prefix) for row in self.rows]
        return {row: number for number, row in reversed([*enumerate(rows)])}

    def number_of(self, row: Element, number_formats: Mapping[str, str] | None = None) -> int:
        """Return the number of a row, added where there is none like it."""
        return self._find(rendered(row, self._prefix, number_formats or {}))

    def number(self, attributes: Mapping[str, str], like: Element | None = None) -> int:
        """Return the number of a row of these attributes, with the children of another."""
        children = b"".join(rendered(child, self._prefix) for child in like.children if _ours(child)) if like else b""
        return self._find(_element(self._prefix, _ROWS[self._name], attributes, children))

    def finish(self) -> None:
        """Write the added rows into the part."""
        if not self._added:
            return
        rows, count = b"".join(self._added), len(self.rows) + len(self._added)
        if self._element:
            self._text.append(self._element, rows)
            self._text.set(self._element, count=count)
        else:
            table = _element(self._prefix, self._name, {"count": str(count)}, rows)
            self._text.place(self._name, table, _ORDER)

    def _find(self, row: bytes) -> int:
        if row not in self._numbers:
            self._numbers[row] = len(self.rows) + len(self._added)
            self._added.append(row)
        return self._numbers[row]


def rendered(element: Element, prefix: bytes, number_formats: Mapping[str, str] | None = None) -> bytes:
    """Return an element as this workbook writes it: its prefix, attributes by name, no blanks between.

    Number formats get the ids they have here, by their codes.
    Extensions are left out when the element goes into a workbook, and kept when it is only compared.
    """
    attributes = dict(element.attributes)
    if number_formats and element.name == "numFmt":
        attributes["numFmtId"] = number_formats[attributes["formatCode"]]
    kept = (child for child in element.children if number_formats is None or _ours(child))
    inside = b"".join(rendered(child, prefix, number_formats) for child in kept)
    return _element(prefix, element.name, attributes, inside or escape(element.text.strip()))


def _element(prefix: bytes, name: str, attributes: Mapping[str, str], inside: bytes) -> bytes:
    tag = prefix + name.encode()
    written = b"".join(b' %s="%s"' % (key.encode(), escape(value)) for key, value in sorted(attributes.items()))
    return b"<%s%s>%s</%s>" % (tag, written, inside, tag) if inside else b"<%s%s/>" % (tag, written)


def _ours(element: Element) -> bool:
    return element.namespace in {MAIN, MAIN_STRICT} and element.name != "extLst"
