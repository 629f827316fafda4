from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from made_workbooks import a_workbook, draw_host

from frontline_workbooks.package import own_sheets, put_sheets, remove_sheets
from frontline_workbooks.package.kept_cells import kept_cells, kept_inputs, with_cells
from frontline_workbooks.sheets.description import Field, Fields, Sheet, Workbook
from frontline_workbooks.write import draw_workbook

FIELDS = Fields(
    (
        Field("Unit", "North", "Frontline_input_unit", choices='"North,South"'),
        Field("Year", 2024.0, "Frontline_input_year"),
        Field("Note", "", "Frontline_input_note"),
        Field("Fingerprint", "ab12", "Frontline_audit_fingerprint"),
    )
)


@pytest.fixture(scope="module")
def ours() -> bytes:
    """Return a sheet of ours with cells to type in."""
    return draw_workbook(Workbook("Title", (Sheet("Ask & see", "Title", "sub", (FIELDS,)),)))


def test_what_cells_to_type_in_say_is_kept(ours):
    assert kept_inputs(ours) == {
        "Frontline_input_unit": "North",
        "Frontline_input_year": "2024",
        "Frontline_input_note": "",
    }


def test_cells_of_other_names_are_asked_for_by_their_beginning(ours):
    assert kept_cells(ours, "Frontline_audit_") == {"Frontline_audit_fingerprint": "ab12"}


def test_a_workbook_without_sheets_of_ours_keeps_nothing():
    assert kept_inputs(a_workbook(draw_host)) == {}


def test_what_was_typed_in_excel_is_found_where_the_cell_was_moved_to(ours):
    book = openpyxl.load_workbook(BytesIO(put_sheets(a_workbook(draw_host), ours).data))
    sheet = book["Ask & see"]
    name = sheet.defined_names["Frontline_input_unit"]
    name.attr_text = "'Ask & see'!$F$40"
    sheet["F40"] = "Süd & <West>"
    saved = BytesIO()
    book.save(saved)

    assert kept_inputs(saved.getvalue())["Frontline_input_unit"] == "Süd & <West>"


@pytest.mark.parametrize("text", ["#REF!", "'Ask & see'!#REF!", "1", "LEN(2)"])
def test_a_name_that_points_at_no_cell_any_more_is_left_out(ours, text):
    book = openpyxl.load_workbook(BytesIO(ours))
    book["Ask & see"].defined_names["Frontline_input_unit"].attr_text = text
    saved = BytesIO()
    book.save(saved)

    assert "Frontline_input_unit" not in kept_inputs(saved.getvalue())


def test_kept_values_go_into_sheets_that_were_drawn_without_them(ours):
    typed = {"Frontline_input_unit": "=South & <co>", "Frontline_input_year": 2025.0, "Frontline_input_gone": "x"}

    drawn = with_cells(ours, typed)

    assert kept_inputs(drawn) == {
        "Frontline_input_unit": "=South & <co>",
        "Frontline_input_year": "2025",
        "Frontline_input_note": "",
    }
    assert with_cells(drawn, typed) == drawn


def test_a_workbook_without_the_cells_keeps_every_byte(ours):
    assert with_cells(ours, {"Frontline_input_gone": "x"}) == ours


def test_what_was_typed_survives_a_second_merge_and_a_third_changes_nothing(ours):
    host = a_workbook(draw_host)
    first = put_sheets(host, ours).data
    typed = with_cells(first, {"Frontline_input_unit": "South"})

    second = put_sheets(typed, with_cells(ours, kept_inputs(typed))).data
    third = put_sheets(second, with_cells(ours, kept_inputs(second))).data

    assert kept_inputs(second)["Frontline_input_unit"] == "South"
    assert third == second
    assert [sheet.kind for sheet in own_sheets(remove_sheets(third))] == []
