"""Cells of a worksheet changed at their byte offsets; everything else in the sheet keeps every byte."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from frontline_workbooks.package.cell_addresses import Area
from frontline_workbooks.package.cell_rows import attribute_in
from frontline_workbooks.package.cell_values import changed_cell, new_cell
from frontline_workbooks.package.opc.splices import Splice, apply

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from frontline_workbooks.package.cell_addresses import Place
    from frontline_workbooks.package.cell_rows import Cell, Row, SheetText
    from frontline_workbooks.package.cell_texts import CellTexts
    from frontline_workbooks.package.cell_values import CellValue

_SPANS = re.compile(rb"""(?<=\s)spans\s*=\s*["'](\d+):(\d+)["']""")
_REFERENCE = re.compile(rb"""(?<=\s)ref\s*=\s*["'][^"']*["']""")


def with_values(sheet: SheetText, texts: CellTexts, values: Mapping[Place, CellValue]) -> bytes:
    """Return a worksheet part with values in cells; a cell that says so already is not touched.

    Parameters
    ----------
    sheet
        The worksheet.
    texts
        Reads its cells.
    values
        What the cells are to say.
    """
    edits: list[Splice] = []
    written: list[Place] = []
    styles = CellStyles(sheet)
    for number, places in groupby(sorted(values), key=lambda place: place[0]):
        row = sheet.row(number)
        wanted = {place[1]: values[place] for place in places}
        missing = wanted if row is None else dict(wanted)
        for cell in sheet.cells(row) if row else ():
            if cell.column in missing:
                value = missing.pop(cell.column)
                if not says(cell, texts, value):
                    edits.append(Splice(cell.start, cell.end, changed_cell(sheet.prefix, cell, value)))
        missing = {column: value for column, value in missing.items() if value is not None}
        new = {
            column: new_cell(sheet.prefix, (number, column), styles.of(row, column), value)
            for column, value in missing.items()
        }
        edits += _inserted(sheet, row, number, new)
        written += [(number, column) for column in new]
    edits += _dimension(sheet, written)
    return sheet.view.part(apply(sheet.data, sorted(edits, key=lambda edit: (edit.start, edit.end))))


def says(cell: Cell, texts: CellTexts, value: CellValue) -> bool:
    """Whether a cell says a value already."""
    if value is None:
        return not cell.inside.strip()
    now = texts.value(cell)
    return isinstance(now, str) == isinstance(value, str) and now == value


class CellStyles:
    """The formats of cells, those that are not written among them.

    Parameters
    ----------
    sheet
        The worksheet.
    """

    def __init__(self, sheet: SheetText) -> None:
        self._sheet = sheet
        columns = sheet.around.root.find("cols")
        self._columns = [(each.number("min"), each.number("max"), each.get("style", "0")) for each in columns.children] if columns else []

    def of(self, row: Row | None, column: int, cell: Cell | None = None) -> str:
        """Return the number of a cell's format: its own, else its row's, else its column's."""
        if cell is not None:
            return cell.get("s") or "0"
        tag = self._sheet.data[row.start : row.open_end] if row else b""
        if attribute_in(tag, "customFormat") in {"1", "true"}:
            return attribute_in(tag, "s") or "0"
        return next((style for first, last, style in self._columns if first <= column <= last), "0")


def _inserted(sheet: SheetText, row: Row | None, number: int, new: Mapping[int, bytes]) -> Iterator[Splice]:
    """Yield the edits that add cells, and the row where it is not written."""
    if not new:
        return
    if row is None:
        cells = b"".join(new[column] for column in sorted(new))
        yield _in_rows(sheet, number, b'<%srow r="%d">%s</%srow>' % (sheet.prefix, number, cells, sheet.prefix))
        return
    yield from _spans(sheet, row, new)
    if row.close_start == row.open_end:
        pass
    there = [(cell.column, cell.start, cell.end) for cell in sheet.cells(row)]


def _dimension(sheet: SheetText, written: Iterable[Place]) -> Iterator[Splice]:
    """Yield the edit that lets the sheet's dimension hold new cells."""
    element = sheet.around.root.find("dimension")
    if element is None or not element.get("ref"):
        return
