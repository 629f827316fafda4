"""The cells of a template while it is made, by sheet, table and name: what its formulas read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_cell_to_rowcol

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline_udfs.core.cells import Cell, Rows

_COLUMNS = re.compile(r"(\w+)\[\[([^\]#]+)\]:\[([^\]]+)\]\]$")
_COLUMNS_WITH_HEADERS = re.compile(r"(\w+)\[\[#All\],\[([^\]]+)\](?::\[([^\]]+)\])?\]$")
_CELLS = re.compile(r"(?:'([^']+)'!|(\w+)!)?\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?$")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells; rows and columns count from 0."""

    sheet: str
    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Grid:
    """Values by cell, and the areas that names and table columns stand for."""

    cells: dict[tuple[str, int, int], Cell] = field(default_factory=dict)
    names: dict[str, Area] = field(default_factory=dict)

    def put(self, sheet: str, row: int, column: int, value: Cell) -> None:
        """Put a value into a cell."""
        self.cells[sheet, row, column] = value

    def rows(self, reference: str, sheet: str) -> Rows:
        """Return the cells that a reference in a formula on a sheet means, None where blank.

        >>> grid = Grid({("S", 0, 0): "n", ("S", 1, 0): 4.0}, {"T[n]": Area("S", 1, 0, 2, 0)})
        >>> grid.rows("T[n]", "Other"), grid.rows("T[[#All],[n]]", "Other"), grid.rows("A2", "S")
        ([[4.0], [None]], [['n'], [4.0], [None]], [[4.0]])
        """
        area = self.area(reference, sheet)
        return [
            [self.cells.get((area.sheet, row, column)) for column in range(area.first_column, area.last_column + 1)]
            for row in range(area.first_row, area.last_row + 1)
        ]

    def area(self, reference: str, sheet: str) -> Area:
        """Return the area that a reference means.

        Raises
        ------
        ParameterError
            No table, name or cell of the template is meant.
        """
        if reference in self.names:
            return self.names[reference]
        if match := _COLUMNS.match(reference):
            return self._columns(match[1], match[2], match[3], headers=0)
        if match := _COLUMNS_WITH_HEADERS.match(reference):
            table, first, last = match.groups()
            return self._columns(table, first, last or first, headers=1)
        if match := _CELLS.match(reference):
            return _area(match, sheet)
        raise ParameterError(f"A template's formula names {reference}, but it has no such table, name or cell.")

    def _columns(self, table: str, first: str, last: str, headers: int) -> Area:
        begins, ends = self.names[f"{table}[{first}]"], self.names[f"{table}[{last}]"]
        return Area(begins.sheet, begins.first_row - headers, begins.first_column, begins.last_row, ends.last_column)


def _area(match: re.Match[str], sheet: str) -> Area:
    quoted, plain, column, row, last_column, last_row = match.groups()
    first = xl_cell_to_rowcol(f"{column}{row}")
    last = xl_cell_to_rowcol(f"{last_column}{last_row}") if last_column else first
    return Area(quoted or plain or sheet, *first, *last)
