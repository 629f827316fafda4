from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from frontline.errors import ParameterError
from frontline.privacy import COMPLEMENTARY, PROTECTED, audit_table, suppress_table, with_totals

shapes = arrays.array_shapes(min_dims=2, max_dims=2, max_side=5)
tables = arrays.arrays(np.float64, shapes, elements=st.integers(0, 12).map(float))
minima = st.integers(1, 9)


@settings(max_examples=100)
@given(tables, minima)
def test_no_hidden_cell_s_interval_is_a_point(counts, minimum_n):
    result = suppress_table(counts, minimum_n)
    audit = audit_table(with_totals(counts), result.hidden)

    assert (audit.low < audit.high)[result.hidden].all()
    assert not result.audit.exposed.any()


@settings(max_examples=50)
@given(tables, minima)
def test_nor_is_it_for_who_reads_the_reasons_unless_they_are_neutral(counts, minimum_n):
    result = suppress_table(counts, minimum_n)
    audit = audit_table(result.table, result.hidden, minimum_n)

    if audit.exposed.any():
        assert set(result.reason[result.hidden]) == {PROTECTED}
    else:
        assert PROTECTED not in result.reason


@settings(max_examples=40)
@given(tables, minima)
def test_every_small_cell_and_total_is_hidden_and_no_empty_one(counts, minimum_n):
    result = suppress_table(counts, minimum_n)
    small = (result.table > 0) & (result.table < minimum_n)

    assert result.hidden[small].all()
    assert not result.hidden[result.table == 0].any()
    assert ((result.reason != "") == result.hidden).all()
    assert result.n == np.count_nonzero(result.hidden)


@settings(max_examples=60)
@given(tables, minima)
def test_a_shown_total_leaves_at_least_two_hidden_cells_and_the_minimum_together(counts, minimum_n):
    result = suppress_table(counts, minimum_n)

    for table, hidden in ((result.table, result.hidden), (result.table.T, result.hidden.T)):
        cells = np.count_nonzero(hidden[:, :-1], axis=1)
        together = np.where(hidden[:, :-1], table[:, :-1], 0).sum(axis=1)
        concerned = ~hidden[:, -1] & (cells > 0)
        assert (cells[concerned] >= 2).all()
        assert (together[concerned] >= minimum_n).all()


def test_one_small_cell_takes_the_cheapest_rectangle_with_it():
    result = suppress_table(np.array([[3.0, 9.0, 20.0], [8.0, 7.0, 30.0], [40.0, 6.0, 50.0]]), 5)

    # the row partner 9 with 40 + 6 or with 8 + 7, or 20 with 8 + 30: hiding 9, 8 and 7 costs the fewest answers
    assert result.hidden[:3, :3].tolist() == [[True, True, False], [True, True, False], [False, False, False]]
    assert not result.hidden[3].any()
    assert result.reason[0, 0] == "Fewer than 5 answers"
    assert result.reason[1, 1] == COMPLEMENTARY
    assert result.notes == ("4 cells and totals are hidden.",)


def test_a_small_row_is_hidden_with_its_total():
    result = suppress_table(np.array([[1.0, 2.0], [30.0, 40.0], [20.0, 25.0]]), 5)

    assert result.hidden[0].all()
    assert not result.audit.exposed.any()


def test_reasons_that_would_tell_the_counts_become_neutral():
    result = suppress_table(np.array([[1.0, 1.0, 1.0, 1.0]]), 5)

    assert set(result.reason.ravel()) == {PROTECTED}


def test_without_small_cells_everything_is_shown():
    result = suppress_table(np.array([[5.0, 0.0], [9.0, 8.0]]), 5)

    assert not result.hidden.any()
    assert result.notes == ()


@pytest.mark.real_data
def test_hospital_emergency_departments_by_region_code_and_type_are_protected(real_data):
    waits = pd.read_csv(real_data / "nhs_ae_monthly" / "ae_attendances_2016_2019.csv")
    month = waits[waits["period"] == "2017-03-01"].assign(initial=lambda rows: rows["org_code"].str[:2])
    counts = pd.crosstab(month["initial"], month["type"].astype(str)).to_numpy(float)
    result = suppress_table(counts, 5)

    assert result.n > 0
    assert (result.audit.low < result.audit.high)[result.hidden].all()


@pytest.mark.parametrize("bad", [-1.0, 2.5, np.nan, np.inf], ids=["negative", "half", "missing", "endless"])
def test_counts_that_are_none_are_refused(bad):
    with pytest.raises(ParameterError, match=f"counts must be whole numbers not less than 0, but got {bad}"):
        suppress_table(np.array([[bad, 3.0]]), 5)


def test_a_minimum_of_zero_and_a_list_are_refused():
    with pytest.raises(ParameterError, match="minimum_n must be an integer not less than 1, but got 0"):
        suppress_table(np.ones((2, 2)), 0)
    with pytest.raises(ParameterError, match=r"counts must have rows and columns, but got the shape \(3,\)"):
        suppress_table(np.ones(3), 5)
