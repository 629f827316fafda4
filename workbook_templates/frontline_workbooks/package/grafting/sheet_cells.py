"""The rows of a worksheet of ours, turned into rows of the workbook it goes to.

They may hold millions of cells, but few different ones: what stands in a cell's tag beside its address, and the number
of its shared text, is looked at once however many cells have it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.package.opc.xml_text import escape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_workbooks.package.grafting.sheet_part import Numbers
    from frontline_workbooks.package.references import NewNames

_ROW_END = b"</row>"
_BLOCK = 1 << 17
"""Bytes of rows that are taken apart at a time: memory does not grow with the sheet, and the processor's cache holds
them."""
_USUAL_TAG = re.compile(
    rb"""(<c\ r="[^"]++")
         ((?:\ s="\d++")?+  (?:\ t="s"><v>\d++</v></c>  |  (?=\ t="(?!s")\w++">  |  /?>)))""",
    re.VERBOSE,
)
"""The cells of XlsxWriter and of Excel, nearly all: address, format, type, in this order, and nothing else."""
_ROW_FORMAT = re.compile(rb"<row\b[^>]*? s=")
_TAG = re.compile(rb'(<(?:c|row)(?: r="\w++")?+)(?= )([^>]*?(?: t="s"[^>]*><v>\d+</v></c>|>))')
_STYLE = re.compile(rb' s="(\d+)"')
_METADATA = re.compile(rb' cm="\d+"')
_SHARED_TEXT = re.compile(rb'(.*?) t="s"([^>]*)><v>(\d+)</v></c>', re.DOTALL)
_SPILLS = re.compile(rb'(<c\b[^>]*?) cm="\d+"([^>]*>)(?!<f\b)')
_EMPTY = re.compile(rb"(<c\b[^>]*>)<v></v>(</c>)")
_FORMULA = re.compile(rb"(<f\b[^>]*>)([^<]+)(</f>)")


def adapted_rows(rows: bytes, numbers: Numbers, names: NewNames) -> bytes:
    """Return the rows with the formats, texts and names of the other workbook.

    Parameters
    ----------
    rows
        The element with the rows, as it is written.
    numbers
        Where formats, metadata and texts are there.
    names
        What sheets and tables are called there; a formula that points at a sheet that is not turns into its value.
    """
    tags = _Tags(numbers)
    blocks = (_with_tags(block, tags) for block in _blocks(rows))
    return b"".join([_with_names(block, names) for block in blocks] if names else blocks)


class _Tags(dict[bytes, bytes]):
    """What follows a cell's address, as it is to be, by what it was: made when it is first asked for."""

    def __init__(self, numbers: Numbers) -> None:
        super().__init__()
        self._numbers = numbers

    def __missing__(self, tag: bytes) -> bytes:
        numbers = self._numbers
        new = _STYLE.sub(lambda style: b' s="%d"' % numbers.cell_format(int(style[1])), tag)
        if b" cm=" in new:
            new = _METADATA.sub(lambda _: b' cm="%d"' % numbers.spill(), new)
        text = _SHARED_TEXT.fullmatch(new) if b' t="s"' in new else None
        if text:  # written into its cell, so that the shared texts of the other workbook stay as they are
            new = b'%s t="inlineStr"%s><is>%s</is></c>' % (text[1], text[2], numbers.string(int(text[3])))
        self[tag] = new
        return new


def _blocks(rows: bytes) -> Iterator[bytes]:
    at = 0
    while at < len(rows):
        end = rows.find(_ROW_END, at + _BLOCK)
        end = len(rows) if end < 0 else end + len(_ROW_END)
        yield rows[at:end]
        at = end


def _with_tags(rows: bytes, tags: _Tags) -> bytes:
    pieces = _USUAL_TAG.split(rows)  # what is between, the address, what follows it; and again
    if 3 * rows.count(b"<c ") != len(pieces) - 1 or _ROW_FORMAT.search(rows):
        pieces = _TAG.split(rows)
    pieces[2::3] = map(tags.__getitem__, pieces[2::3])
    return b"".join(pieces)


def _with_names(rows: bytes, names: NewNames) -> bytes:
    rows = _FORMULA.sub(lambda cell: _renamed(cell, names), rows)
    for only_with_a_formula in (_SPILLS, _EMPTY):
        rows = only_with_a_formula.sub(rb"\1\2", rows)
    return rows


def _renamed(formula: re.Match[bytes], names: NewNames) -> bytes:
    if not (names.gone or b"!" in formula[2] or b"[" in formula[2]):
        return formula[0]
    text = formula[2].decode()
    for entity, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(entity, sign)
    return b"" if names.points_at_missing(text) else formula[1] + escape(names.formula(text)) + formula[3]
