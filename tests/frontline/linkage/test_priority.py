from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.linkage import priorities

rows = st.lists(st.tuples(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100)), min_size=1, max_size=20)


def test_priority_is_importance_times_distance_to_target():
    result = priorities(np.array([0.5, 0.3, 0.2]), np.array([70.0, 40.0, 90.0]), np.array([80.0, 80.0, 80.0]))

    assert result.distance.tolist() == [10, 40, 0]
    assert result.priority == pytest.approx([5, 12, 0])
    assert result.rank.tolist()[:2] == [2, 1]
    assert np.isnan(result.rank[2])
    assert list(result.quadrant) == ["concentrate here", "low priority", "possible overkill"]


def test_where_lower_is_better_the_distance_runs_the_other_way():
    result = priorities(np.array([0.5, 0.5]), np.array([12.0, 3.0]), np.array([5.0, 5.0]), better="lower")

    assert result.priority.tolist() == [3.5, 0]
    assert list(result.quadrant) == ["concentrate here", "keep up the good work"]


@given(rows)
def test_a_higher_priority_never_has_a_later_rank(table):
    importance, score, target = np.array(table, dtype=float).T
    result = priorities(importance, score, target)
    ranked = ~np.isnan(result.rank)
    order = np.argsort(result.rank[ranked], kind="stable")

    assert (np.diff(result.priority[ranked][order]) <= 0).all()
    assert ranked.tolist() == (result.priority > 0).tolist()
    assert not ranked.any() or result.rank[ranked].min() == 1


def test_missing_numbers_are_said_in_words():
    result = priorities(np.array([0.5, np.nan, 0.2]), np.array([np.nan, 50, 60.0]), np.array([70.0, 70.0, 70.0]))

    assert list(result.quadrant) == ["score or target missing", "importance not available", "low priority"]
    assert np.isnan(result.rank[:2]).all()


def test_nothing_but_missing_importance_gives_no_cut():
    result = priorities(np.array([np.nan]), np.array([50.0]), np.array([70.0]))

    assert np.isnan(result.cut)
    assert list(result.quadrant) == ["importance not available"]


def test_an_importance_below_zero_and_unequal_lengths_are_refused():
    with pytest.raises(ParameterError, match=r"importance must not be below 0, but got -0\.1"):
        priorities(np.array([-0.1]), np.ones(1), np.ones(1))
    with pytest.raises(ParameterError, match="must be equally long"):
        priorities(np.ones(2), np.ones(1), np.ones(1))
