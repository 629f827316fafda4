"""A plain sheet put in and taken out by us and by wolfxl, and what two other readers then find in the workbook.

wolfxl is asked for what it can do the same: cells, their formats and formulas on a new sheet in front. It has no way of
its own for tables, rules, notes and pictures on a new sheet, and saves a workbook of another kind under another suffix.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

import openpyxl
import wolfxl
from made_workbooks import a_workbook
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from python_calamine import CalamineError, CalamineWorkbook
from wolfxl.styles import Alignment, Font, PatternFill

from frontline_workbooks.package import probe, put_sheets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import xlsxwriter

PLAIN = "Plain sheet of ours"
WRONG_YEARS = {"39a0f0__Test_git_Issue_649_Date1904_Parsings.xlsx", "770a33__roo_1904_base.xlsx"}
"""Workbooks that count their days from 1904, in which wolfxl writes a day as if they counted from 1900."""
FOUR_YEARS = timedelta(days=1462)


@dataclass(frozen=True)
class PlainCell:
    """A cell of what both programs can write."""

    address: str
    value: Any
    number_format: str = "General"
    bold: bool = False
    italic: bool = False
    wrapped: bool = False
    fill: str = ""

    @property
    def look(self) -> tuple[str, bool, bool, bool, str]:
        return self.number_format, self.bold, self.italic, self.wrapped, self.fill


class Look(NamedTuple):
    """A cell as openpyxl reads it: its value or formula, and how it is formatted."""

    value: Any
    number_format: str
    bold: bool
    italic: bool
    wrapped: bool
    fill: str


def plain_cells(first_tab: str) -> tuple[PlainCell, ...]:
    """Return the cells to put in, one of which counts cells of somebody's sheet."""
    quoted = first_tab.replace("'", "''")
    return (
        PlainCell("A1", "unit", bold=True, fill="FFFFEECC"),
        PlainCell("B1", "satisfied & <happy>", bold=True, italic=True, wrapped=True),
        PlainCell("A2", " north\nof the river, Zoë’s "),
        PlainCell("B2", 73.125, "0.00"),
        PlainCell("C2", value=True),
        PlainCell("A3", datetime(2025, 1, 31, 12, 0), "yyyy-mm-dd"),  # noqa: DTZ001 - a workbook knows no time zones
        PlainCell("B3", -1e-7, '0.0%;[Red]-0.0% "worse"'),
        PlainCell("B4", "=B2*2", "0.00", fill="FFC6EFCE"),
        PlainCell("B5", f"=COUNTA('{quoted}'!$A$1:B9)"),
        PlainCell("XFD40", "the last column"),
    )


def put_by_us(data: bytes) -> bytes:
    """Return the workbook with the plain sheet in front."""
    facts = probe(data)
    donor = a_workbook(lambda book: _draw(book, plain_cells(facts.sheets[0])), date_1904=facts.date_1904)
    return put_sheets(data, donor).data


def open_in_wolfxl(data: bytes, path: Path) -> wolfxl.Workbook:
    """Return a workbook to be changed in place, from a file beside: of bytes wolfxl leaves a copy behind."""
    source = path.with_name(f"source of {path.name}")
    source.write_bytes(data)
    return wolfxl.load_workbook(source, modify=True)


def put_by_wolfxl(data: bytes, path: Path) -> bytes:
    """Return the workbook with the plain sheet in front, as wolfxl writes it when it changes a workbook in place."""
    book = open_in_wolfxl(data, path)
    sheet = book.create_sheet(PLAIN, 0)
    for cell in plain_cells(probe(data).sheets[0]):
        place = sheet[cell.address]
        place.number_format = cell.number_format  # before the value: wolfxl takes a date for a number otherwise
        place.value = cell.value
        place.font = Font(bold=cell.bold, italic=cell.italic)
        if cell.fill:
            place.fill = PatternFill("solid", fgColor=cell.fill)
        if cell.wrapped:
            place.alignment = Alignment(wrap_text=True)
    book.save(path)
    return path.read_bytes()


def removed_by_wolfxl(data: bytes, path: Path) -> bytes:
    """Return the workbook without the plain sheet."""
    book = open_in_wolfxl(data, path)
    book.remove(book[PLAIN])
    book.save(path)
    return path.read_bytes()


def read_by_openpyxl(data: bytes) -> dict[str, dict[str, Look]] | None:
    """Return every cell of every worksheet; None where openpyxl cannot open the workbook, or finds nothing in it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts that openpyxl would lose, were it to save
        try:
            book = openpyxl.load_workbook(io.BytesIO(data))
        except Exception:  # noqa: BLE001 - what openpyxl cannot read it says in any way
            return None
    return {sheet.title: dict(_cells(sheet)) for sheet in book.worksheets} or None


def read_by_calamine(data: bytes) -> dict[str, Any] | None:
    """Return the saved values of every sheet; None where calamine cannot open the workbook."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    except (CalamineError, KeyError):
        return None


def in_wolfxls_years(name: str, cells: dict[str, Look]) -> dict[str, Look]:
    """Return the cells that openpyxl read of our sheet, with the day as wolfxl writes it in that workbook."""
    if name not in WRONG_YEARS:
        return cells
    return {
        place: look._replace(value=look.value + FOUR_YEARS) if isinstance(look.value, datetime) else look
        for place, look in cells.items()
    }


def _draw(book: xlsxwriter.Workbook, cells: tuple[PlainCell, ...]) -> None:
    sheet = book.add_worksheet(PLAIN)
    for cell in cells:
        looks = {"num_format": cell.number_format, "bold": cell.bold, "italic": cell.italic, "text_wrap": cell.wrapped}
        look = book.add_format({**looks, **({"bg_color": f"#{cell.fill[2:]}"} if cell.fill else {})})
        sheet.write(cell.address, cell.value, look)


def _cells(sheet: Any) -> Iterator[tuple[str, Look]]:
    looks: dict[int, tuple[str, bool, bool, bool, str]] = {}
    for cell in list(sheet._cells.values()):
        if cell.style_id not in looks:
            looks[cell.style_id] = _look(cell)
        yield cell.coordinate, Look(_said(cell.value), *looks[cell.style_id])


def _look(cell: Any) -> tuple[str, bool, bool, bool, str]:
    fill = str(cell.fill.fgColor.rgb) if getattr(cell.fill, "patternType", "gradient") == "solid" else ""
    font = cell.font
    return cell.number_format, bool(font.b), bool(font.i), bool(cell.alignment.wrap_text), fill


def _said(value: Any) -> Any:
    """Return what can be compared: openpyxl's formulas over several cells are equal only to themselves."""
    if isinstance(value, ArrayFormula):
        return ("array", value.ref, value.text)
    return ("data table", *map(str, dict(value).items())) if isinstance(value, DataTableFormula) else value
