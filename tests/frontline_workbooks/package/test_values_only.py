from __future__ import annotations

import io
import re

import openpyxl
import pytest
from made_workbooks import a_workbook, parts_of, with_text

from frontline_workbooks.package import PackageFault, put_sheets, values_only

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
SHEET = "xl/worksheets/sheet1.xml"


def drawn(book):
    sheet = book.add_worksheet("Sums")
    sheet.write_formula("A1", "=1+1", None, 2)
    sheet.write_formula("A2", '="a"&"b"', None, "ab")
    sheet.write_formula("A3", "=1/0", None, "#DIV/0!")
    sheet.write_formula("A4", "=1=1", value=True)
    sheet.write_array_formula("B1:B2", "{=A1:A2*2}", None, 4)
    sheet.write_dynamic_array_formula("C1:C2", "=SORT(A1:A2)", None, 2)
    sheet.write("D1", "not a formula: <f>1</f>")
    sheet.add_table("F1:G3", {"name": "T", "total_row": True, "columns": [{"header": "a"}, {"formula": "=[@a]*2"}]})


@pytest.fixture
def sums():
    return a_workbook(drawn)


def cells(data):
    sheet = openpyxl.load_workbook(io.BytesIO(data), data_only=False)["Sums"]
    return {name: sheet[name].value for name in ("A1", "A2", "A3", "A4", "B1", "C1", "D1")}


def test_every_formula_becomes_the_value_saved_with_it(sums):
    data, count = values_only(sums)

    assert count == 7
    assert cells(data) == {
        "A1": 2,
        "A2": "ab",
        "A3": "#DIV/0!",
        "A4": True,
        "B1": 4,
        "C1": 2,
        "D1": "not a formula: <f>1</f>",
    }


def test_no_formula_is_left_in_cells_or_tables(sums):
    after = parts_of(values_only(sums)[0])

    assert not re.search(rb"<f\b|\scm=", after[SHEET])
    assert not re.search(rb"calculatedColumnFormula|totalsRowFormula|totalsRowFunction", after["xl/tables/table1.xml"])


def test_every_other_part_stays_byte_for_byte(sums):
    before, after = parts_of(sums), parts_of(values_only(sums)[0])

    assert {name for name in before if before[name] != after[name]} == {SHEET, "xl/tables/table1.xml"}


def test_shared_and_data_table_formulas_become_values(sums):
    shared = (
        '<c r="A1"><f t="shared" ref="A1:A2" si="0">1+1</f><v>2</v></c><c r="A9"><f t="shared" si="0"/><v>3</v></c>'
    )
    table = '<c r="A8"><f t="dataTable" ref="A8:A9" dt2D="1" dtr="1" r1="D1" r2="D2"/><v>5</v></c>'
    changed = with_text(sums, SHEET, '<c r="A1"><f>1+1</f><v>2</v></c>', shared + table)
    data, count = values_only(changed)

    assert count == 9
    assert b'<c r="A1"><v>2</v></c><c r="A9"><v>3</v></c><c r="A8"><v>5</v></c>' in parts_of(data)[SHEET]


@pytest.mark.parametrize("empty", ["", "<v></v>", "<v/>"], ids=["no value", "an empty value", "a closed value"])
def test_a_formula_without_a_saved_value_is_refused_with_its_address(sums, empty):
    unsaved = with_text(sums, SHEET, '<c r="A1"><f>1+1</f><v>2</v></c>', f'<c r="A1"><f>1+1</f>{empty}</c>')

    with pytest.raises(PackageFault, match="Cell A1 of the sheet Sums holds a formula without a saved value") as fault:
        values_only(unsaved)

    assert fault.value.code == "no-value"


def test_a_formula_that_gave_an_empty_text_is_an_empty_text(sums):
    empty = with_text(sums, SHEET, '<c r="A1"><f>1+1</f><v>2</v></c>', '<c r="A1" t="str"><f>""</f><v></v></c>')

    assert b'<c r="A1" t="str"><v></v></c>' in parts_of(values_only(empty)[0])[SHEET]


def test_our_own_sheets_become_values_too(host, scorecard_file):
    put = put_sheets(host, scorecard_file, sheets=["Summary", "Rankings"]).data
    data, count = values_only(put)

    assert count > 100
    assert not [name for name, part in parts_of(data).items() if "worksheets/" in name and b"<f>" in part]


def test_the_calculation_chain_goes_with_the_formulas(sums):
    arrow = '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"'
    chained = with_text(
        sums, "xl/_rels/workbook.xml.rels", "</Relationships>", f'{arrow} Target="sharedStrings2.xml"/></Relationships>'
    )
    after = parts_of(values_only(chained)[0])

    assert b"calcChain" not in after["xl/_rels/workbook.xml.rels"]


def test_a_workbook_without_formulas_is_given_back_as_it_is():
    plain = a_workbook(lambda book: book.add_worksheet().write("A1", 1))

    assert values_only(plain) == (plain, 0)


def test_a_signed_workbook_is_refused(sums):
    sign = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    arrow = f'<Relationship Id="s" Target="sign.sigs" Type="{sign}"/></Relationships>'

    with pytest.raises(PackageFault, match="digital signature, which any change would break"):
        values_only(with_text(sums, "_rels/.rels", "</Relationships>", arrow))
