"""The gate of filled workbooks notices every other change."""

from __future__ import annotations

import re

import pytest
from made_tables import BOOK, SHEET, VALUES, a_budget
from made_workbooks import parts_of, with_parts

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.fill import fill_table
from frontline_workbooks.package.fill_gate import gate_filled
from frontline_workbooks.package.recognise import open_package

CELLS = {(4, 5): 81.25, (5, 5): 77.0, (4, 6): "met & <kept>", (5, 6): "missed"}
CHANGES = [
    pytest.param(SHEET, r"<v>300</v>", "<v>301</v>", "more than the filled cells", id="a number is another"),
    pytest.param(SHEET, r"<f>SUM.*?</f>", "", "more than the filled cells", id="a formula is gone"),
    pytest.param(SHEET, r"<dataBar>.*?</dataBar>", "", "more than the filled cells", id="a rule is gone"),
    pytest.param(SHEET, r'<row r="6"', '<row r="6" hidden="1"', "more than the filled cells", id="a row is hidden"),
    pytest.param(
        SHEET, r'<c r="E6"', '<c r="G6"/><c r="E6"', "more than the filled cells", id="a cell is out of order"
    ),
    pytest.param(
        SHEET, r'(<c r="E4"[^>]*>)<v>81.25', r"\1<v>81.24", "its cell E4", id="a value is not the one asked for"
    ),
    pytest.param(SHEET, r'(<c r="E4"[^>]*>)', r"\1<f>1</f>", "its cell E4", id="a filled cell calculates"),
    pytest.param(SHEET, r'<c r="E4" s="1"', '<c r="E4" s="0"', "its cell E4", id="a format is another"),
    pytest.param(SHEET, r'<c r="F4"', '<c r="F4" s="1"', "its cell F4", id="a new cell has a format of its own"),
    pytest.param(SHEET, r'<c r="F4".*?</c>', "", "its cell F4", id="a value is missing"),
    pytest.param(BOOK, r'name="Other"', 'name="Others"', "it has changed", id="a tab is renamed"),
    pytest.param(BOOK, r'calcId="\d+"', 'calcId="1"', "it has changed", id="it calculates otherwise"),
    pytest.param("xl/styles.xml", r"<b/>", "", "it has changed", id="a font is another"),
    pytest.param("xl/tables/table1.xml", "Costs", "Cost", "it has changed", id="a header is another"),
    pytest.param("docProps/core.xml", None, None, "parts are lost or new", id="a part is gone"),
]


@pytest.fixture(scope="module")
def before():
    return a_budget()


@pytest.fixture(scope="module")
def after(before):
    return fill_table(before, "Budget", VALUES).data


def test_filled_cells_pass(before, after):
    gate_filled(open_package(before), open_package(after), SHEET, CELLS)


@pytest.mark.parametrize(("part", "pattern", "new", "says"), CHANGES)
def test_another_change_is_noticed(before, after, part, pattern, new, says):
    text, count = re.subn(pattern or "^", new or "", parts_of(after)[part].decode(), count=1, flags=re.DOTALL)
    spoilt = with_parts(after, {part: text.encode() if pattern else None})

    assert count
    with pytest.raises(PackageFault, match=says):
        gate_filled(open_package(before), open_package(spoilt), SHEET, CELLS)
