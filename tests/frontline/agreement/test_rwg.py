from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.agreement import item_variances, rwg_j, rwg_of_answers
from frontline.errors import ParameterError

six_by_four = np.array(
    [[4, 5, 4, 4], [5, 5, 4, 4], [4, 4, 3, 4], [2, 4, 1, 5], [5, 2, 3, 1], [3, 3, 2, 4]], dtype=float
)
two_units = np.array([0, 0, 0, 1, 1, 1])

people = st.lists(
    st.tuples(st.integers(-1, 3), *[st.integers(1, 5).map(float) | st.just(np.nan)] * 3), min_size=1, max_size=30
).map(np.array)


def test_six_respondents_and_four_items_get_r_s_agreement():
    # made by R multilevel 2.7 with rwg.j(as.data.frame(A), c(1, 1, 1, 2, 2, 2), ranvar = (5^2 - 1) / 12)
    assert rwg_of_answers(two_units, six_by_four, 5, 2) == pytest.approx([0.96551724137931, 0.0], abs=1e-13)


@given(people)
def test_item_variances_are_numpy_s_sample_variances(table):
    units, answers = table[:, 0].astype(int), table[:, 1:]
    result = item_variances(units, answers, 4)

    for unit in range(4):
        for item in range(3):
            mine = answers[units == unit, item]
            mine = mine[~np.isnan(mine)]
            expected = mine.var(ddof=1) if mine.size > 1 else np.nan
            assert result[unit, item] == pytest.approx(expected, abs=1e-12, nan_ok=True)


@given(st.floats(0, 4), st.integers(2, 11))
def test_one_item_gives_rwg(variance, points):
    expected = max(0.0, 1 - variance / ((points**2 - 1) / 12))

    assert rwg_j(np.array([[variance]]), points) == pytest.approx([expected])


@given(st.lists(st.floats(0, 10), min_size=1, max_size=8))
def test_agreement_lies_between_none_and_perfect(variances):
    assert 0 <= rwg_j(np.array([variances]), 5)[0] <= 1


def test_the_null_variance_may_be_that_of_skewed_answers():
    uniform, skewed = (rwg_j(np.array([[0.8]]), 5, null)[0] for null in (None, 1.34))

    assert uniform == pytest.approx(1 - 0.8 / 2)
    assert skewed == pytest.approx(1 - 0.8 / 1.34)


def test_missing_answers_leave_the_item_or_the_respondent_out():
    answers = six_by_four.copy()
    answers[0, 3] = np.nan
    listwise = rwg_of_answers(two_units, answers, 5, 2, missing="listwise")
    available = rwg_of_answers(two_units, answers, 5, 2)

    assert listwise[0] == rwg_of_answers(two_units[1:], answers[1:], 5, 2)[0]
    assert available[0] == rwg_j(np.array([[np.var(answers[:3, i], ddof=1) for i in range(3)] + [0.0]]), 5)[0]


def test_below_two_respondents_there_is_no_agreement():
    assert np.isnan(rwg_of_answers(np.array([0]), np.array([[4.0, 5.0]]), 5, 2)).all()


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        ({"points": 1}, "points must not be less than 2, but got 1"),
        ({"points": 5, "null_variance": 0.0}, "null_variance must be greater than 0, but got 0.0"),
    ],
)
def test_a_scale_that_cannot_vary_is_refused(arguments, rule):
    with pytest.raises(ParameterError, match=rule):
        rwg_j(np.ones((1, 1)), **arguments)


def test_an_unknown_way_with_missing_answers_is_refused():
    with pytest.raises(ParameterError, match='missing must be "available" or "listwise", but got \'pairwise\''):
        rwg_of_answers(two_units, six_by_four, 5, 2, missing="pairwise")
