"""Which sheets of a workbook are ours, and the choices they were built with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.own_sheets import CHOICE_NAME, SHEET_NAME, OwnSheet
from frontline_workbooks.package.book import read_book
from frontline_workbooks.package.recognise import open_package

if TYPE_CHECKING:
    from frontline_workbooks.package.book import Book


def own_sheets(data: bytes) -> tuple[OwnSheet, ...]:
    """Return the sheets of ours in a workbook, in the order of the tabs.

    Parameters
    ----------
    data
        The bytes of the workbook.

    Raises
    ------
    PackageFault
        The workbook cannot be read.
    """
    book = read_book(open_package(data))
    return tuple(OwnSheet(book.tabs[place].name, kind, place) for place, kind in kinds(book).items())


def own_choices(data: bytes) -> dict[str, str]:
    """Return the choices kept on a sheet of ours, by name, e.g. ``{"period": "2025"}``.

    Parameters
    ----------
    data
        The bytes of the workbook.

    Raises
    ------
    PackageFault
        The workbook cannot be read.
    """
    book = read_book(open_package(data))
    ours = kinds(book)
    return {
        name.name.removeprefix(CHOICE_NAME): unquoted(name.text)
        for name in book.names
        if name.name.startswith(CHOICE_NAME) and name.place in ours
    }


def kinds(book: Book) -> dict[int, str]:
    """Return the kind of each sheet of ours, by its place among the tabs."""
    marked = {
        name.place: unquoted(name.text)
        for name in book.names
        if name.name.lower() == SHEET_NAME.lower() and name.place is not None and name.place < len(book.tabs)
    }
    return dict(sorted(marked.items()))


def unquoted(formula: str) -> str:
    """Return the text that a formula of nothing but a text gives.

    >>> unquoted('="Heat map"')
    'Heat map'
    """
    text = formula.strip().removeprefix("=").strip()
    return text[1:-1].replace('""', '"') if len(text) > 1 and text[0] == text[-1] == '"' else text
