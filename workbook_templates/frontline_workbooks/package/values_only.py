"""A copy of a workbook in which every formula is the value that was saved with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.grafting.table_part import tables
from frontline_workbooks.package.opc.xml_text import XmlText
from frontline_workbooks.package.opc.xml_view import View
from frontline_workbooks.package.own import kinds
from frontline_workbooks.package.recognise import open_package
from frontline_workbooks.package.refusals import refuse_signed
from frontline_workbooks.package.taking_out.calc_chain import drop_chain

if TYPE_CHECKING:
    from frontline_workbooks.package.opc.archive import Package

_CELL = re.compile(
    rb"<(?P<p>(?:[\w.-]+:)?)c\b(?P<attributes>(?:[^>/]|/(?!>))*)>"
    rb"\s*<(?P=p)f\b(?:[^>]*/>|[^>]*>.*?</(?P=p)f\s*>)(?P<value>.*?)</(?P=p)c\s*>",
    re.DOTALL,
)
_VALUE = re.compile(rb"<(?:[\w.-]+:)?(?:v\b[^>]*>\s*[^<\s]|is\b)")
_EMPTY_TEXT = re.compile(rb"""\st\s*=\s*["']str["']""")
_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Z]+[0-9]+)["']""")
_METADATA = re.compile(rb"""\scm\s*=\s*["'][0-9]+["']""")


def values_only(data: bytes) -> tuple[bytes, int]:
    """Return a workbook in which every formula of every worksheet has become its value.

    Formulas of rules, names and charts stay, as do links to other workbooks. Every other part stays byte for byte.

    Parameters
    ----------
    data
        The workbook.

    Returns
    -------
    tuple
        The bytes of the copy, and how many formulas there were.

    Raises
    ------
    PackageFault
        The workbook cannot be read, is signed, or holds a formula without a saved value (``"no-value"``).
    """
    package = open_package(data)
    package.verify()
    refuse_signed(package)
    book = read_book(package)
    count = 0
    ours = kinds(book)
    for place, tab in enumerate(book.tabs):
        if tab.arrow and tab.arrow.kind == "worksheet":
            freezing = _Freezing(tab.name, ours=place in ours)
            part = View.of(package.read(tab.part), tab.part)
            frozen = _CELL.sub(freezing.cell, part.data)
            if freezing.count:
                package.write(tab.part, part.part(frozen))
                count += freezing.count
            _freeze_tables(package, tab.part)
    if not count:
        return data, 0
    drop_chain(package, book)
    return package.to_bytes(), count


@dataclass(slots=True)
class _Freezing:
    """One worksheet on its way to values."""

    sheet: str
    ours: bool
    count: int = 0

    def cell(self, cell: re.Match[bytes]) -> bytes:
        attributes, value, prefix = cell["attributes"], cell["value"], cell["p"]
        if self.ours and not _VALUE.search(value):
            value = b""  # our writer leaves the value of an empty text out
        elif not _VALUE.search(value) and not (b"v" in value and _EMPTY_TEXT.search(attributes)):
            found = _ADDRESS.search(attributes)
            address = found[1].decode() if found else "of a formula"
            raise PackageFault(
                "no-value",
                f"Cell {address} of the sheet {self.sheet} holds a formula without a saved value; "
                "open the workbook in Excel, let it calculate and save, and run again.",
            )
        self.count += 1
        return b"<%sc%s>%s</%sc>" % (prefix, _METADATA.sub(b"", attributes), value, prefix)


def _freeze_tables(package: Package, sheet: str) -> None:
    """Take the formulas of columns and of totals out of the tables of a sheet."""
    for part in tables(package, sheet):
        text = XmlText(package.read(part), part)
        for element in text.root.walk():
            if element.name in {"calculatedColumnFormula", "totalsRowFormula"}:
                text.remove(element)
            if element.get("totalsRowFunction"):
                text.set(element, totalsRowFunction=None)
        if text.splices():
            package.write(part, text.result())
