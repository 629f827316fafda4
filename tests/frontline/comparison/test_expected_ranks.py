from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frontline.comparison import expected_ranks, tied_ranks

samples = st.lists(st.tuples(st.integers(0, 30).map(float), st.floats(0, 8)), min_size=1, max_size=30)


@given(samples)
def test_expected_ranks_add_up_to_the_sum_of_the_first_n_numbers(rows):
    values, errors = np.array(rows).T
    n = len(rows)

    assert expected_ranks(values, errors, "higher").sum() == pytest.approx(n * (n + 1) / 2)


def test_the_definition_is_met_pair_by_pair():
    values, errors = np.array([70.0, 74.0, 66.0, 71.0]), np.array([2.0, 3.0, 1.0, 4.0])
    better = [
        1 + sum(stats.norm.cdf((values[j] - values[i]) / np.hypot(errors[i], errors[j])) for j in range(4) if j != i)
        for i in range(4)
    ]

    assert expected_ranks(values, errors, "higher") == pytest.approx(better)
    assert expected_ranks(values, errors, "lower") == pytest.approx(5 - np.array(better))


def test_without_error_they_are_the_ranks():
    values = np.array([3.0, 8.0, 8.0, 1.0])

    assert expected_ranks(values, np.zeros(4), "higher").tolist() == tied_ranks(values, "higher").rank.tolist()


def test_a_missing_error_leaves_the_unit_in_the_ranking_only():
    ranks = expected_ranks(np.array([90.0, 70.0, np.nan]), np.array([np.nan, 1.0, 1.0]), "higher")

    assert np.array_equal(ranks.round(6), [np.nan, 2.0, np.nan], equal_nan=True)
