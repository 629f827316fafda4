"""Cells of a worksheet changed at their byte offsets; everything else in the sheet keeps every byte."""

from __future__ import annotations

import re
from bisect import bisect
from functools import reduce
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from frontline_workbooks.package.cell_addresses import Area
from frontline_workbooks.package.cell_styles import CellStyles
from frontline_workbooks.package.cell_values import changed_cell, new_cell
from frontline_workbooks.package.faults import corrupt
from frontline_workbooks.package.opc.splices import Splice, apply

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from frontline_workbooks.package.cell_addresses import Place
    from frontline_workbooks.package.cell_rows import Cell, Row, SheetText
    from frontline_workbooks.package.cell_texts import CellTexts
    from frontline_workbooks.package.cell_values import CellValue

SPANS = re.compile(rb"""(?<=\s)spans\s*=\s*["'](\d+):(\d+)["']""")
REFERENCE = re.compile(rb"""(?<=\s)ref\s*=\s*["'][^"']*["']""")


def with_values(sheet: SheetText, texts: CellTexts, values: Mapping[Place, CellValue]) -> bytes:
    """Return a worksheet part with values in cells; a cell that says so already is not touched.

    Parameters
    ----------
    sheet
        The worksheet.
    texts
        Reads its cells.
    values
        What cells are to say, in rows that hold cells.
    """
    there = sheet.cells_at(values)
    edits = [
        Splice(cell.start, cell.end, changed_cell(sheet.prefix, cell, values[place]))
        for place, cell in there.items()
        if not says(cell, texts, values[place])
    ]
    missing = sorted(place for place, value in values.items() if place not in there and value is not None)
    styles = CellStyles(sheet)
    for number, places in groupby(missing, key=itemgetter(0)):
        row = sheet.row(number)
        cells = list(sheet.cells(row)) if row else []
        if row is None or not cells:
            raise corrupt(f"row {number} of {sheet.name} holds no cells")
        columns = [column for _, column in places]
        edits += _spans(sheet, row, columns)
        for column in columns:
            after = bisect(cells, column, key=attrgetter("column"))
            at = cells[after].start if after < len(cells) else cells[-1].end
            xml = new_cell(sheet.prefix, (number, column), styles.of(row, column, None), values[number, column])
            edits.append(Splice(at, at, xml))
    edits += _dimension(sheet, missing)
    return sheet.view.part(apply(sheet.data, sorted(edits, key=lambda edit: (edit.start, edit.end))))


def says(cell: Cell, texts: CellTexts, value: CellValue) -> bool:
    """Whether a cell says a value already."""
    if value is None:
        return not cell.inside.strip()
    now = texts.value(cell)
    return isinstance(now, str) == isinstance(value, str) and now == value


def _spans(sheet: SheetText, row: Row, added: Collection[int]) -> Iterator[Splice]:
    """Yield the edit that lets a row's hint at its columns hold new ones."""
    spans = SPANS.search(sheet.data, row.start, row.open_end)
    if spans and added:
        first, last = min(int(spans[1]), *added), max(int(spans[2]), *added)
        if (first, last) != (int(spans[1]), int(spans[2])):
            yield Splice(*spans.span(), b'spans="%d:%d"' % (first, last))


def _dimension(sheet: SheetText, new: Sequence[Place]) -> Iterator[Splice]:
    """Yield the edit that lets the dimension of the sheet hold new cells."""
    element = sheet.around.root.find("dimension")
    if element is None or not new:
        return
    now = Area.of(element.get("ref"))
    wanted = reduce(Area.around, new, now)
    found = REFERENCE.search(sheet.data, element.start, element.open_end)
    if found and wanted != now:
        yield Splice(found.start(), found.end(), b'ref="%s"' % str(wanted).encode())
