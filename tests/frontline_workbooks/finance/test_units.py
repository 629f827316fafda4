from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from frontline.errors import ParameterError
from frontline_workbooks.finance import Unmatched, reconcile
from frontline_workbooks.finance.blocks import Block
from frontline_workbooks.finance.unit_list import find_unit_list
from frontline_workbooks.finance.unit_names import unit_keys
from frontline_workbooks.package import PackageFault, put_sheets
from frontline_workbooks.sheets import describe
from frontline_workbooks.write import draw_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontline.scorecard.model import Scorecard

IDS = [f"S{at:02}" for at in range(6)]
COSTS = [["Shop code", "Costs"], *([unit, 10.0] for unit in IDS)]


def test_units_on_both_sides_are_counted_at_the_level_that_finance_lists(shops, finance):
    found = reconcile(shops, finance({"Costs": COSTS}))

    assert (found.level, found.matched, found.listed) == ("Shop", 6, 6)
    assert (found.only_finance, found.only_results) == ((), ())
    assert found.table == "sheet Costs, column Shop code"
    assert found.sentences() == ("6 of 6 units of the level Shop are in finance's sheet Costs, column Shop code.",)


def test_a_title_above_and_totals_below_the_list_are_no_units(shops, finance):
    rows = [["Year end"], [], *COSTS, ["Total", 60.0], [], ["Checked by Ann"]]

    found = reconcile(shops, finance({"Costs": rows}))

    assert (found.table, found.matched, found.only_finance) == ("sheet Costs, column Shop code", 6, ())


def test_units_are_known_by_name_whatever_the_case_and_the_spaces(shops, finance):
    rows = [["Where", "Costs"], ["ASHFORD", 1.0], ["  Burford ", 1.0], ["catford", 1.0]]

    found = reconcile(shops, finance({"P&L": rows}))

    assert found.matched == 3
    assert {unit.name for unit in found.only_results} == {"Dartford", "Eastford", "Fulford"}


def test_a_unit_that_only_finance_has_is_named_with_its_row_and_what_it_may_mean(shops, finance):
    rows = [["Shop", "Costs"], ["Ashford", 1.0], ["Burford", 1.0], ["Cattford", 1.0], ["Head office", 1.0]]

    found = reconcile(shops, finance({"Costs": rows}))

    assert found.only_finance == (
        Unmatched("Cattford", where="row 4", nearest="Catford"),
        Unmatched("Head office", where="row 5"),
    )
    assert found.only_results[0] == Unmatched("S02", "Catford", nearest="Cattford")
    assert "Not in the results: Cattford (is it Catford?), Head office." in found.sentences()


def test_the_rows_of_an_excel_table_are_those_of_the_sheet(shops, finance):
    rows = [["Shop", "Costs"], ["S00", 1.0], ["S01", 1.0], ["S77", 1.0]]

    found = reconcile(shops, finance({"Costs": rows}, table="tblCosts"))

    assert found.table == "table tblCosts (sheet Costs), column Shop"
    assert found.only_finance[0].where == "row 4"


def test_the_table_with_the_most_units_is_taken_unless_another_is_named(shops, finance):
    book = finance({"Few": COSTS[:4], "All": COSTS})

    assert reconcile(shops, book).matched == 6
    assert reconcile(shops, book, table="few").matched == 3


def test_the_column_may_be_named(shops, finance):
    rows = [["Code", "Near to"], ["S00", "Burford"], ["S01", "Ashford"], ["S02", "Nowhere"]]

    found = reconcile(shops, finance({"Costs": rows}), column="near to")

    assert (found.table, found.matched) == ("sheet Costs, column Near to", 2)


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        pytest.param({"table": "Cost"}, "has no table or sheet Cost; did you mean Costs?", id="a table"),
        pytest.param({"column": "Kode"}, 'has no column "Kode"', id="a column"),
    ],
)
def test_what_is_named_and_not_there_is_a_sentence(shops, finance, named, sentence):
    with pytest.raises(ParameterError) as refused:
        reconcile(shops, finance({"Costs": COSTS}), **named)

    assert sentence in str(refused.value)


def test_a_workbook_without_units_says_so(shops, finance):
    found = reconcile(shops, finance({"Budget": [["Item", "Amount"], ["Rent", 12.0], ["Paper", 3.0]]}))

    assert found.table == ""
    assert found.sentences()[0].startswith("No table or sheet of the finance workbook lists units")


def test_without_a_finance_workbook_nothing_is_compared(shops):
    assert reconcile(shops, None).sentences() == ("No finance workbook was given to compare the results with.",)


def test_one_unit_in_passing_is_no_list(shops, finance):
    assert reconcile(shops, finance({"Note": [["Written in Ashford", ""], ["Ashford", "May"]]})).table == ""


def test_units_numbered_by_finance_are_found_but_names_go_before_numbers(shops):
    numbered = replace(shops, units=shops.units.assign(unit_id=[str(at) for at in range(len(shops.units))]))
    numbers = [["No", "Costs"], *([float(at), 7000.0 + at] for at in range(3, 9))]
    names = [["Shop", "Days"], ["Ashford", 1.0], ["Burford", 2.0], ["Catford", 3.0]]
    keys = unit_keys(numbered.units)

    assert find_unit_list([Block("Costs", "", (), numbers, 1)], keys).name == "sheet Costs, column No"
    assert find_unit_list([Block("Costs", "", (), names, 1)], keys).name == "sheet Costs, column Shop"


def test_our_own_sheets_in_the_workbook_are_no_finance_table(shops: Scorecard, finance: Callable[..., bytes]):
    book = finance({"Budget": [["Item", "Amount"], ["Rent", 12.0]]})
    merged = put_sheets(book, draw_workbook(describe(shops))).data

    assert reconcile(shops, merged).table == ""


def test_a_file_that_is_no_workbook_is_refused(shops):
    with pytest.raises(PackageFault):
        reconcile(shops, b"not a workbook")


@pytest.mark.real_data
def test_every_real_workbook_is_compared_or_a_sentence_says_why_not(shops: Scorecard, real_data: Path):
    files = sorted((real_data / "workbooks" / "good").iterdir())

    found = {file.name: reconcile(shops, file.read_bytes()) for file in files}

    assert len(found) >= 100
    assert all(each.sentences() for each in found.values())
    assert not [name for name, each in found.items() if "cannot be read" in each.nothing]
