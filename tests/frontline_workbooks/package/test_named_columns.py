"""Names of the whole workbook for columns of our tables: they come, stay and go with the sheet of the table."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import openpyxl
import pytest
from made_workbooks import a_workbook, draw_host

from frontline_workbooks.package import PackageFault, put_sheets, remove_sheets
from frontline_workbooks.sheets.description import Column, Lines, Sheet, Table, Workbook
from frontline_workbooks.write import draw_workbook

NAME = "Frontline_value"


def ours(rows: int = 2) -> bytes:
    """Return a sheet with a table, of which a column has a name, and a sheet without."""
    column = Column("Value of it", np.arange(rows, dtype=float), key="value", name=NAME)
    sheets = (
        Sheet("Summary", "Title", "sub", (Lines(("text",)),)),
        Sheet("Data", "Title", "sub", (Table("ScorecardData", (column,)),)),
    )
    return draw_workbook(Workbook("Title", sheets))


def saved(data: bytes, table: str = "", formula: str = "") -> bytes:
    """Return the workbook as another program saves it, after a table or a formula of people was added."""
    book = openpyxl.load_workbook(BytesIO(data))
    if formula:
        book.worksheets[-1]["H1"] = formula
    if table:
        sheet = book.create_sheet("Theirs")
        sheet.append(["a"])
        sheet.append([1])
        sheet.add_table(openpyxl.worksheet.table.Table(displayName=table, ref="A1:A2"))
    package = BytesIO()
    book.save(package)
    return package.getvalue()


def names(data: bytes) -> dict[str, str]:
    """Return what our names of the whole workbook stand for."""
    book = openpyxl.load_workbook(BytesIO(data))
    return {name: found.attr_text for name, found in book.defined_names.items() if name.startswith("Frontline_")}


def test_a_name_comes_with_the_sheet_of_its_table_only():
    host = a_workbook(draw_host)

    assert names(put_sheets(host, ours()).data) == {NAME: "ScorecardData[Value of it]"}
    assert names(put_sheets(host, ours(), sheets=["Summary"]).data) == {}


def test_a_name_follows_a_table_that_had_to_get_another_name():
    host = saved(a_workbook(draw_host), table="ScorecardData")

    assert names(put_sheets(host, ours()).data) == {NAME: "ScorecardData_2[Value of it]"}


@pytest.mark.parametrize("between", [bytes, saved], ids=["at once", "saved by another program between"])
def test_after_a_second_merge_a_name_stands_for_the_table_that_has_grown(between):
    first = between(put_sheets(a_workbook(draw_host), ours()).data)

    second = put_sheets(first, ours(9)).data

    (table,) = openpyxl.load_workbook(BytesIO(second))["Data"].tables.values()
    assert names(second) == {NAME: f"{table.displayName}[Value of it]"}
    assert table.ref == "B5:B14"


@pytest.mark.parametrize("between", [bytes, saved], ids=["at once", "saved by another program between"])
def test_a_name_goes_with_the_sheet_of_its_table(between):
    merged = between(put_sheets(a_workbook(draw_host), ours()).data)

    assert names(remove_sheets(merged, ["Data"])) == {}


def test_another_sheet_of_ours_replaced_leaves_the_name():
    merged = put_sheets(a_workbook(draw_host), ours()).data

    assert names(put_sheets(merged, ours(9), sheets=["Summary"]).data) == {NAME: "ScorecardData[Value of it]"}


def test_a_sheet_whose_named_column_finance_uses_does_not_go():
    merged = saved(put_sheets(a_workbook(draw_host), ours()).data, formula=f"=SUM({NAME})")

    with pytest.raises(PackageFault, match=r"Cell H1 of the sheet .* uses the name Frontline_value, which would go"):
        remove_sheets(merged)
