"""Formats of cells: which one a cell has, and whether it locks the cell."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from frontline_workbooks.package.cell_rows import attribute_in
from frontline_workbooks.package.opc.relationships import related
from frontline_workbooks.package.opc.xml_text import XmlText

if TYPE_CHECKING:
    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.cell_rows import Cell, Row, SheetText
    from frontline_workbooks.package.opc.archive import Package


class CellStyles:
    """The formats of a worksheet's cells, those that are not written among them.

    Parameters
    ----------
    sheet
        The worksheet.
    """

    def __init__(self, sheet: SheetText) -> None:
        self._sheet = sheet
        columns = sheet.around.root.find("cols")
        self._columns = [
            (column.number("min"), column.number("max"), column.get("style", "0"))
            for column in (columns.children if columns else [])
        ]

    def of(self, row: Row, column: int, cell: Cell | None) -> str:
        """Return the number of a cell's format: its own, else its row's, else its column's."""
        if cell is not None:
            return cell.get("s") or "0"
        tag = self._sheet.data[row.start : row.open_end]
        if attribute_in(tag, "customFormat") in {"1", "true"}:
            return attribute_in(tag, "s") or "0"
        return next((style for first, last, style in self._columns if first <= column <= last), "0")


class Locks:
    """Which formats of a workbook lock a cell once its sheet is protected.

    Parameters
    ----------
    package, book
        The workbook.
    """

    def __init__(self, package: Package, book: Book) -> None:
        self._package, self._book = package, book

    def on(self, style: str) -> bool:
        """Whether cells of a format are locked; every cell is unless its format says otherwise."""
        return style not in self._unlocked

    @cached_property
    def _unlocked(self) -> frozenset[str]:
        part = related(self._package, self._book.part, "styles")
        formats = XmlText(self._package.read(part), part).root.find("cellXfs") if part else None
        found = []
        for number, row in enumerate(formats.children if formats else []):
            protection = row.find("protection")
            if protection is not None and protection.get("locked") in {"0", "false"}:
                found.append(str(number))
        return frozenset(found)
