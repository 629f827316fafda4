"""What may not be filled, and how that is said."""

from __future__ import annotations

import re

import pytest
from made_tables import SHEET, TABLE, VALUES, a_budget
from made_workbooks import a_workbook, parts_of, with_parts, with_text

from frontline.errors import ParameterError
from frontline_workbooks.package import put_sheets
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.fill import fill_table
from frontline_workbooks.package.fill_refusals import CellsRefusedError


@pytest.fixture(scope="module")
def budget():
    return a_budget()


@pytest.mark.parametrize(
    ("table", "column", "id_column", "sentence"),
    [
        pytest.param("Bugdet", "Costs", None, "no table Bugdet; did you mean Budget?", id="a misspelt table"),
        pytest.param(
            "Money", "Costs", None, "no table Money; its tables are Budget.", id="a table that is nothing like"
        ),
        pytest.param("Budget", "Satisfacton", None, "did you mean Satisfaction?", id="a misspelt column"),
        pytest.param("Budget", "Costs", "Brnch", "no column Brnch; did you mean Branch?", id="a misspelt id column"),
        pytest.param("Budget", "Costs", "costs", "cannot both name the units and be filled", id="one column for both"),
    ],
)
def test_what_the_workbook_does_not_have_is_a_sentence_with_the_nearest(budget, table, column, id_column, sentence):
    with pytest.raises(PackageFault, match=re.escape(sentence)):
        fill_table(budget, table, {column: {"N1": 1}}, id_column=id_column)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        pytest.param({"Costs": {"N1": float("inf")}}, "that of N1 for Costs is inf", id="infinity"),
        pytest.param({"Costs": {"N1": "x" * 32_768}}, "at most 32,767 signs", id="too long a text"),
        pytest.param({"Costs": {"N1": 1}, "costs": {"S1": 1}}, "name Costs of Budget twice", id="a column twice"),
        pytest.param({"Costs": {}}, "but hold none", id="no values"),
    ],
)
def test_values_that_do_not_fit_are_a_sentence(budget, values, sentence):
    with pytest.raises(ParameterError, match=sentence):
        fill_table(budget, "Budget", values)


MERGE = '</sheetData><mergeCells count="1"><mergeCell ref="E5:E6"/></mergeCells>'
PROTECTED = '</sheetData><sheetProtection sheet="1"/>'
ARRAY = '<c r="H9"><f t="array" ref="F5:H9">1</f><v>1</v></c></row>'


@pytest.mark.parametrize(
    ("old", "new", "why", "addresses"),
    [
        pytest.param(r'(<c r="E4"[^>]*>)', r"\1<f>1+0</f>", "hold a formula", ("E4",), id="a formula"),
        pytest.param(
            r'(<c r="E4"[^>]*>)', r'\1<f t="shared" si="0"/>', "hold a formula", ("E4",), id="a shared formula"
        ),
        pytest.param("</sheetData>", MERGE, "are merged", ("E5",), id="merged cells"),
        pytest.param("</sheetData>", PROTECTED, "are locked", ("E4", "F4", "E5", "F5"), id="locked cells"),
        pytest.param(
            r"(<row r=\"8\".*?)</row>",
            r'\1</row><row r="9">' + ARRAY,
            "array formula, a spilled range or a data table",
            ("F5",),
            id="a spilled range",
        ),
        pytest.param(
            r"(<row r=\"8\".*?)</row>",
            r'\1</row><row r="9">' + ARRAY.replace("array", "dataTable"),
            "array formula, a spilled range or a data table",
            ("F5",),
            id="a data table",
        ),
        pytest.param('<c r="E4"', '<c r="E4" vm="1"', "hold a picture", ("E4",), id="a picture in a cell"),
    ],
)
def test_cells_that_are_more_than_a_value_are_refused_with_their_addresses(budget, old, new, why, addresses):
    text = parts_of(budget)[SHEET].decode()
    changed = with_parts(budget, {SHEET: re.sub(old, new, text, count=1, flags=re.DOTALL).encode()})

    with pytest.raises(CellsRefusedError, match=why) as fault:
        fill_table(changed, "Budget", VALUES)

    assert fault.value.code == "cells-refused"
    assert fault.value.addresses == addresses


def test_a_number_is_not_filled_over_a_text_that_says_something(budget):
    with pytest.raises(CellsRefusedError, match="the cells C4, C5 hold a text, which a number would replace") as fault:
        fill_table(budget, "Budget", {"Name": {"N1": 4.5, "S1": 4.2}}, id_column="Branch")

    assert fault.value.addresses == ("C4", "C5")


@pytest.mark.parametrize("text", ["n/a", " - ", "TBC", "1,234.5"])
def test_a_number_is_filled_over_a_text_that_stands_for_none(text):
    def draw(book):
        columns = [{"header": "Branch"}, {"header": "Satisfaction"}]
        table = {"name": "Budget", "data": [["N1", text]], "columns": columns}
        book.add_worksheet("Year end").add_table("A1:B2", table)

    assert fill_table(a_workbook(draw), "Budget", {"Satisfaction": {"N1": 2}}).cells == ("B2",)


def test_unlocked_cells_of_a_protected_sheet_are_filled():
    def draw(book):
        page, free = book.add_worksheet("Year end"), book.add_format({"locked": False})
        columns = [{"header": "Branch"}, {"header": "Satisfaction", "format": free}, {"header": "Verdict"}]
        page.add_table("A1:C2", {"name": "Budget", "data": [["N1", 1, "x"]], "columns": columns})
        page.protect()

    data = a_workbook(draw)

    assert fill_table(data, "Budget", {"Satisfaction": {"N1": 2}}).cells == ("B2",)
    with pytest.raises(CellsRefusedError, match="cells C2 are locked"):
        fill_table(data, "Budget", VALUES)


def test_a_column_that_the_table_calculates_is_refused_even_where_a_number_stands():
    def draw(book):
        columns = [{"header": "Branch"}, {"header": "Satisfaction", "formula": "=1+1"}]
        page = book.add_worksheet("Year end")
        page.add_table("A1:B3", {"name": "Budget", "data": [["N1"], ["S1"]], "columns": columns})
        page.write("B2", 5)

    with pytest.raises(
        CellsRefusedError, match="B2 belong to a calculated column; the cells B3 hold a formula"
    ) as fault:
        fill_table(a_workbook(draw), "Budget", {"Satisfaction": {"N1": 1, "S1": 2}})

    assert fault.value.addresses == ("B2", "B3")


@pytest.mark.parametrize(("kind", "by"), [("queryTable", "filled by a query"), ("xml", "mapped to an XML file")])
def test_a_table_that_is_fed_from_elsewhere_is_refused(budget, kind, by):
    fed = with_text(budget, TABLE, ' name="Budget"', f' tableType="{kind}" name="Budget"')

    with pytest.raises(PackageFault, match=f"The table Budget is {by}, which would overwrite") as fault:
        fill_table(fed, "Budget", VALUES)

    assert fault.value.code == "table-refused"


def test_a_table_of_ours_is_refused(budget, rich):
    with pytest.raises(PackageFault, match="is on a sheet of ours, which the next merge replaces"):
        fill_table(put_sheets(budget, rich).data, "Rankings_Units", {"score": {"Unit 1": 1}})


def test_a_shared_workbook_that_logs_changes_is_refused(budget):
    listed = "xl/_rels/workbook.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/revisionHeaders"
    log = f'<Relationship Id="log" Type="{kind}" Target="log.xml"/></Relationships>'
    shared = with_parts(with_text(budget, listed, "</Relationships>", log), {"xl/log.xml": b"<headers/>"})

    with pytest.raises(PackageFault, match="shared in the old way") as fault:
        fill_table(shared, "Budget", VALUES)

    assert fault.value.code == "shared"


def test_headers_and_totals_are_never_filled(budget):
    values = {"Satisfaction": {"Branch": 1, "Total": 2, "N1": 3}}

    assert fill_table(budget, "Budget", values).cells == ("E4",)
