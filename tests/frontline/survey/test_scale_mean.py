from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.survey import on_scale, reverse_keyed, scale_mean

answers = st.lists(
    st.lists(st.integers(1, 7).map(float) | st.just(np.nan), min_size=4, max_size=4), min_size=1, max_size=12
).map(np.array)


@pytest.mark.parametrize(
    ("row", "mean"),
    [
        ([5.0, 5.0, 5.0, 5.0], 100.0),
        ([1.0, 1.0, 1.0, 1.0], 0.0),
        ([5.0, 4.0, 3.0, 4.0], 75.0),
        ([5.0, 4.0, np.nan, np.nan], 87.5),
        ([5.0, np.nan, np.nan, np.nan], np.nan),
        ([5.0, 4.0, 99.0, 0.0], 87.5),
    ],
    ids=["best", "worst", "mixed", "half answered", "a quarter answered", "half off the scale"],
)
def test_the_mean_of_the_answered_items_is_rescaled_to_a_hundred(row, mean):
    assert scale_mean(np.array([row]), 1, 5) == pytest.approx([mean], nan_ok=True)


@given(answers)
def test_reversing_all_items_mirrors_the_score(table):
    reversed_score = scale_mean(reverse_keyed(table, np.ones(4, dtype=bool), 1, 7), 1, 7)

    assert reversed_score == pytest.approx(100 - scale_mean(table, 1, 7), nan_ok=True)


@given(answers)
def test_another_coding_of_the_same_scale_gives_the_same_score(table):
    assert scale_mean(table - 4, -3, 3) == pytest.approx(scale_mean(table, 1, 7), nan_ok=True)


def test_items_on_different_scales_count_alike():
    table = np.array([[5.0, 10.0], [1.0, 10.0]])

    assert scale_mean(table, np.array([1, 0]), np.array([5, 10])).tolist() == [100.0, 50.0]


def test_only_reverse_keyed_items_are_recoded_and_the_input_is_left_alone():
    table = np.array([[5.0, 2.0, np.nan]])
    recoded = reverse_keyed(table, np.array([True, False, True]), 1, 5)

    assert np.array_equal(recoded, [[1.0, 2.0, np.nan]], equal_nan=True)
    assert table[0, 0] == 5.0


def test_nobody_and_no_items_have_no_mean():
    assert scale_mean(np.empty((0, 3)), 1, 5).size == 0
    assert np.isnan(scale_mean(np.empty((2, 0)), 1, 5)).all()


def test_a_scale_without_length_is_refused():
    with pytest.raises(ParameterError, match="maximum must be greater than minimum, 5, but got 1"):
        on_scale(np.ones((1, 1)), 5, 1)
