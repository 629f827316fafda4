from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frontline.comparison import tied_ranks
from frontline.errors import ParameterError

units = st.lists(st.tuples(st.integers(0, 6).map(float) | st.just(np.nan), st.integers(-1, 3)), max_size=40)


@given(units, st.sampled_from(["higher", "lower"]))
def test_ranks_within_groups_agree_with_scipy_group_by_group(rows, better):
    values, groups = np.array([row[0] for row in rows]), np.array([row[1] for row in rows], dtype=int)
    rank, rank_of = tied_ranks(values, better, groups)

    for group in range(4):
        members = (groups == group) & ~np.isnan(values)
        signed = -values if better == "higher" else values
        assert rank[members].tolist() == stats.rankdata(signed[members]).tolist()
        assert (rank_of[groups == group] == np.count_nonzero(members)).all()


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=50))
def test_ranks_add_up_to_the_sum_of_the_first_n_numbers(values):
    rank, rank_of = tied_ranks(np.array(values), "higher")
    n = len(values)

    assert rank.sum() == n * (n + 1) / 2
    assert (rank_of == n).all()


def test_missing_values_and_units_without_a_group_are_not_ranked():
    rank, rank_of = tied_ranks(np.array([3.0, np.nan, 9.0]), "lower", np.array([0, 0, -1]))

    assert np.array_equal(rank, [1.0, np.nan, np.nan], equal_nan=True)
    assert rank_of.tolist() == [1, 1, 0]


def test_where_lower_is_better_the_lowest_is_first():
    assert tied_ranks(np.array([12.0, 4.0, 12.0, 30.0]), "lower").rank.tolist() == [2.5, 1.0, 2.5, 4.0]


def test_no_units_have_no_ranks():
    assert tied_ranks(np.array([]), "higher").rank.size == 0


def test_groups_of_another_length_are_refused():
    with pytest.raises(ParameterError, match="must be equally long, but got values 2, groups 3"):
        tied_ranks(np.zeros(2), "higher", np.zeros(3, dtype=int))
