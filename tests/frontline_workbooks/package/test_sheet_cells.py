from __future__ import annotations

import pytest

from frontline_workbooks.package.grafting import sheet_cells
from frontline_workbooks.package.grafting.sheet_cells import adapted_rows
from frontline_workbooks.package.references import NewNames


class Numbers:
    """Formats ten further on, one kind of metadata, texts that say their number; it counts what it is asked."""

    def __init__(self):
        self.asked = []

    def cell_format(self, index):
        self.asked.append(index)
        return index + 10

    def rule_format(self, index):
        return index

    def spill(self):
        return 7

    def string(self, index):
        self.asked.append(index)
        return b"<t>text %d</t>" % index


def adapted(cells, names=None):
    return adapted_rows(b"<sheetData><row>%s</row></sheetData>" % cells, Numbers(), names or NewNames())[16:-18]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b'<c r="A1"><v>1</v></c>', b'<c r="A1"><v>1</v></c>', id="a plain number"),
        pytest.param(b'<c r="A1" s="2"/>', b'<c r="A1" s="12"/>', id="an empty cell with a format"),
        pytest.param(b'<c s="2" r="A1"/>', b'<c s="12" r="A1"/>', id="the format in front of the address"),
        pytest.param(
            b'<c r="A1" t="s"><v>3</v></c>', b'<c r="A1" t="inlineStr"><is><t>text 3</t></is></c>', id="a text"
        ),
        pytest.param(
            b'<c r="A1" s="2" t="s" vm="1"><v>3</v></c>',
            b'<c r="A1" s="12" t="inlineStr" vm="1"><is><t>text 3</t></is></c>',
            id="a text with more behind its type",
        ),
        pytest.param(
            b'<c r="A1" cm="1"><f t="array" ref="A1">SORT(B1:B2)</f><v>1</v></c>',
            b'<c r="A1" cm="7"><f t="array" ref="A1">SORT(B1:B2)</f><v>1</v></c>',
            id="a formula that spills",
        ),
        pytest.param(
            b'<c r="A1" t="str"><f>B1&amp;" s="&amp;"</f><v>x s="4" t="s"</v></c>',
            b'<c r="A1" t="str"><f>B1&amp;" s="&amp;"</f><v>x s="4" t="s"</v></c>',
            id="a text that looks like attributes",
        ),
    ],
)
def test_a_cell_gets_the_numbers_of_the_other_workbook(before, after):
    assert adapted(before) == after


def test_a_row_gets_its_format():
    rows = b'<sheetData><row r="1" spans="1:2" s="4" customFormat="1"><c r="A1" s="4"/></row></sheetData>'

    assert adapted_rows(rows, Numbers(), NewNames()) == rows.replace(b's="4"', b's="14"')


def test_each_format_and_each_text_is_looked_up_once_however_many_cells_have_it():
    numbers = Numbers()
    row = b'<row r="%d"><c r="A%d" s="2"/><c r="B%d" s="2"><v>%d</v></c><c r="C%d" t="s"><v>5</v></c></row>'
    rows = b"".join(row % ((number,) * 5) for number in range(1, 1000))
    adapted_rows(b"<sheetData>%s</sheetData>" % rows, numbers, NewNames())

    assert sorted(numbers.asked) == [2, 5]


def test_rows_taken_apart_in_blocks_are_the_same_as_at_once(monkeypatch):
    rows = b"".join(b'<row r="%d"><c r="A%d" s="1"><v>%d</v></c></row>' % (n, n, n) for n in range(1, 300))
    whole = adapted_rows(b"<sheetData>%s</sheetData>" % rows, Numbers(), NewNames())
    monkeypatch.setattr(sheet_cells, "_BLOCK", 100)

    assert adapted_rows(b"<sheetData>%s</sheetData>" % rows, Numbers(), NewNames()) == whole
    assert whole.count(b' s="11"') == 299


def test_a_formula_calls_a_sheet_by_its_new_name():
    cell = b'<c r="A1"><f>Data!B1&gt;2</f><v>1</v></c>'

    assert adapted(cell, NewNames({"Data": "Data (2)"})) == cell.replace(b"Data!", b"'Data (2)'!")


def test_a_formula_that_points_at_a_missing_sheet_becomes_its_value_and_spills_no_more():
    cell = b'<c r="A1" cm="1"><f>Data!B1</f><v>1</v></c>'

    assert adapted(cell, NewNames({"Data": ""})) == b'<c r="A1"><v>1</v></c>'
