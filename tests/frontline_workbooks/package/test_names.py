"""Names for the whole workbook by which people call our columns: they follow our tables, and come and go with them."""

from __future__ import annotations

import re

import pytest
from made_workbooks import a_workbook, parts_of, saved_elsewhere, with_text

from frontline_workbooks.package import PackageFault, gate, put_sheets, remove_sheets
from frontline_workbooks.package.recognise import open_package


def drawn(book):
    data, read_me = book.add_worksheet("Data"), book.add_worksheet("ReadMe")
    data.add_table("A1:B3", {"name": "Data_Rows", "columns": [{"header": "unit"}, {"header": "value"}]})
    book.define_name("Frontline_value", "=Data_Rows[value]")
    book.define_name("Frontline_cell", "=ReadMe!$A$1")
    read_me.write_formula("A1", "=SUM(Frontline_value)", None, 5)


@pytest.fixture(scope="module")
def named():
    return a_workbook(drawn)


BOTH = {"Frontline_value": "Data_Rows[value]", "Frontline_cell": "ReadMe!$A$1"}


def names(data):
    listed = parts_of(data)["xl/workbook.xml"].decode()
    return dict(re.findall(r'<definedName name="(Frontline_\w+)">([^<]+)<', listed))


def test_they_come_with_the_sheets(host, named):
    assert names(put_sheets(host, named).data) == {
        "Frontline_value": "Data_Rows[value]",
        "Frontline_cell": "ReadMe!$A$1",
    }


def test_a_name_of_a_sheet_left_out_stays_away_and_formulas_with_it_become_values(host, named):
    data = put_sheets(host, named, sheets=["ReadMe"]).data
    ours = next(part for name, part in parts_of(data).items() if b"<v>5</v>" in part)

    assert names(data) == {"Frontline_cell": "ReadMe!$A$1"}
    assert b'<c r="A1"><v>5</v></c>' in ours


def test_putting_one_sheet_in_again_changes_no_name(host, named):
    once = put_sheets(host, named).data

    assert put_sheets(once, named, sheets=["ReadMe"]).data == once
    assert put_sheets(once, named, sheets=["Data"]).data == once


def test_they_follow_a_table_that_got_another_name(named):
    theirs = a_workbook(lambda book: book.add_worksheet("Money").add_table("A1:B3", {"name": "Data_Rows"}))

    assert names(put_sheets(theirs, named).data)["Frontline_value"] == "Data_Rows_2[value]"


def test_they_are_set_anew_when_the_sheet_is_replaced_after_excel_saved(host, named):
    saved = saved_elsewhere(put_sheets(host, named).data)
    old = with_text(saved, "xl/workbook.xml", "ReadMe!$A$1", "ReadMe!$B$9")
    put = put_sheets(old, named).data

    assert names(put) == BOTH


def test_they_go_with_the_sheets_after_excel_saved(host, named):
    saved = saved_elsewhere(put_sheets(host, named).data)
    left = remove_sheets(saved)
    gate(open_package(saved), open_package(left))

    assert names(left) == {}


@pytest.mark.parametrize(
    ("formula", "used"),
    [
        pytest.param("SUM(Frontline_value)", "the name Frontline_value", id="a name"),
        pytest.param("SUM(Data_Rows[value])", "the table Data_Rows", id="a table"),
        pytest.param("Data!A1", "the sheet Data", id="a sheet"),
        pytest.param("SUM(Data:Money!A1)", "the sheet Data", id="the first of several sheets"),
    ],
)
def test_sheets_whose_columns_people_use_are_not_taken_out(host, named, formula, used):
    put = put_sheets(host, named).data
    using = with_text(put, "xl/worksheets/sheet1.xml", "<f>SUM(B2:B3)</f>", f"<f>{formula}</f>")

    with pytest.raises(PackageFault, match=f"Cell D1 of the sheet Money uses {used}, which would go") as fault:
        remove_sheets(using)

    assert fault.value.code == "still-used"
    assert put_sheets(using, named).replaced == ("Data", "ReadMe")
