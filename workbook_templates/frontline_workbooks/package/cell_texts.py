"""What cells say: numbers, and texts wherever they are kept."""

from __future__ import annotations

import re
from functools import cached_property
from html import unescape
from typing import TYPE_CHECKING

from frontline_workbooks.package.faults import corrupt
from frontline_workbooks.package.opc.relationships import related
from frontline_workbooks.package.opc.xml_text import escape
from frontline_workbooks.package.opc.xml_view import View

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.cell_rows import Cell, SheetText
    from frontline_workbooks.package.opc.archive import Package

_PREFIX = rb"(?:[\w.-]+:)?"
_VALUE = re.compile(rb"<%sv(?:\s[^>]*[^/>])?>(.*?)</%sv\s*>" % (_PREFIX, _PREFIX), re.DOTALL)
_SHARED = re.compile(rb"<%ssi(?:\s[^>]*[^/>])?\s*(?:/>|>(.*?)</%ssi\s*>)" % (_PREFIX, _PREFIX), re.DOTALL)
_RUN = re.compile(rb"<%st(?:\s[^>]*[^/>])?>(.*?)</%st\s*>" % (_PREFIX, _PREFIX), re.DOTALL)
_READING = re.compile(rb"<%srPh(?=[\s/>]).*?</%srPh\s*>" % (_PREFIX, _PREFIX), re.DOTALL)
_CDATA = re.compile(rb"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class CellTexts:
    """Reads the cells of a workbook.

    Parameters
    ----------
    package, book
        The workbook, whose shared texts its cells point at.
    """

    def __init__(self, package: Package, book: Book) -> None:
        self._package, self._book = package, book

    def value(self, cell: Cell) -> float | str | None:
        """Return the number or text a cell shows; None where it is empty, an error or a truth value."""
        kind = cell.get("t") or "n"
        if kind == "inlineStr":
            return _joined(cell.inside)
        found = _VALUE.search(cell.inside)
        if found is None or kind in {"b", "e"}:
            return None
        text = decoded(found[1])
        if kind in {"str", "d"}:
            return with_signs(text)
        return self._shared_text(text) if kind == "s" else _number(text)

    def _shared_text(self, number: str) -> str:
        if not number.strip().isdecimal() or int(number) >= len(self._shared):
            raise corrupt(f"a cell shows its text {number}, which is not there")
        return _joined(self._shared[int(number)])

    @cached_property
    def _shared(self) -> list[bytes]:
        part = related(self._package, self._book.part, "sharedStrings")
        return _SHARED.findall(_COMMENT.sub(b"", View.of(self._package.read(part), part).data)) if part else []


def decoded(xml: bytes) -> str:
    """Return the characters that a piece of XML without elements stands for.

    >>> decoded(b"A &amp; B<![CDATA[ <C>]]>")
    'A & B <C>'
    """
    if b"&" not in xml and b"<" not in xml:
        return xml.decode()
    plain = _CDATA.sub(lambda section: escape(section[1].decode()), _COMMENT.sub(b"", xml))
    return unescape(plain.decode())


def with_signs(text: str) -> str:
    """Return a text with the signs in it that Excel writes as their codes.

    >>> with_signs("Net_x0020_sales")
    'Net sales'
    """
    return _CODE.sub(lambda code: chr(int(code[1], 16)), text)


def _joined(xml: bytes) -> str:
    """Return the text of all runs, without the readings of Japanese names."""
    return with_signs("".join(map(decoded, _RUN.findall(_READING.sub(b"", xml)))))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def values_in(
    sheet: SheetText, texts: CellTexts, rows: Iterable[int], columns: Collection[int]
) -> dict[int, dict[int, float | str]]:
    """Return what the cells of some columns say, by column and row; cells that say nothing are left out.

    Parameters
    ----------
    sheet
        The worksheet.
    texts
        Reads its cells.
    rows, columns
        The numbers of the rows and of the columns.
    """
    said: dict[int, dict[int, float | str]] = {column: {} for column in columns}
    for number in rows:
        row = sheet.row(number)
        for cell in sheet.cells(row, said) if row else ():
            value = texts.value(cell)
            if value is not None:
                said[cell.column][number] = value
    return said
