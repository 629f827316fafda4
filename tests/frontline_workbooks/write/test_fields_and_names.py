from __future__ import annotations

from io import BytesIO

import numpy as np
import openpyxl
import pytest

from frontline_workbooks.sheets.description import Column, Field, Fields, Sheet, Table, Workbook
from frontline_workbooks.write import draw_workbook, themes

LIST = Table(
    "Units",
    (
        Column("Unit name", np.array(["North", "South"], dtype=object), key="unit", name="Frontline_unit_name"),
        Column("Value", np.array([1.0, 2.0]), key="value"),
    ),
)
FIELDS = Fields(
    (
        Field("Unit", "North", "Frontline_input_unit", choices="{Units.unit}", hint="Choose one."),
        Field("Its length", 5.0, formula="LEN(Frontline_input_unit)", number_format="0.0"),
        Field("Said", "=1+1"),
        Field("Share", 0.25, number_format="0%"),
    )
)


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    """Return a workbook of two sheets: one with cells to type in and a list, one with nothing of them."""
    sheets = (Sheet("First", "Title", "sub", ()), Sheet("Ask & see", "Title", "sub", (FIELDS, LIST)))
    return openpyxl.load_workbook(BytesIO(draw_workbook(Workbook("Title", sheets))))


def test_labels_stand_beside_values_and_formulas(book: openpyxl.Workbook) -> None:
    cells = [(row[1], row[2]) for row in book["Ask & see"].iter_rows(min_row=5, max_row=8, values_only=True)]

    assert cells == [("Unit", "North"), ("Its length", "=LEN(Frontline_input_unit)"), ("Said", "=1+1"), ("Share", 0.25)]
    assert book["Ask & see"]["C7"].data_type == "s"


def test_a_named_cell_has_its_name_on_its_own_sheet(book: openpyxl.Workbook) -> None:
    (name,) = (name for name in book["Ask & see"].defined_names.values() if name.name == "Frontline_input_unit")

    assert name.attr_text == "'Ask & see'!$C$5"
    assert "Frontline_input_unit" not in book.defined_names


def test_a_cell_to_type_in_is_shaded_takes_texts_and_offers_its_list(book: openpyxl.Workbook) -> None:
    cell = book["Ask & see"]["C5"]
    (offer,) = book["Ask & see"].data_validations.dataValidation

    assert (cell.number_format, cell.fill.fgColor.rgb) == ("@", f"FF{themes.INPUT[1:]}")
    assert (str(offer.sqref), offer.type, offer.formula1) == ("C5", "list", "'Ask & see'!$B$11:$B$12")
    assert not offer.showErrorMessage
    assert offer.prompt == "Choose one."


def test_a_named_column_is_called_by_one_name_that_follows_its_table(book: openpyxl.Workbook) -> None:
    assert book.defined_names["Frontline_unit_name"].attr_text == "Units[Unit name]"
    assert "Frontline_unit_name" not in book["Ask & see"].defined_names


def test_what_is_typed_can_be_read_on_its_ground() -> None:
    assert themes.contrast(themes.INK, themes.INPUT) >= 4.5
