"""Sheets, their tables and their names."""

from __future__ import annotations

import numbers
from typing import TYPE_CHECKING, Any

from openpyxl.utils import range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from xlwings import NoSuchObjectError, base_classes

from engine_on_openpyxl.cells import Range
from engine_on_openpyxl.com import FilterApi, NameApi, SheetApi
from engine_on_openpyxl.copying import copy_sheet
from engine_on_openpyxl.references import deleted, follow_in_book, quoted, renamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from engine_on_openpyxl.books import Book


class Sheet(base_classes.Sheet):  # type: ignore[misc]
    """A worksheet."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self._book, self.sheet = book, sheet

    book = property(lambda self: self._book)
    api = property(SheetApi)
    index = property(lambda self: self._book.book.worksheets.index(self.sheet) + 1)
    tables = property(lambda self: Tables(self))  # noqa: PLW0108 - defined below
    names = property(lambda self: Names(self._book, [self.sheet]))

    @property
    def name(self) -> str:
        return str(self.sheet.title)

    @name.setter
    def name(self, name: str) -> None:
        others = [other.title.lower() for other in self._book.book.worksheets if other is not self.sheet]
        if name.lower() in others:
            raise ValueError(f"There is a sheet {name} already.")
        follow_in_book(self._book.book, renamed(self.sheet.title, name))
        self.sheet.title = name

    @property
    def used_range(self) -> Range:
        sheet = self.sheet
        rows, columns = sheet.max_row - sheet.min_row + 1, sheet.max_column - sheet.min_column + 1
        return Range(self, sheet.min_row, sheet.min_column, rows, columns)

    def range(self, first: Any, second: Any = None) -> Range:
        if isinstance(first, str):
            left, top, right, bottom = range_boundaries(first.replace("$", ""))
        elif isinstance(first, Range):
            (top, left), (rows, columns) = (first.row, first.column), (second or first).shape
            last = second or first
            bottom, right = last.row + rows - 1, last.column + columns - 1
        elif len(first) == len(("row", "column", "rows", "columns")):
            return Range(self, *first)
        else:
            (top, left), (bottom, right) = first, second or first
        return Range(self, top, left, bottom - top + 1, right - left + 1)

    def activate(self) -> None:
        self._book.book.active = self.sheet

    def delete(self) -> None:
        self._refuse_very_hidden()
        others = [sheet for sheet in self._book.book.worksheets if sheet is not self.sheet]
        if not any(sheet.sheet_state == "visible" for sheet in others):
            raise OSError("Excel does not delete the last sheet that is shown.")
        follow_in_book(self._book.book, deleted(self.sheet.title, list(self.sheet.tables)))
        self._book.book.remove(self.sheet)

    def _refuse_very_hidden(self) -> None:
        if self.sheet.sheet_state == "veryHidden":
            raise OSError("Excel neither copies nor deletes a sheet that is very hidden.")

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        self._refuse_very_hidden()
        beside = before or after
        assert beside is not None
        place = beside.index - 1 if before else beside.index
        new = copy_sheet(self.sheet, beside.book.book, place, self._book.name)
        if new.sheet_state == "visible":
            beside.book.book.active = new
        refers = any(f"[{self._book.name}]" in text for text in _formulas(new))
        if refers and self._book.fullname not in beside.book.api.links:
            beside.book.api.links.append(self._book.fullname)


def _formulas(sheet: Worksheet) -> Iterator[str]:
    return (str(cell.value) for cell in sheet._cells.values() if cell.data_type == "f")


class Tables(base_classes.Collection):  # type: ignore[misc]
    """The tables of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def __len__(self) -> int:
        return len(self._sheet.sheet.tables)

    def __iter__(self) -> Iterator[Table]:
        return (Table(self._sheet, table) for table in list(self._sheet.sheet.tables.values()))

    def __call__(self, key: int | str) -> Table:
        found = self._sheet.sheet.tables
        return Table(self._sheet, found[key] if isinstance(key, str) else list(found.values())[key - 1])


class Table(base_classes.Table):  # type: ignore[misc]
    """A table."""

    def __init__(self, sheet: Sheet, table: Any) -> None:
        self._sheet, self._table = sheet, table

    parent = property(lambda self: self._sheet)
    api = property(lambda self: FilterHolder(self._table))
    range = property(lambda self: self._sheet.range(self._table.ref))
    show_headers = property(lambda self: self._table.headerRowCount != 0)

    @property
    def display_name(self) -> str:
        return str(self._table.displayName)

    @display_name.setter
    def display_name(self, name: str) -> None:
        book = self._sheet.book.book
        if any(name.lower() == other.lower() for sheet in book.worksheets for other in sheet.tables):
            raise ValueError(f"There is a table {name} already.")
        tables = self._sheet.sheet.tables
        del tables[self._table.displayName]
        self._table.displayName = self._table.name = name
        tables[name] = self._table

    name = display_name

    @property
    def header_row_range(self) -> Range:
        whole = self.range
        return Range(self._sheet, whole.row, whole.column, 1, whole.shape[1])

    @property
    def data_body_range(self) -> Range | None:
        whole = self.range
        rows = whole.shape[0] - 1 - (self._table.totalsRowCount or 0)
        return Range(self._sheet, whole.row + 1, whole.column, rows, whole.shape[1]) if rows else None


class FilterHolder:
    """Excel.ListObject, as far as its filter goes."""

    def __init__(self, table: Any) -> None:
        self.AutoFilter = FilterApi(table) if table.autoFilter else None


class Names(base_classes.Names):  # type: ignore[misc]
    """The names of some sheets, and of the workbook where it is asked."""

    def __init__(self, book: Book, sheets: list[Worksheet], *, whole: bool = False) -> None:
        self._book, self._sheets, self._whole = book, sheets, whole

    api = None

    def _all(self) -> dict[str, tuple[Any, str, Any]]:
        places = {
            f"{quoted(sheet.title)}!{key}": (sheet.defined_names, key, value)
            for sheet in self._sheets
            for key, value in sheet.defined_names.items()
        }
        book = self._book.book.defined_names
        return places | ({key: (book, key, value) for key, value in book.items()} if self._whole else {})

    def __len__(self) -> int:
        return len(self._all())

    def __call__(self, key: int | str) -> Name:
        found = self._all()
        if isinstance(key, numbers.Number):
            name, place = list(found.items())[int(key) - 1]
            return Name(self._book, name, *place)
        for name, place in found.items():
            if key in (name, name.rpartition("!")[2]):
                return Name(self._book, name, *place)
        raise NoSuchObjectError(key)

    def contains(self, key: str) -> bool:
        return any(key in (name, name.rpartition("!")[2]) for name in self._all())

    def add(self, name: str, refers_to: str) -> Name:
        holder = self._book.book.defined_names if self._whole else self._sheets[0].defined_names
        holder[name] = DefinedName(name, attr_text=refers_to.removeprefix("="))
        return self(name)


class Name(base_classes.Name):  # type: ignore[misc]
    """A defined name."""

    def __init__(self, book: Book, name: str, holder: Any, key: str, defined: Any) -> None:
        self._book = book
        self._name, self._holder, self._key, self._defined = name, holder, key, defined

    name = property(lambda self: self._name)
    api = property(lambda self: NameApi(self._defined))

    @property
    def refers_to(self) -> str:
        return f"={self._defined.attr_text}"

    @refers_to.setter
    def refers_to(self, text: str) -> None:
        self._defined.attr_text = text.removeprefix("=")

    @property
    def refers_to_range(self) -> Range:
        sheet, _, address = self._defined.attr_text.rpartition("!")
        return self._book.sheets(sheet.strip("'").replace("''", "'")).range(address)

    def delete(self) -> None:
        del self._holder[self._key]
