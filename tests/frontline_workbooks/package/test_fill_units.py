"""Which row of a table is about which unit."""

from __future__ import annotations

import pytest
from made_tables import VALUES, a_budget
from made_workbooks import with_text

from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.fill import fill_table


@pytest.fixture(scope="module")
def budget():
    return a_budget()


def test_units_are_found_by_name_where_the_table_has_no_ids(budget):
    values = {"Satisfaction": {"101": 5, "102": 6}}
    filled = fill_table(budget, "Budget", values, names={"101": "NORTH ", "102": "South"})

    assert filled.id_column == "Name"
    assert filled.cells == ("E4", "E5")


def test_the_column_with_the_ids_may_be_named(budget):
    filled = fill_table(budget, "budget", {"satisfaction": {"100": 5}}, id_column="costs")

    assert (filled.id_column, filled.cells) == ("Costs", ("E4",))


def test_a_number_is_the_id_with_zeros_in_front(budget):
    assert fill_table(budget, "Budget", {"Satisfaction": {"0100": 5, "0200": 6}}).cells == ("E4", "E5")


def test_a_name_that_two_units_have_means_none_of_them(budget):
    values = {"Satisfaction": {"1": 5, "2": 6, "3": 7}}
    filled = fill_table(budget, "Budget", values, names={"1": "North", "2": "north", "3": "South"}, id_column="Name")

    assert filled.cells == ("E5",)
    assert filled.not_in_table == ("1", "2")
    assert filled.not_in_results == ("North", "Elsewhere", "no unit at all")


def test_several_rows_of_a_unit_are_all_filled_and_told(budget):
    twice = with_text(budget, "xl/sharedStrings.xml", "<t>X9</t>", "<t>n1</t>")
    filled = fill_table(twice, "Budget", VALUES)

    assert filled.cells == ("E4", "F4", "E5", "F5", "E6", "F6")
    assert filled.notes[0] == "Several rows of the table Budget are about the same unit, and each was filled: N1."


def test_a_table_in_which_no_unit_is_found_is_a_sentence(budget):
    with pytest.raises(
        PackageFault, match=r"in the column Name of the table Budget, .*; it says North, South, Elsew"
    ) as fault:
        fill_table(budget, "Budget", VALUES, id_column="Name")

    assert fault.value.code == "no-unit-found"
