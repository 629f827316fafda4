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


@pytest.mark.parametrize(
    "said", ["Total", "Grand total", "Shops, total", "Sub-total North", "Totals 2024", "Sum", "Summe", "Check"]
)
def test_a_row_of_totals_is_no_unit(shops, finance, said):
    assert reconcile(shops, finance({"Costs": [*COSTS, [said, 60.0]]})).only_finance == ()


def test_a_title_above_and_totals_below_the_list_are_no_units(shops, finance):
    rows = [["Year end"], [], *COSTS, ["Total", 60.0], [], ["Checked by Ann"]]

    found = reconcile(shops, finance({"Costs": rows}))

    assert (found.table, found.matched, found.only_finance) == ("sheet Costs, column Shop code", 6, ())


def test_units_are_known_by_name_whatever_the_case_and_the_spaces(shops, finance):
    rows = [["Where", "Costs"], ["ASHFORD", 1.0], ["  Burford ", 1.0], ["catford", 1.0]]

    found = reconcile(shops, finance({"P&L": rows}))

    assert found.matched == 3
    assert {unit.name for unit in found.only_results} == {"Dartford", "Eastford", "Fulford"}


def test_a_unit_that_only_finance_has_is_named_with_its_cell_and_what_it_may_mean(shops, finance):
    rows = [["Shop", "Costs"], ["Ashford", 1.0], ["Burford", 1.0], ["Cattford", 1.0], ["Head office", 1.0]]

    found = reconcile(shops, finance({"Costs": rows}))

    assert found.only_finance == (
        Unmatched("Cattford", where="A4", nearest="Catford"),
        Unmatched("Head office", where="A5"),
    )
    assert found.only_results[0] == Unmatched("S02", "Catford", nearest="Cattford")
    assert "Not in the results: Cattford in A4 (is it Catford?); Head office in A5." in found.sentences()


@pytest.mark.parametrize("place", ["A1", "C5"], ids=["at the corner", "somewhere on the sheet"])
def test_the_cells_of_an_excel_table_are_those_of_the_sheet(shops, finance, place):
    rows = [["Shop", "Costs"], ["S00", 1.0], ["S01", 1.0], ["S77", 1.0]]

    found = reconcile(shops, finance({"Costs": rows}, table="tblCosts", place=place))

    assert found.table == "table tblCosts (sheet Costs), column Shop"
    assert found.only_finance[0].where == {"A1": "A4", "C5": "C8"}[place]


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


def test_a_unit_without_a_reported_result_is_missed_by_nobody(shops, finance):
    silent = replace(shops, current=shops.current[shops.current["unit"] != shops.units.index[-1]])
    unit, name = shops.units.iloc[-1][["unit_id", "unit_name"]]

    without = reconcile(silent, finance({"Costs": [row for row in COSTS if row[0] != unit]}))
    beside = reconcile(silent, finance({"Costs": COSTS}))

    assert (without.matched, without.listed, without.only_results, without.without_result) == (5, 5, (), ())
    assert (beside.matched, beside.listed) == (5, 5)
    assert [unmatched.text for unmatched in beside.without_result] == [unit]
    assert f"Known to the results, but without a reported result: {name} ({unit}) in A7." in beside.sentences()


def test_a_unit_in_several_rows_is_named_but_not_in_a_ledger(shops, finance):
    found = reconcile(shops, finance({"Costs": [*COSTS, ["S02", 3.0]]}))
    months = reconcile(shops, finance({"Costs": [["Shop", "Costs"], *(row for row in COSTS[1:] for _ in range(2))]}))

    assert found.repeated == (Unmatched("S02", "Catford", "A4, A8"),)
    assert found.sentences()[-1] == "Finance lists in several rows, which were added up: Catford (A4, A8)."
    assert months.repeated == ()


def test_one_unit_in_passing_is_no_list(shops, finance):
    assert reconcile(shops, finance({"Note": [["Written in Ashford", ""], ["Ashford", "May"]]})).table == ""


def test_units_numbered_by_finance_are_found_but_names_go_before_numbers(shops):
    numbered = replace(shops, units=shops.units.assign(unit_id=[str(at) for at in range(len(shops.units))]))
    numbers = [["No", "Costs"], *([float(at), 7000.0 + at] for at in range(3, 9))]
    names = [["Shop", "Days"], ["Ashford", 1.0], ["Burford", 2.0], ["Catford", 3.0]]
    keys = unit_keys(numbered.units)

    assert find_unit_list([Block("Costs", "", (), numbers, 1)], keys).name == "sheet Costs, column No"
    assert find_unit_list([Block("Costs", "", (), names, 1)], keys).name == "sheet Costs, column Shop"


@pytest.mark.parametrize(
    ("header", "cells", "found"),
    [
        pytest.param("Budget", [3.0, 4.0, 5.0, 6.0, 7.0, 8.0], True, id="half of the ids, hardly one twice"),
        pytest.param("Shop no.", [3.0, 3.0, 4.0, 5.0, 6.0, 7.0], True, id="a ledger whose header says so"),
        pytest.param("Heads", [3.0, 3.0, 4.0, 5.0, 6.0, 7.0], False, id="heads, the same in two rows"),
        pytest.param("Month", [3.0, 4.0, 5.0, 6.0, 7.0, 8.0], False, id="months"),
        pytest.param("Budget", [7.0, 8.0, 3000.0, 4000.0], False, id="two numbers in passing"),
    ],
)
def test_a_column_of_numbers_is_taken_for_ids_only_where_it_looks_like_them(shops, header, cells, found):
    numbered = replace(shops, units=shops.units.assign(unit_id=[str(at) for at in range(len(shops.units))]))
    block = Block("Costs", "", (), [[header, "Costs"], *([cell, 0.5] for cell in cells)], 1)

    keys = unit_keys(numbered.units)

    assert (find_unit_list([block], keys) is not None) == found
    assert find_unit_list([block], keys, column=header) is not None


@pytest.mark.parametrize(
    ("ids", "cells", "matched"),
    [
        pytest.param(["0010", "0011", "0012"], [10.0, 11.0, 12.0], 3, id="numbers for texts with zeros in front"),
        pytest.param(["10", "11", "12"], ["0010", "0011", "0012"], 3, id="texts with zeros in front for numbers"),
        pytest.param(["010", "10", "12"], [10.0, 11.0, 12.0], 2, id="two ids that are one number"),
    ],
)
def test_zeros_in_front_of_an_id_do_not_matter(shops, ids, cells, matched):
    numbered = replace(shops, units=shops.units.assign(unit_id=[*ids, *shops.units["unit_id"][3:]]))
    keys = unit_keys(numbered.units)
    rows = [["No", "Costs"], *([cell, 1.0] for cell in cells)]

    listed = find_unit_list([Block("Costs", "", (), rows, 1)], keys)

    assert sum(unit >= 0 for unit in listed.units) == matched


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
