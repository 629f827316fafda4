"""The gate that a filled workbook passes: nothing differs from what it was but the cells that were filled."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from frontline_workbooks.package.book import read_book, workbook_part
from frontline_workbooks.package.cell_addresses import address
from frontline_workbooks.package.cell_edits import REFERENCE, SPANS, says
from frontline_workbooks.package.cell_rows import SheetText
from frontline_workbooks.package.cell_styles import CellStyles
from frontline_workbooks.package.cell_texts import CellTexts
from frontline_workbooks.package.cell_values import lasting
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.gates.side import canonical
from frontline_workbooks.package.opc.relationships import relationships
from frontline_workbooks.package.opc.splices import Splice, apply
from frontline_workbooks.package.opc.xml_text import XmlText

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from frontline_workbooks.package.cell_addresses import Place
    from frontline_workbooks.package.cell_rows import Cell
    from frontline_workbooks.package.cell_values import CellValue
    from frontline_workbooks.package.gates.side import Canonical
    from frontline_workbooks.package.opc.archive import Package


def gate_filled(old: Package, new: Package, sheet: str, cells: Mapping[Place, CellValue]) -> None:
    """Refuse a workbook in which anything but filled cells has changed.

    The worksheet is the same, byte for byte, but for these cells and its hints at where cells are; every one of them
    says what it should in the format it had. Of the workbook part only the order to calculate may be new, of pivot
    caches the order to refresh.

    Parameters
    ----------
    old
        The workbook as it was.
    new
        The workbook as it is to be, read from the bytes that are to be written.
    sheet
        The part of the worksheet that was filled.
    cells
        What the filled cells are to say.

    Raises
    ------
    PackageFault
        Of code ``"would-lose"``; it names the part and what is wrong with it.
    """
    workbook = workbook_part(old)
    pivots = {arrow.part for arrow in relationships(old, workbook) if arrow.kind == "pivotCacheDefinition"}
    if old.names() != new.names():
        raise _refusal("[Content_Types].xml", "parts are lost or new")
    for part in old.names():
        if old.same_bytes(part, new):
            continue
        wrong = "it has changed"
        if part.lower() == sheet.lower():
            wrong = _compare_cells(old, new, part, cells)
        elif part.lower() == workbook.lower():
            wrong = "" if _settings(old, part) == _settings(new, part) else wrong
        elif part in pivots:
            wrong = "" if _cache(old, part) == _cache(new, part) else wrong
        if wrong:
            raise _refusal(part, wrong)


def _refusal(part: str, wrong: str) -> PackageFault:
    return PackageFault(
        "would-lose",
        f"The part {part} of the workbook would not stay what it was: {wrong}. Nothing was written; "
        "please report it, with the workbook if you may.",
    )


def _compare_cells(old: Package, new: Package, part: str, cells: Mapping[Place, CellValue]) -> str:
    """Say what of the worksheet is not as it should be."""
    before, after = (SheetText.of(package.read(part), part) for package in (old, new))
    was, now = before.cells_at(cells), after.cells_at(cells)
    rows = {row for row, _ in cells}
    if _without(before, was, rows) != _without(after, now, rows):
        return "more than the filled cells has changed"
    texts, styles = CellTexts(new, read_book(new)), CellStyles(before)
    for place, value in cells.items():
        there, filled = was.get(place), now.get(place)
        if filled is None:
            wrong = value is not None or there is not None
        elif there is not None:
            wrong = lasting(there) != lasting(filled)
        else:
            row = before.row(place[0])
            wrong = row is None or styles.of(row, place[1], None) != (filled.get("s") or "0")
        if wrong or (filled and (filled.calculated or not says(filled, texts, value))):
            return f"its cell {address(place)} is not what it should be"
    return ""


def _without(sheet: SheetText, cells: Mapping[Place, Cell], numbers: Collection[int]) -> bytes:
    """Return a worksheet without some cells, and without its hints at where cells of some rows are."""
    cuts = [Splice(cell.start, cell.end, b"") for cell in cells.values()]
    dimension = sheet.around.root.find("dimension")
    hints = [REFERENCE.search(sheet.data, dimension.start, dimension.open_end)] if dimension else []
    hints += [SPANS.search(sheet.data, row.start, row.open_end) for row in map(sheet.row, numbers) if row]
    cuts += [Splice(*hint.span(), b"") for hint in hints if hint]
    return apply(sheet.data, sorted(cuts, key=attrgetter("start")))


def _settings(package: Package, part: str) -> list[Canonical]:
    """Return the workbook part without the order to calculate everything."""
    root = XmlText(package.read(part), part).root
    found = [canonical(child, ("fullCalcOnLoad",)) for child in root.children]
    return [each for each in found if each[1] != "calcPr" or each[2]]


def _cache(package: Package, part: str) -> Canonical:
    """Return a pivot cache without the order to refresh it."""
    return canonical(XmlText(package.read(part), part).root, ("refreshOnLoad",))
