"""Tables of real workbooks to fill: those that are there, and real cells over which a table is laid."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from made_workbooks import parts_of, with_parts

from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.cell_addresses import LAST_COLUMN, Area, address
from frontline_workbooks.package.cell_rows import SheetText
from frontline_workbooks.package.cell_texts import CellTexts, values_in
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.fill_table import find_table
from frontline_workbooks.package.fill_units import shown
from frontline_workbooks.package.grafting.table_part import table_roots
from frontline_workbooks.package.opc.relationships import relationships_part
from frontline_workbooks.package.recognise import open_package

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST, ROWS, COLUMNS, BEYOND = 200, 60, 60, 60
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@dataclass
class Task:
    """A table, the cells to fill in it, and with what, as `fill_table` takes it."""

    data: bytes
    table: str
    tab: str
    part: str
    id_column: str
    columns: dict[str, int]
    rows: dict[str, list[int]]

    def values(self, without: frozenset[str] = frozenset(), most: int = MOST) -> dict[str, dict[str, float | str]]:
        """Return values for at most so many cells; addresses to leave out are those that were refused."""
        found: dict[str, dict[str, float | str]] = {}
        count = 0
        for column, number in self.columns.items():
            for place, (unit, rows) in enumerate(self.rows.items()):
                refused = any(address((row, number)) in without for row in rows)
                if not refused and count + len(rows) <= most:
                    found.setdefault(column, {})[unit] = place / 7 if number % 2 else f"text {place} & <more>"
                    count += len(rows)
        return found

    def cells(self, values: dict[str, dict[str, float | str]]) -> dict[tuple[int, int], float | str]:
        """Return what each cell is to say, by row and column."""
        return {
            (row, self.columns[column]): value
            for column, of_unit in values.items()
            for unit, value in of_unit.items()
            for row in self.rows[unit]
        }


def own_tables(data: bytes) -> Iterator[Task]:
    """Yield the tables of a workbook that have rows and may be filled."""
    package = open_package(data)
    for root in table_roots(package, read_book(package)):
        yield from _task(data, root.get("displayName"))


def laid_table(data: bytes) -> Iterator[Task]:
    """Yield the largest sheet of a workbook without tables, one laid over its first rows and beyond its columns."""
    package = open_package(data)
    book = read_book(package)
    sheets = [tab for tab in book.tabs if tab.arrow and tab.arrow.kind == "worksheet"]
    if not sheets or table_roots(package, book):
        return
    tab = max(sheets, key=lambda each: len(package.read(each.part)))
    sheet = SheetText.of(package.read(tab.part), tab.part)
    places = [(row.number, cell.column) for row in sheet.rows[:ROWS] for cell in sheet.cells(row)]
    if places:
        area = Area(*map(min, zip(*places, strict=True)), *map(max, zip(*places, strict=True)))
        last = min(area.last_column, area.first_column + COLUMNS) + BEYOND
        over = Area(area.first_row, area.first_column, area.last_row, min(last, LAST_COLUMN))
        yield from _task(with_table(data, tab.part, over), "Laid")


def with_table(data: bytes, sheet: str, area: Area) -> bytes:
    """Return a workbook with a table without headers over an area."""
    width = area.last_column + 1 - area.first_column
    columns = "".join(f'<tableColumn id="{number}" name="c{number}"/>' for number in range(1, width + 1))
    head = f'<table xmlns="{MAIN}" id="99" name="Laid" displayName="Laid" ref="{area}" headerRowCount="0">'
    table = f'{head}<tableColumns count="{width}">{columns}</tableColumns></table>'
    arrow = f'<Relationship Id="laid" Type="{KINDS}/table" Target="/xl/tables/laid.xml"/></Relationships>'
    listing = relationships_part(sheet)
    empty = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    arrows = re.sub(rb"/>\s*$", b"></Relationships>", parts_of(data).get(listing, empty))
    return with_parts(
        data, {listing: arrows.replace(b"</Relationships>", arrow.encode()), "xl/tables/laid.xml": table.encode()}
    )


def _task(data: bytes, name: str) -> Iterator[Task]:
    package = open_package(data)
    book = read_book(package)
    try:
        table = find_table(package, book, name)
    except PackageFault:
        return
    sheet = SheetText.of(package.read(table.tab.part), table.tab.part)
    numbers = {column: table.number(column) for column in table.columns}
    said = values_in(sheet, CellTexts(package, book), table.rows, numbers.values())
    units = {column: {shown(value) for value in said[number].values()} - {""} for column, number in numbers.items()}
    ids = max(units, key=lambda column: len(units[column]))
    rows: dict[str, list[int]] = {}
    for row, value in said[numbers.pop(ids)].items():
        rows.setdefault(shown(value), []).append(row)
    known = {unit: where for unit, where in rows.items() if unit and len(where) == 1}
    fillable = {column: number for column, number in numbers.items() if column not in table.calculated}
    if known and fillable:
        yield Task(data, name, table.tab.name, table.tab.part, ids, fillable, known)


def zipped_again(data: bytes) -> bytes:
    """Return a package read and packed anew by Python's zipfile: what filling is timed against."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    return file.getvalue()
