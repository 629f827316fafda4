"""Values as cells are written: numbers, texts, and nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from frontline_workbooks.package.cell_addresses import address
from frontline_workbooks.package.opc.xml_text import escape

if TYPE_CHECKING:
    from frontline_workbooks.package.cell_addresses import Place
    from frontline_workbooks.package.cell_rows import Cell

CellValue: TypeAlias = float | str | None
"""A number, a text, or nothing; nothing empties a cell and leaves its format."""

_ABOUT_THE_VALUE = re.compile(rb"""\s+(?:t|cm)\s*=\s*(?:"[^"]*"|'[^']*')""")
_LOOKS_LIKE_A_CODE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def new_cell(prefix: bytes, place: Place, style: str, value: CellValue) -> bytes:
    """Return a cell that was not written before."""
    look = b' s="%s"' % escape(style) if style and style != "0" else b""
    return _cell(prefix, b' r="%s"%s' % (address(place).encode(), look), value)


def changed_cell(prefix: bytes, cell: Cell, value: CellValue) -> bytes:
    """Return a cell with another value; its other attributes stay as they are written."""
    return _cell(prefix, lasting(cell), value)


def lasting(cell: Cell) -> bytes:
    """Return the attributes of a cell that stay whatever it says: its address and its format."""
    return _ABOUT_THE_VALUE.sub(b"", cell.attributes).rstrip()


def _cell(prefix: bytes, attributes: bytes, value: CellValue) -> bytes:
    if value is None:
        return b"<%sc%s/>" % (prefix, attributes)
    if isinstance(value, str):
        # a text within its cell: the table of shared texts stays as it is
        attributes += b' t="inlineStr"'
        inside = b'<%sis><%st xml:space="preserve">%s</%st></%sis>' % (prefix, prefix, _text(value), prefix, prefix)
    else:
        inside = b"<%sv>%s</%sv>" % (prefix, _number(value), prefix)
    return b"<%sc%s>%s</%sc>" % (prefix, attributes, inside, prefix)


def _number(value: float) -> bytes:
    """Return a number in the fewest digits that give it back."""
    return repr(float(value)).removesuffix(".0").encode()


def _text(value: str) -> bytes:
    """Return a text; signs that XML does not know are written as Excel's codes."""
    coded = _LOOKS_LIKE_A_CODE.sub("_x005F_", value)
    return escape(_NOT_IN_XML.sub(lambda sign: f"_x{ord(sign[0]):04X}_", coded))
