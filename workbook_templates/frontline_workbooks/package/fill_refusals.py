"""Cells that may not be filled: what they hold would be lost, or their owner has locked them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from frontline_workbooks.missing import MISSING
from frontline_workbooks.package.cell_addresses import Area, address
from frontline_workbooks.package.cell_styles import CellStyles
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.opc.relationships import relationships

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.cell_addresses import Place
    from frontline_workbooks.package.cell_rows import Cell, SheetText
    from frontline_workbooks.package.cell_styles import Locks
    from frontline_workbooks.package.cell_texts import CellTexts
    from frontline_workbooks.package.cell_values import CellValue
    from frontline_workbooks.package.fill_table import FinanceTable
    from frontline_workbooks.package.opc.archive import Package

_EXTENSION = re.compile(rb"<(?:[\w.-]+:)?extLst(?=[\s/>])")
_LISTED = 10
_NO_NUMBER_YET = {text.casefold() for text in MISSING} | {"tbd", "tbc", "open", "pending", "x", "?"}
_A_NUMBER = re.compile(r"[\s\d.,'%+-]+")
"""A number that is kept as a text."""


class CellsRefusedError(PackageFault):
    """Cells may not be filled; ``addresses`` names them all, the sentence the first.

    Parameters
    ----------
    table
        The table they are in.
    refused
        Addresses by what they do, as a clause: ``"hold a formula"``.
    """

    def __init__(self, table: FinanceTable, refused: dict[str, list[str]]) -> None:
        clauses = "; ".join(f"the cells {_listed(cells)} {why}" for why, cells in refused.items())
        super().__init__(
            "cells-refused",
            f"Nothing was filled into the table {table.name} of the sheet {table.tab.name}: {clauses}. "
            "Change these cells in Excel, or fill another column.",
        )
        self.addresses = tuple(cell for cells in refused.values() for cell in cells)


def refuse_cells(
    table: FinanceTable, sheet: SheetText, texts: CellTexts, values: Mapping[Place, CellValue], locks: Locks
) -> None:
    """Refuse to fill cells whose contents are not just a value, and cells of texts with numbers.

    Parameters
    ----------
    table, sheet
        The table and the worksheet it is on.
    texts
        Reads its cells.
    values
        What the cells are to say.
    locks
        Which formats lock a cell.

    Raises
    ------
    CellsRefusedError
        It names the cells and what is the matter with each.
    """
    judge = _Judge(table, sheet, texts, values, locks)
    refused: dict[str, list[str]] = {}
    for place in sorted(values):
        why = next(judge.reasons(place), None)
        if why:
            refused.setdefault(why, []).append(address(place))
    if refused:
        raise CellsRefusedError(table, refused)


def refuse_change_log(package: Package, book: Book) -> None:
    """Refuse a workbook that logs each change of a cell, as shared workbooks of the old kind do.

    Raises
    ------
    PackageFault
        Of code ``"shared"``.
    """
    if any(arrow.kind == "revisionHeaders" for arrow in relationships(package, book.part)):
        raise PackageFault(
            "shared",
            "The workbook is shared in the old way, and what is filled in would be missing in its log of changes; "
            "stop sharing it in Excel (Review, Unshare Workbook) and run again.",
        )


class _Judge:
    """Says what is the matter with a cell."""

    def __init__(
        self, table: FinanceTable, sheet: SheetText, texts: CellTexts, values: Mapping[Place, CellValue], locks: Locks
    ) -> None:
        self._sheet, self._texts, self._values, self._locks = sheet, texts, values, locks
        self._cells = sheet.cells_at(values)
        self._styles = CellStyles(sheet)
        merged = sheet.around.root.find("mergeCells")
        areas = [Area.of(each.get("ref")) for each in merged.children] if merged else []
        self._merged = [area for area in areas if area.overlaps(table.area)]
        self._computed = [area for area in sheet.formula_areas if area.overlaps(table.area)]
        self._calculated = {table.number(name) for name in table.calculated}
        protection = sheet.around.root.find("sheetProtection")
        self._protected = protection is not None and protection.get("sheet") in {"1", "true"}

    def reasons(self, place: Place) -> Iterator[str]:
        cell = self._cells.get(place)
        if cell and cell.calculated:
            yield "hold a formula"
        if place[1] in self._calculated:
            yield "belong to a calculated column"
        if any(place in area for area in self._computed):
            yield "belong to an array formula, a spilled range or a data table"
        if any(place in area for area in self._merged):
            yield "are merged"
        if cell and (cell.get("vm") or _EXTENSION.search(cell.inside)):
            yield "hold a picture, a linked data type or an extension"
        if self._protected and self._locked(place, cell):
            yield "are locked, and the sheet is protected"
        if cell and isinstance(self._values[place], float) and self._says_something(cell):
            yield "hold a text, which a number would replace"

    def _says_something(self, cell: Cell) -> bool:
        text = self._texts.value(cell)
        return isinstance(text, str) and not (text.strip().casefold() in _NO_NUMBER_YET or _A_NUMBER.fullmatch(text))

    def _locked(self, place: Place, cell: Cell | None) -> bool:
        row = self._sheet.row(place[0])
        return row is None or self._locks.on(self._styles.of(row, place[1], cell))


def _listed(addresses: Sequence[str]) -> str:
    """Return addresses in words, the first of them where there are many.

    >>> _listed(["B2", "B3"]), _listed([f"B{row}" for row in range(2, 20)])[-15:]
    ('B2, B3', ' B11 and 8 more')
    """
    more = len(addresses) - _LISTED
    return ", ".join(addresses[:_LISTED]) + (f" and {more} more" if more > 0 else "")
