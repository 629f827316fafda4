"""Filling columns of a table in somebody's workbook, unit by unit, cell by cell."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.cell_addresses import Area, address
from frontline_workbooks.package.cell_edits import with_values
from frontline_workbooks.package.cell_rows import SheetText
from frontline_workbooks.package.cell_styles import Locks
from frontline_workbooks.package.cell_texts import CellTexts, values_in
from frontline_workbooks.package.fill_columns import columns_to_fill, columns_to_search
from frontline_workbooks.package.fill_gate import gate_filled
from frontline_workbooks.package.fill_pivots import refresh_pivots
from frontline_workbooks.package.fill_refusals import refuse_cells, refuse_change_log
from frontline_workbooks.package.fill_table import find_table
from frontline_workbooks.package.fill_units import UnitKeys, match_rows, shown
from frontline_workbooks.package.grafting.workbook_edit import recalculate
from frontline_workbooks.package.opc.xml_view import View
from frontline_workbooks.package.recognise import open_package
from frontline_workbooks.package.refusals import refuse_signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from frontline_workbooks.package.book import Book
    from frontline_workbooks.package.cell_addresses import Place
    from frontline_workbooks.package.cell_values import CellValue
    from frontline_workbooks.package.fill_table import FinanceTable
    from frontline_workbooks.package.fill_units import Matched
    from frontline_workbooks.package.opc.archive import Package

_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f(?=[\s/>])")
_CALCULATED_LATER = (
    "Excel calculates the workbook anew when it opens it; until it is saved there, other programs read the old values "
    "of formulas that use the filled cells."
)


@dataclass(frozen=True, slots=True)
class Filled:
    """A workbook in which a table was filled.

    Parameters
    ----------
    data
        The bytes of the workbook.
    table, sheet
        The table as the workbook calls it, and the sheet it is on.
    id_column
        The column that told which unit a row is about.
    cells
        The addresses of the cells that hold the values, row by row.
    not_in_table
        Units that have values and no row.
    not_in_results
        What the id column says in rows of no unit: these rows were left as they are.
    notes
        What the user should know, a sentence each.
    """

    data: bytes
    table: str
    sheet: str
    id_column: str
    cells: tuple[str, ...]
    not_in_table: tuple[str, ...]
    not_in_results: tuple[str, ...]
    notes: tuple[str, ...]


def fill_table(
    data: bytes,
    table: str,
    values: Mapping[str, Mapping[str, CellValue]],
    *,
    id_column: str | None = None,
    names: Mapping[str, str] | None = None,
) -> Filled:
    """Fill columns of a table with values of units; the rows are found by unit, only these cells change.

    A workbook that gets sheets of ours as well is filled first: taking the sheets out then leaves it as it was filled.

    Parameters
    ----------
    data
        The workbook.
    table
        The table, as formulas call it.
    values
        For each column its values by unit id. None, and what is not a number, empties a cell.
    id_column
        The column that says which unit a row is about; None takes the column in which most units are found.
    names
        Names of the units by id: where a table calls units by their names.

    Returns
    -------
    Filled
        The workbook, and what was filled. Filling it again with the same values changes no byte.

    Raises
    ------
    PackageFault
        The workbook cannot be read or may not be changed, or there is no such table, column or unit; ``code`` says
        which. Cells that hold formulas, are merged or locked are refused with their addresses; nothing is filled then.
    """
    package = open_package(data)
    package.verify()
    refuse_signed(package)
    book = read_book(package)
    refuse_change_log(package, book)
    finance = find_table(package, book, table)
    wanted = columns_to_fill(finance, values)
    filling = _Filling(package, book, finance)
    units = dict.fromkeys(unit for column in wanted.values() for unit in column)
    matched = filling.match(columns_to_search(finance, wanted, id_column), UnitKeys(units, names or {}))
    cells = _cells(finance, wanted, matched)
    after, later = filling.fill(cells)
    there = set(matched.rows.values())
    return Filled(
        data=after or data,
        table=finance.name,
        sheet=finance.tab.name,
        id_column=matched.column,
        cells=tuple(map(address, cells)),
        not_in_table=tuple(unit for unit in units if unit not in there),
        not_in_results=matched.unknown,
        notes=(*_repeated(finance, matched), *later),
    )


class _Filling:
    """The worksheet that is filled, in its workbook."""

    def __init__(self, package: Package, book: Book, table: FinanceTable) -> None:
        self._package, self._book, self._table = package, book, table
        self._part = package.read(table.tab.part)
        self._sheet = SheetText.of(self._part, table.tab.part)
        self._texts = CellTexts(package, book)

    def match(self, columns: Sequence[str], units: UnitKeys) -> Matched:
        """Find the unit of each row."""
        numbers = {column: self._table.number(column) for column in columns}
        said = values_in(self._sheet, self._texts, self._table.rows, numbers.values())
        return match_rows(self._table.name, {column: said[number] for column, number in numbers.items()}, units)

    def fill(self, cells: Mapping[Place, CellValue]) -> tuple[bytes | None, list[str]]:
        """Return the workbook with values in cells, None where they hold them already, and what to know of it."""
        refuse_cells(self._table, self._sheet, self._texts, cells, Locks(self._package, self._book))
        part = with_values(self._sheet, self._texts, cells)
        if part == self._part:
            return None, []
        before = self._package.copy()
        self._package.write(self._table.tab.part, part)
        notes = [
            *_order_calculation(self._package, self._book, self._table, cells),
            *self._replaced_numbers(cells),
        ]
        after = self._package.to_bytes()
        gate_filled(before, open_package(after), self._table.tab.part, cells)
        return after, notes

    def _replaced_numbers(self, cells: Mapping[Place, CellValue]) -> list[str]:
        """Return a sentence on the cells that held another number: a column named by mistake is seen by it."""
        was = {place: self._texts.value(cell) for place, cell in self._sheet.cells_at(cells).items()}
        other = {place: now for place, now in was.items() if isinstance(now, float) and now != cells[place]}
        if not other:
            return []
        place, number = next(iter(other.items()))
        new = cells[place]
        change = "now empty" if new is None else f"{shown(number)}, now {shown(new)}"
        first = f"{address(place)} ({change})"
        return [f"{len(other)} of the filled cells held another number before, the first of them {first}."]


def _cells(
    table: FinanceTable, wanted: Mapping[str, Mapping[str, CellValue]], matched: Matched
) -> dict[Place, CellValue]:
    """Return what each cell is to say, row by row."""
    return {
        (row, table.number(column)): of_unit[unit]
        for row, unit in sorted(matched.rows.items())
        for column, of_unit in wanted.items()
        if unit in of_unit
    }


def _order_calculation(package: Package, book: Book, table: FinanceTable, cells: Iterable[Place]) -> list[str]:
    """Have everything that depends on filled cells calculated and refreshed when Excel opens the workbook."""
    settings = book.xml.root.find("calcPr")
    if settings is not None and settings.get("calcMode") == "manual":
        # else nothing would tell Excel that the saved values of formulas are old
        book.xml.set(settings, fullCalcOnLoad="1")
    else:
        recalculate(book)
    if book.xml.splices():
        package.write(book.part, book.xml.result())
    first, *others = cells
    pivots = refresh_pivots(package, book, table, reduce(Area.around, others, Area(*first, *first)))
    sheets = (View.of(package.read(tab.part), tab.part).data for tab in book.tabs if tab.part)
    formulas = any(map(_FORMULA.search, sheets))
    return [_CALCULATED_LATER, *pivots] if formulas else pivots


def _repeated(table: FinanceTable, matched: Matched) -> list[str]:
    """Return a sentence on units that several rows are about."""
    several = [unit for unit, rows in Counter(matched.rows.values()).items() if rows > 1]
    if not several:
        return []
    return [
        f"Several rows of the table {table.name} are about the same unit, and each was filled: {', '.join(several)}."
    ]
