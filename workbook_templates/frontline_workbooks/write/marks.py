"""Hidden names by which sheets of ours are known again, and which keep the choices they were built with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline.errors import ParameterError
from frontline_workbooks.own_sheets import CHOICE_NAME, SHEET_NAME
from frontline_workbooks.sheets.read_me import NAME as README

if TYPE_CHECKING:
    import xlsxwriter

    from frontline_workbooks.sheets.description import Workbook

_LONGEST_TEXT = 255
"""Characters of the longest text in a formula of Excel."""


def mark_sheets(book: xlsxwriter.Workbook, workbook: Workbook) -> None:
    """Give every sheet its kind, and the ReadMe the choices, as hidden names local to the sheet.

    Parameters
    ----------
    book
        The workbook that is drawn.
    workbook
        Its description, sheets in the same order.

    Raises
    ------
    ParameterError
        A choice is longer than a text in a formula may be.
    """
    for place, sheet in enumerate(workbook.sheets):
        _add(book, SHEET_NAME, place, sheet.name)
        for name, text in workbook.choices if sheet.name == README else ():
            _add(book, f"{CHOICE_NAME}{name}", place, text)


def _add(book: xlsxwriter.Workbook, name: str, place: int, text: str) -> None:
    if len(text) > _LONGEST_TEXT:
        raise ParameterError(f"{name} must be at most {_LONGEST_TEXT} characters long, but got {len(text)}")
    quoted = text.replace('"', '""')
    book.defined_names.append([name, place, f'"{quoted}"', True])  # its define_name knows no hidden names
