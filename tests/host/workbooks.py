"""A workbook as its file says: which cells hold formulas, and what they showed when it was written."""

from __future__ import annotations

import datetime as dt
import math
import re
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.formula import ArrayFormula

from frontline_workbooks.templates.parts.calculate import arguments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from openpyxl import Workbook

Rows = list[list[Any]]
_OURS = re.compile(r"=(?:\[1\]!)?(FLS_\w+)\((.*)\)$")
_COLUMNS = re.compile(r"(\w+)\[(?:\[(#All)\],)?\[?([^\[\]]+)\]?(?::\[([^\[\]]+)\])?\]$")
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets' dates know no zone


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula, the range it fills, and the cells it showed when the file was written."""

    sheet: str
    range: str
    text: str
    cached: Rows

    @property
    def call(self) -> tuple[str, list[str]] | None:
        """The function of ours that it calls, and the texts of its arguments."""
        match = _OURS.match(self.text)
        return (match[1], arguments(match[2])) if match else None

    def of(self, cells: Mapping[str, Rows]) -> Rows:
        """Return its range out of the cells of all sheets."""
        return part(cells[self.sheet], self.range)


def load(path: Path, *, values: bool = False) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells which parts it would lose on saving
        return openpyxl.load_workbook(path, data_only=values)


def formulas(path: Path) -> list[Formula]:
    """Return every formula of a workbook."""
    shown = load(path, values=True)
    return [
        Formula(sheet.title, where, text, _cells(shown[sheet.title], where))
        for sheet in load(path)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        for where, text in [_written(cell)]
    ]


def _written(cell: Any) -> tuple[str, str]:
    if isinstance(cell.value, ArrayFormula):
        return cell.value.ref, cell.value.text
    return cell.coordinate, cell.value


def _cells(sheet: Any, where: str) -> Rows:
    left, top, right, bottom = range_boundaries(where)
    return [list(row) for row in sheet.iter_rows(top, bottom, left, right, values_only=True)]


def part(rows: Rows, where: str) -> Rows:
    """Return a range of a sheet's cells; beyond the used ones all are blank."""
    left, top, right, bottom = range_boundaries(where.replace("$", ""))
    height, width = len(rows), max(map(len, rows), default=0)
    return [
        [rows[row][column] if row < height and column < width else None for column in range(left - 1, right)]
        for row in range(top - 1, bottom)
    ]


def differences(expected: Rows, shown: Rows) -> Iterator[tuple[int, int, Any, Any]]:
    """Yield the cells that are not the same: (row, column, expected, shown)."""
    assert [len(row) for row in expected] == [len(row) for row in shown]
    for row, (wanted, got) in enumerate(zip(expected, shown, strict=True)):
        for column, pair in enumerate(zip(map(plain, wanted), map(plain, got), strict=True)):
            if not same(*pair):
                yield row, column, *pair


def plain(cell: Any) -> Any:
    """Return a cell as Calc holds it: dates are serial numbers, TRUE is 1, a blank is an empty text."""
    if isinstance(cell, dt.datetime):
        return (cell - _EPOCH) / dt.timedelta(days=1)
    if isinstance(cell, (bool, int)):
        return float(cell)
    return "" if cell is None else cell


def same(one: Any, other: Any) -> bool:
    """Whether two cells are equal; templates keep 12 digits of a number."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return bool(one == other)


class References:
    """Looks up what an argument of a formula refers to, in the cells as Calc has them now."""

    def __init__(self, path: Path, cells: Mapping[str, Rows]) -> None:
        book = load(path)
        self._cells = cells
        self._names = {name: defined.attr_text for name, defined in book.defined_names.items()}
        self._tables = {table.name: (sheet.title, table.ref) for sheet in book for table in sheet.tables.values()}

    def value(self, argument: str, sheet: str) -> Any:
        """Return the cells or the constant that an argument stands for, None where it is left out."""
        if not argument:
            return None
        if argument.startswith('"'):
            return argument[1:-1]
        if re.fullmatch(r"-?\d+(\.\d+)?", argument):
            return float(argument)
        return self._range(self._names.get(argument, argument), sheet)

    def _range(self, reference: str, sheet: str) -> Rows:
        columns = _COLUMNS.match(reference)
        if columns:
            return self._columns(*columns.groups())
        named, _, where = reference.rpartition("!")
        return part(self._cells[named.strip("'") or sheet], where)

    def _columns(self, table: str, with_names: str | None, first: str, last: str | None) -> Rows:
        sheet, where = self._tables[table]
        rows = part(self._cells[sheet], where)
        left, right = rows[0].index(first), rows[0].index(last or first)
        return [row[left : right + 1] for row in rows[0 if with_names else 1 :]]
