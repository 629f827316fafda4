from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontline_addin.hosts.excel_filled import filled

if TYPE_CHECKING:
    import xlwings as xw


def test_a_small_sheet_is_taken_as_excel_says_it_is_used(book: xw.Book) -> None:
    assert filled(book.sheets["Notes"]).address == book.sheets["Notes"].used_range.address


@pytest.mark.parametrize(
    ("row", "column", "address"),
    [(1, 1, "$A$1"), (3, 2, "$A$1:$B$3"), (70_000, 5, "$A$1:$E$70000")],
    ids=["only its first cell", "its first rows", "a cell far down"],
)
def test_a_sheet_formatted_far_down_is_read_as_far_as_anything_stands_there(
    book: xw.Book, row: int, column: int, address: str
) -> None:
    sheet = book.sheets["Notes"].impl.sheet
    sheet.cell(100_000, 8).number_format = "0.0"
    sheet.cell(row, column).value = "here"

    assert book.sheets["Notes"].used_range.address == "$A$1:$H$100000"
    assert filled(book.sheets["Notes"]).address == address


def test_an_empty_sheet_formatted_far_down_is_its_first_cell(book: xw.Book) -> None:
    sheet = book.sheets["Notes"].impl.sheet
    sheet["A1"].value = None
    sheet.cell(100_000, 8).number_format = "0.0"

    assert filled(book.sheets["Notes"]).shape == (1, 1)
