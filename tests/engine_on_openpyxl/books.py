"""Workbooks."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
from xlwings import NoSuchObjectError, base_classes

from engine_on_openpyxl.com import BookApi
from engine_on_openpyxl.sheets import Names, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from engine_on_openpyxl.application import App


class Books(base_classes.Books):  # type: ignore[misc]
    """The open workbooks, the active one first."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.open_ones: list[Book] = []

    active = property(lambda self: self.open_ones[0])

    def __len__(self) -> int:
        return len(self.open_ones)

    def __iter__(self) -> Iterator[Book]:
        return iter(list(self.open_ones))

    def __call__(self, key: int | str) -> Book:
        if isinstance(key, int):
            return self.open_ones[key - 1]
        for book in self.open_ones:
            if book.name.lower() == key.lower():
                return book
        raise KeyError(key)

    def add(self) -> Book:
        workbook = openpyxl.Workbook()
        workbook.worksheets[0].title = "Sheet1"
        return self._opened(workbook, f"Book{self.app.new_number()}")

    def open(self, fullname: str, *_: Any, **__: Any) -> Book:
        name = Path(fullname).name
        if any(book.name.lower() == name.lower() for book in self.open_ones):
            raise ValueError(f"A workbook named {name} is open already.")
        with warnings.catch_warnings():  # sparklines are lost here, and openpyxl says so
            warnings.simplefilter("ignore", UserWarning)
            return self._opened(openpyxl.load_workbook(fullname), str(fullname))

    def _opened(self, workbook: openpyxl.Workbook, fullname: str) -> Book:
        book = Book(self.app, workbook, fullname)
        self.open_ones.insert(0, book)
        return book


class Book(base_classes.Book):  # type: ignore[misc]
    """A workbook."""

    def __init__(self, app: App, workbook: openpyxl.Workbook, fullname: str) -> None:
        self._app, self.book, self._fullname = app, workbook, fullname
        self.book.frontline_name = self.name
        self._api = BookApi(self)
        self.hidden = False

    app = property(lambda self: self._app)
    api = property(lambda self: self._api)
    fullname = property(lambda self: self._fullname)
    name = property(lambda self: Path(self._fullname).name)
    sheets = property(lambda self: Sheets(self))  # noqa: PLW0108 - defined below
    names = property(lambda self: Names(self, self.book.worksheets, whole=True))

    def activate(self) -> None:
        self._app.books.open_ones.remove(self)
        self._app.books.open_ones.insert(0, self)

    def save(self, path: str | None = None, password: str | None = None) -> None:  # noqa: ARG002
        self._fullname = path or self._fullname
        self.book.frontline_name = self.name
        self.book.save(self._fullname)

    def close(self) -> None:
        self._app.books.open_ones.remove(self)


class Sheets(base_classes.Sheets):  # type: ignore[misc]
    """The sheets of a workbook."""

    def __init__(self, book: Book) -> None:
        self._book = book

    active = property(lambda self: Sheet(self._book, self._book.book.active))

    def __len__(self) -> int:
        return len(self._book.book.worksheets)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self._book, sheet) for sheet in list(self._book.book.worksheets))

    def __call__(self, key: int | str) -> Sheet:
        if isinstance(key, int):
            return Sheet(self._book, self._book.book.worksheets[key - 1])
        for sheet in self:
            if sheet.name.lower() == key.lower():
                return sheet
        raise NoSuchObjectError(key)
