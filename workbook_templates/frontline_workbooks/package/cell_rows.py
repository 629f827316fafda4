"""The rows and cells of a worksheet, found at their byte offsets.

A sheet may hold millions of cells, so its rows are found by patterns and only those asked for are looked into. A
pattern is exact here: in well-formed XML the sign ``<`` stands in front of tags only, once comments and CDATA are
masked.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from frontline_workbooks.package.cell_addresses import LAST_COLUMN, Area, column_of
from frontline_workbooks.package.faults import corrupt
from frontline_workbooks.package.opc.xml_text import XmlText
from frontline_workbooks.package.opc.xml_view import View

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from frontline_workbooks.package.cell_addresses import Place

_PREFIX = rb"(?:[\w.-]+:)?"
_ATTRIBUTES = rb"""(?P<attributes>[^"'>/]*(?:(?:"[^"]*"|'[^']*'|/(?!>))[^"'>/]*)*)"""
_OPAQUE = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_SHEET_DATA = re.compile(rb"<(?P<prefix>%s)sheetData(?=[\s/>])[^>]*?(?P<empty>/?)>" % _PREFIX)
_SHEET_DATA_END = re.compile(rb"</%ssheetData\s*>" % _PREFIX)
_ROW = re.compile(rb"<%srow(?=[\s/>])%s(?P<empty>/?)>" % (_PREFIX, _ATTRIBUTES))
_ROW_END = re.compile(rb"</%srow\s*>" % _PREFIX)
_CELL = re.compile(rb"<%sc(?=[\s/>])%s(?:/>|>(?P<inside>.*?)</%sc\s*>)" % (_PREFIX, _ATTRIBUTES, _PREFIX), re.DOTALL)
_NUMBER = re.compile(rb"""(?<!\S)r\s*=\s*["']\s*([0-9]+)\s*["']""")
_COLUMN = re.compile(rb"""(?<!\S)r\s*=\s*["']\s*([A-Za-z]{1,3})[0-9]""")
_FORMULA = re.compile(rb"<%sf(?=[\s/>])" % _PREFIX)
_FORMULA_AREA = re.compile(rb"<%sf(?=[\s/>])(?P<attributes>[^>]*\sref\s*=[^>]*)>" % _PREFIX)


class Row(NamedTuple):
    """A row and where it stands: its start tag is ``start`` to ``open_end``, all of it ``start`` to ``end``."""

    number: int
    start: int
    open_end: int
    close_start: int
    end: int


class Cell(NamedTuple):
    """A cell and where it stands: its start tag's attributes and what is between its tags, as written."""

    column: int
    start: int
    end: int
    attributes: bytes
    inside: bytes

    def get(self, attribute: str) -> str:
        """Return an attribute's value, or ""."""
        return attribute_in(self.attributes, attribute)

    @property
    def calculated(self) -> bool:
        """Whether it holds a formula."""
        return bool(_FORMULA.search(self.inside))


@dataclass(frozen=True)
class SheetText:
    """A worksheet part, its rows found.

    Parameters
    ----------
    view
        The part.
    name
        Its name, for messages.
    """

    view: View
    name: str

    @classmethod
    def of(cls, part: bytes, name: str) -> SheetText:
        """Read a worksheet part.

        Raises
        ------
        PackageFault
            It is no well-formed XML, or declares a document type.
        """
        view = View.of(part, name)
        _refuse_malformed(view.data, name)
        return cls(view, name)

    @property
    def data(self) -> bytes:
        """The part as UTF-8; every offset counts in it."""
        return self.view.data

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """Every row that is written, in order."""
        found, at, last = [], self.rows_start, 0
        while tag := _ROW.search(self._masked, at, self.rows_end):
            number = _NUMBER.search(tag["attributes"])
            last, before = int(number[1]) if number else last + 1, last
            if last <= before:
                raise corrupt(f"the rows of {self.name} are out of order at row {last}")
            close = None if tag["empty"] else _ROW_END.search(self._masked, tag.end())
            start, end = (close.start(), close.end()) if close else (tag.end(), tag.end())
            found.append(Row(last, tag.start(), tag.end(), start, end))
            at = end
        return tuple(found)

    def row(self, number: int) -> Row | None:
        """Return a row, None where it is not written."""
        at = self.place_of_row(number)
        return self.rows[at] if at < len(self.rows) and self.rows[at].number == number else None

    def place_of_row(self, number: int) -> int:
        """Return which of the written rows is the first that is not above a row."""
        return bisect_left(self.rows, number, key=lambda row: row.number)

    def cells(self, row: Row, columns: Collection[int] | None = None) -> Iterator[Cell]:
        """Yield the cells that are written in a row: those in some columns, or all."""
        last, furthest = 0, max(columns) if columns else LAST_COLUMN
        for cell in _CELL.finditer(self._masked, row.open_end, row.close_start):
            name = _COLUMN.search(cell["attributes"])
            last, before = column_of(name[1].decode()) if name else last + 1, last
            if last <= before:
                raise corrupt(f"the cells of row {row.number} of {self.name} are out of order")
            if columns is None or last in columns:
                start, end = cell.span("inside")
                yield Cell(last, cell.start(), cell.end(), cell["attributes"], self.data[max(start, 0) : max(end, 0)])
            if last >= furthest:
                return

    def cells_at(self, places: Iterable[Place]) -> dict[Place, Cell]:
        """Return those of some cells that are written."""
        found: dict[Place, Cell] = {}
        for number, group in groupby(sorted(places), key=itemgetter(0)):
            row, columns = self.row(number), {place[1] for place in group}
            for cell in self.cells(row, columns) if row else ():
                found[number, cell.column] = cell
        return found

    @cached_property
    def formula_areas(self) -> tuple[Area, ...]:
        """The rectangles of array formulas, of formulas that spill, and of data tables."""
        found = (tag["attributes"] for tag in _FORMULA_AREA.finditer(self._masked, self.rows_start, self.rows_end))
        return tuple(
            Area.of(attribute_in(each, "ref")) for each in found if attribute_in(each, "t") in {"array", "dataTable"}
        )

    @cached_property
    def around(self) -> XmlText:
        """The part without its rows; what stands before them has the offsets it has in the part."""
        cut = self.data[: self._open.start()] + b"<%ssheetData/>" % self.prefix + self.data[self._end :]
        return XmlText(self.view.part(cut), self.name)

    @property
    def prefix(self) -> bytes:
        """The namespace prefix its rows are written with, colon included."""
        return self._open["prefix"]

    @property
    def tag(self) -> tuple[int, int]:
        """Where the start tag of all rows stands."""
        return self._open.span()

    @property
    def rows_start(self) -> int:
        """Where the first row may stand."""
        return self._open.end()

    @property
    def empty(self) -> bool:
        """Whether the rows are written as one empty tag."""
        return bool(self._open["empty"])

    @cached_property
    def rows_end(self) -> int:
        """Where the rows end."""
        return self._open.end() if self.empty else self._close.start()

    @property
    def _end(self) -> int:
        return self._open.end() if self.empty else self._close.end()

    @cached_property
    def _masked(self) -> bytes:
        """The part with every comment, CDATA section and instruction made of one letter."""
        return _OPAQUE.sub(lambda found: b"x" * len(found[0]), self.data)

    @cached_property
    def _open(self) -> re.Match[bytes]:
        found = _SHEET_DATA.search(self._masked)
        if found is None:
            raise corrupt(f"the sheet {self.name} has no rows")
        return found

    @cached_property
    def _close(self) -> re.Match[bytes]:
        found = _SHEET_DATA_END.search(self._masked, self._open.end())
        if found is None:
            raise corrupt(f"the rows of {self.name} have no end")
        return found


def attribute_in(attributes: bytes, name: str) -> str:
    """Return the value of an attribute of a start tag, or "".

    >>> attribute_in(b' r="B2" s="3"', "s")
    '3'
    """
    found = _attribute(name).search(attributes)
    return (found[1] if found[1] is not None else found[2]).decode() if found else ""


@cache
def _attribute(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"""(?<!\S)%s\s*=\s*(?:"([^"]*)"|'([^']*)')""" % name.encode())


def _refuse_malformed(data: bytes, name: str) -> None:
    """Let expat read it all: what is found by patterns must be XML that Excel reads as well."""

    def refuse(*_: object) -> None:
        raise corrupt(f"{name} declares a document type, which no workbook has")

    parser = expat.ParserCreate("UTF-8")
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the C function takes no keyword
    except expat.ExpatError as error:
        raise corrupt(f"{name} is not well-formed XML ({error})") from None
