"""Ranges of cells."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.formula import ArrayFormula
from xlwings import base_classes

from engine_on_openpyxl import typing_rules
from engine_on_openpyxl.com import RangeApi

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.cell.cell import Cell

    from engine_on_openpyxl.sheets import Sheet


class Range(base_classes.Range):  # type: ignore[misc]
    """A block of cells; counts every reading and writing of a block, as each is a call to Excel."""

    _blank = SimpleNamespace(value=None, data_type="n")
    max_cells_per_read = max_cells_per_write = None

    def __init__(self, sheet: Sheet, row: int, column: int, rows: int, columns: int) -> None:
        self._sheet, self._at, self._size = sheet, (row, column), (rows, columns)

    def __len__(self) -> int:
        return self._size[0] * self._size[1]

    def __call__(self, first: int, second: int | None = None) -> Range:
        down, right = divmod(first - 1, self._size[1]) if second is None else (first - 1, second - 1)
        return Range(self._sheet, self._at[0] + down, self._at[1] + right, 1, 1)

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def row(self) -> int:
        return self._at[0]

    @property
    def column(self) -> int:
        return self._at[1]

    @property
    def shape(self) -> tuple[int, int]:
        return self._size

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        return self._sheet.name, *self._at, *self._size

    @property
    def api(self) -> RangeApi:
        held = self._cells()[0][0].value
        return RangeApi(self, held.ref if isinstance(held, ArrayFormula) else self.address)

    @property
    def address(self) -> str:
        return self.get_address(row_absolute=True, col_absolute=True, external=False)

    @property
    def has_array(self) -> bool:
        return isinstance(self._cells()[0][0].value, ArrayFormula)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:  # noqa: ARG002, FBT001
        def corner(row: int, column: int) -> str:
            return f"{'$' * col_absolute}{get_column_letter(column)}{'$' * row_absolute}{row}"

        (row, column), (rows, columns) = self._at, self._size
        first, last = corner(row, column), corner(row + rows - 1, column + columns - 1)
        return first if first == last else f"{first}:{last}"

    @property
    def raw_value(self) -> list[list[Any]]:
        return self._read(typing_rules.value_of)

    @raw_value.setter
    def raw_value(self, given: Any) -> None:
        self._write(given)

    @property
    def formula2(self) -> Any:
        block = self._read(typing_rules.formula_of)
        return block[0][0] if len(self) == 1 else tuple(map(tuple, block))

    @formula2.setter
    def formula2(self, given: Any) -> None:
        self._write(given)

    formula = formula2

    @property
    def formula_array(self) -> Any:
        return self.formula2

    @formula_array.setter
    def formula_array(self, text: str) -> None:
        address = self.get_address(row_absolute=False, col_absolute=False, external=False)
        self._cells()[0][0].value = ArrayFormula(address, text)

    def _cells(self) -> list[list[Cell]]:
        sheet, (row, column), (rows, columns) = self._sheet.sheet, self._at, self._size
        return [[sheet.cell(row + down, column + right) for right in range(columns)] for down in range(rows)]

    def _read(self, what: Callable[[Cell], Any]) -> list[list[Any]]:
        self._sheet.book.app.calls.append(("read", *self.coords))
        (row, column), (rows, columns), cells = self._at, self._size, self._sheet.sheet._cells
        across = range(column, column + columns)
        return [[what(cells.get((down, right), self._blank)) for right in across] for down in range(row, row + rows)]

    def _write(self, given: Any) -> None:
        self._sheet.book.app.calls.append(("write", *self.coords))
        block = given if isinstance(given, list | tuple) else [[given] * self._size[1]] * self._size[0]
        for row, values in zip(self._cells(), block, strict=True):
            for cell, value in zip(row, values, strict=True):
                typing_rules.put(cell, value)
