"""The few objects of Excel itself that the product uses past xlwings; see ``hosts/excel_com.py``."""

from __future__ import annotations

from pathlib import PurePath, PureWindowsPath
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from engine_on_openpyxl.references import chart_references, follow_in_book, quoted, with_sheets

if TYPE_CHECKING:
    from engine_on_openpyxl.application import App
    from engine_on_openpyxl.books import Book
    from engine_on_openpyxl.sheets import Sheet


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

    def Workbooks(self, name: str) -> Any:
        return self.add_ins[name]


class BookApi:
    """Excel.Workbook."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self.ReadOnly = False
        self.Date1904 = False
        self.links: list[str] = []

    @property
    def ProtectStructure(self) -> bool:
        security = self._book.book.security
        return bool(security and security.lockStructure)

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
            follow_in_book(within, lambda text: with_sheets(text.replace(f"[{name}]", ""), quoted))
            self.links = [link for link in self.links if link != old]
        self.links = [new if link == old else link for link in self.links]


class SheetApi:
    """Excel.Worksheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet.sheet

    @property
    def ProtectContents(self) -> bool:
        return bool(self._sheet.protection.sheet)

    def ChartObjects(self, number: int | None = None) -> Any:
        charts = self._sheet._charts
        if number is None:
            return SimpleNamespace(Count=len(charts))
        return SimpleNamespace(Chart=ChartApi(charts[number - 1]))


class ChartApi:
    """Excel.Chart, as far as the formulas of its series go."""

    def __init__(self, chart: Any) -> None:
        alone = SimpleNamespace(_charts=[chart])
        self._references = list(chart_references(alone))

    @property
    def Count(self) -> int:
        return len(self._references)

    def Item(self, number: int) -> SeriesApi:
        return SeriesApi(self._references[number - 1])

    def FullSeriesCollection(self, number: int | None = None) -> Any:
        return self if number is None else self.Item(number)


class SeriesApi:
    """One range of a series; Excel's formula names all of them at once."""

    def __init__(self, reference: Any) -> None:
        self._reference = reference

    @property
    def Formula(self) -> str:
        return f"=SERIES(,,{self._reference.f},1)"

    @Formula.setter
    def Formula(self, text: str) -> None:
        self._reference.f = text.removeprefix("=SERIES(,,").removesuffix(",1)")


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

    def __init__(self, address: str, array: str) -> None:
        self.Address = address
        self.CurrentArray = SimpleNamespace(Address=array)
