"""The few objects of Excel itself that the product uses past xlwings; see ``hosts/excel_com.py``."""

from __future__ import annotations

from pathlib import PurePath, PureWindowsPath
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from engine_on_openpyxl.com_pointers import ChartApi, Sequence, ValidationApi, condition_apis
from engine_on_openpyxl.references import follow_in_book, quoted, with_sheets

if TYPE_CHECKING:
    from engine_on_openpyxl.application import App
    from engine_on_openpyxl.books import Book
    from engine_on_openpyxl.cells import Range
    from engine_on_openpyxl.sheets import Sheet

_STATES = {"visible": -1, "hidden": 0, "veryHidden": 2}


class AppApi:
    """Excel.Application."""

    def __init__(self, app: App) -> None:
        self._app = app
        self.Ready = True
        self.Cursor = -4143
        self.AutomationSecurity = 1
        self.OperatingSystem = "Windows (64-bit) NT 10.00"
        self.ProtectedViewWindows = SimpleNamespace(Count=0)
        self.add_ins: dict[str, Any] = {}
        self.WorksheetFunction = SimpleNamespace(CountA=lambda cells: cells.count())

    @property
    def ActiveWorkbook(self) -> Any:
        """The workbook in front; one that is hidden never is."""
        return next((book.api for book in self._app.books if not book.hidden), None)

    def Workbooks(self, name: str) -> Any:
        return self.add_ins[name]


class BookApi:
    """Excel.Workbook."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.ReadOnly = False
        self.Date1904 = self.MultiUserEditing = self.Final = self.Excel8CompatibilityMode = False
        self.Saved = True
        self.Charts = Sequence(lambda: [ChartApi(sheet._charts, sheet.title) for sheet in book.book.chartsheets])
        self.links: list[str] = []

    @property
    def ProtectStructure(self) -> bool:
        security = self._book.book.security
        return bool(security and security.lockStructure)

    def Sheets(self, name: str) -> Any:
        return SimpleNamespace(Activate=lambda: setattr(self._book.book, "active", self._book.book[name]))

    def SaveCopyAs(self, path: str) -> None:
        self._book.book.save(path)

    def LinkSources(self, kind: int) -> tuple[str, ...] | None:  # noqa: ARG002
        return tuple(self.links) or None

    def ChangeLink(self, old: str, new: str, kind: int) -> None:  # noqa: ARG002
        name = PureWindowsPath(old).name
        if new == self._book.fullname:
            if not PurePath(new).is_absolute():
                raise OSError(f"Excel finds no file {new}.")
            within = self._book.book
            follow_in_book(
                within, lambda text: with_sheets(text.replace(f"[{name}]", "").replace(f"{name}!", ""), quoted)
            )
            self.links = [link for link in self.links if link != old]
        self.links = [new if link == old else link for link in self.links]


class SheetApi:
    """Excel.Worksheet."""

    AutoFilterMode = False

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet.sheet
        self.Cells = SimpleNamespace(FormatConditions=Sequence(lambda: condition_apis(self._sheet)))

    @property
    def Visible(self) -> int:
        return _STATES[self._sheet.sheet_state]

    @Visible.setter
    def Visible(self, number: int) -> None:
        self._sheet.sheet_state = next(state for state, each in _STATES.items() if each == int(number))

    @property
    def ProtectContents(self) -> bool:
        return bool(self._sheet.protection.sheet)

    def ChartObjects(self, number: int | None = None) -> Any:
        charts = self._sheet._charts
        if number is None:
            return SimpleNamespace(Count=len(charts))
        return SimpleNamespace(Chart=ChartApi([charts[number - 1]]))


class FilterApi:
    """Excel.AutoFilter of a table whose filter columns openpyxl knows."""

    def __init__(self, table: Any) -> None:
        self._table = table

    @property
    def FilterMode(self) -> bool:
        return bool(self._table.autoFilter and self._table.autoFilter.filterColumn)

    def ShowAllData(self) -> None:
        self._table.autoFilter.filterColumn = []


class NameApi:
    """Excel.Name."""

    def __init__(self, defined: Any) -> None:
        self._defined = defined

    @property
    def Visible(self) -> bool:
        return not self._defined.hidden

    @Visible.setter
    def Visible(self, visible: bool) -> None:
        self._defined.hidden = not visible


class RangeApi:
    """Excel.Range: nothing spills here."""

    HasSpill = False

    def __init__(self, cells: Range, array: str) -> None:
        self._cells, self.Address = cells, cells.address
        self.CurrentArray = SimpleNamespace(Address=array)

    @property
    def HasFormula(self) -> bool:
        cell = self._cells._cells()[0][0]
        return cell.data_type == "f"

    def count(self) -> int:
        (row, column), (rows, columns) = (self._cells.row, self._cells.column), self._cells.shape
        held = self._cells.sheet.sheet._cells.items()
        inside = (cell for (down, across), cell in held if 0 <= down - row < rows and 0 <= across - column < columns)
        return sum(cell.value is not None for cell in inside)

    @property
    def Validation(self) -> ValidationApi:
        corner = (self._cells.row, self._cells.column)
        for found in self._cells.sheet.sheet.data_validations.dataValidation:
            if any(
                area.min_row <= corner[0] <= area.max_row and area.min_col <= corner[1] <= area.max_col
                for area in found.sqref.ranges
            ):
                return ValidationApi(found)
        raise OSError("Excel finds no validation there.")
