"""Cell addresses of columns by table and key, and formulas made from templates."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from xlsxwriter.utility import quote_sheetname, xl_col_to_name, xl_rowcol_to_cell

from frontline_workbooks.sheets.description import Chart, Table, When
from frontline_workbooks.write.layout import FIRST_COLUMN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontline_workbooks.sheets.description import Rule
    from frontline_workbooks.write.layout import Layout, Place

_FIELD = re.compile(r"\{(\w+)\.(\w+)\}")


class References:
    """Finds every table and chart of a workbook by its name."""

    def __init__(self, layouts: Iterable[Layout]) -> None:
        self._tables: dict[str, tuple[str, Place, Table]] = {}
        self._blocks: dict[str, tuple[str, int]] = {}
        for layout in layouts:
            for place in layout.places:
                if isinstance(place.block, Table):
                    self._tables[place.block.name] = (layout.sheet.name, place, place.block)
                if isinstance(place.block, Table | Chart):
                    self._blocks[place.block.name] = (layout.sheet.name, place.row)

    def table(self, name: str) -> Table:
        """Return a table's description."""
        return self._tables[name][2]

    def cells(self, table: str, key: str, first: int = 0, count: int | None = None) -> str:
        """Return the address of a column's cells, or of some rows of them."""
        sheet, place, described = self._tables[table]
        column = xl_col_to_name(column_number(described, key), col_abs=True)
        start = place.header + 2 + first
        end = start + (described.rows - first if count is None else count) - 1
        return f"{quote_sheetname(sheet)}!{column}${start}:{column}${end}"

    def across(self, table: str, keys: str, row: int) -> tuple[str, str]:
        """Return the addresses of the headers and of the cells of a row, from one key to another."""
        sheet, place, described = self._tables[table]
        first, last = (column_number(described, key) for key in keys.split(":"))
        name = quote_sheetname(sheet)

        def stretch(at: int) -> str:
            start = xl_rowcol_to_cell(at, first, row_abs=True, col_abs=True)
            return f"{name}!{start}:{xl_rowcol_to_cell(at, last, row_abs=True, col_abs=True)}"

        return stretch(place.header), stretch(place.header + 1 + row)

    def block(self, name: str) -> str:
        """Return the internal address of a table or chart, for a link."""
        sheet, row = self._blocks[name]
        return f"internal:{quote_sheetname(sheet)}!{xl_rowcol_to_cell(row, FIRST_COLUMN)}"

    def formula(self, template: str) -> str:
        """Return a formula whose ``{Table.key}`` fields have become addresses."""
        return "=" + _FIELD.sub(lambda field: self.cells(field[1], field[2]), template)


def sheet_address(name: str) -> str:
    """Return the internal address of a sheet, for a link.

    >>> sheet_address("Heat map")
    "internal:'Heat map'!A1"
    """
    return f"internal:{quote_sheetname(name)}!A1"


def column_number(table: Table, key: str) -> int:
    """Return the sheet's column, counted from 0, of the table's column of that key."""
    return FIRST_COLUMN + next(index for index, column in enumerate(table.columns) if column.key == key)


def row_template(table: Table, template: str) -> str:
    """Return a formula in which the row number is still open, as a NUL."""
    letters = {
        column.key: f"${xl_col_to_name(FIRST_COLUMN + index)}\0"
        for index, column in enumerate(table.columns)
        if column.key
    }
    return "=" + template.format_map(letters)


def with_local_ranges(layout: Layout, table: Table) -> Table:
    """Return the table with every ``{Table.key}`` in its formulas and rules turned into this sheet's cells."""
    tables = {place.block.name: place for place in layout.tables if isinstance(place.block, Table)}

    def cells(field: re.Match[str]) -> str:
        place = tables[field[1]]
        described = place.block
        assert isinstance(described, Table)  # noqa: S101 - layout.tables holds nothing else
        column = xl_col_to_name(column_number(described, field[2]), col_abs=True)
        return f"{column}${place.header + 2}:{column}${place.header + 1 + described.rows}"

    def rule(given: Rule) -> Rule:
        return replace(given, formula=_FIELD.sub(cells, given.formula)) if isinstance(given, When) else given

    columns = (
        replace(column, formula=_FIELD.sub(cells, column.formula), rules=tuple(rule(given) for given in column.rules))
        for column in table.columns
    )
    return replace(table, columns=tuple(columns))
