"""Excel's objects as COM hands them to Python: a range of cells, the workbook, its sheets."""

from __future__ import annotations

import types
from typing import Any

from excel_on_linux.pywin32 import RANGE_ID

ERROR_NUMBERS = {
    "#NULL!": 2000,
    "#DIV/0!": 2007,
    "#VALUE!": 2015,
    "#REF!": 2023,
    "#NAME?": 2029,
    "#NUM!": 2036,
    "#N/A": 2042,
}
"""What CVErr takes, by text."""

LEFT_OUT = -2147352572
"""DISP_E_PARAMNOTFOUND: how COM says that an optional argument was not given."""


def com_error_value(number: int) -> int:
    """Return the whole number that pywin32 makes of an error value in a cell."""
    return number - 2146828288


class ComRange:
    """A range; `Value` is what Excel gives: float, str, bool, None, a date, an error's number, or rows of them."""

    def __init__(self, rows: Any, row: int = 1, column: int = 1) -> None:
        cells = tuple(map(tuple, rows))
        single = len(cells) == 1 and len(cells[0]) == 1
        self.Value = cells[0][0] if single else cells
        self.Row, self.Column = row, column
        self.Rows, self.Columns = _Counted(len(cells)), _Counted(len(cells[0]))
        self.Count = len(cells) * len(cells[0])
        self.Worksheet = ComSheet("Sheet1")
        self._oleobj_ = _TypeInformation()


class ComSheet:
    """A sheet of a workbook."""

    def __init__(self, name: str, parent: ComBook | None = None) -> None:
        self.Name = name
        self.Parent = parent or ComBook("Book1.xlsx", ())


class ComSheets(list[ComSheet]):
    """The sheets of a workbook, counted and numbered as Excel does."""

    @property
    def Count(self) -> int:
        return len(self)

    def __call__(self, number: int) -> ComSheet:
        return self[number - 1]


class ComBook:
    """A workbook with sheets of these names."""

    def __init__(self, name: str, sheets: tuple[str, ...]) -> None:
        self.Name = name
        self.Application = types.SimpleNamespace(Hwnd=1, Version="16.0")
        self.Worksheets = ComSheets(ComSheet(name, self) for name in sheets)


class _Counted:
    def __init__(self, count: int) -> None:
        self.Count = count


class _TypeInformation:
    """How xlwings tells a range from other objects."""

    def GetTypeInfo(self) -> _TypeInformation:
        return self

    def GetTypeAttr(self) -> types.SimpleNamespace:
        return types.SimpleNamespace(iid=RANGE_ID)
