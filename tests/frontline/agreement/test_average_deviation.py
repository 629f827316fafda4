from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.agreement import average_deviation
from frontline.errors import ParameterError

nine_by_four = np.array(
    [
        [4, 5, 4, 4],
        [5, 5, 4, 4],
        [4, 4, 3, 4],
        [2, 4, 1, 5],
        [5, 2, 3, 1],
        [3, 3, 2, 4],
        [5, 5, 5, 5],
        [5, 4, 5, 5],
        [5, 5, 5, 4],
    ],
    dtype=float,
)
units_of_three = np.repeat([0, 1, 2], 3)
people = st.lists(
    st.tuples(st.integers(-1, 3), *[st.integers(1, 5).map(float) | st.just(np.nan)] * 3), min_size=1, max_size=30
).map(np.array)


@pytest.mark.parametrize(
    ("centre", "expected"),
    # made by R multilevel 2.7 with ad.m(as.data.frame(A), u)$AD.M and ad.m(as.data.frame(A), u, "median")$AD.M
    [("mean", [1 / 3, 1.0, 2 / 9]), ("median", [0.25, 0.9166666666666666, 1 / 6])],
)
def test_three_units_get_r_s_average_deviation(centre, expected):
    result = average_deviation(units_of_three, nine_by_four, 5, 3, centre)

    assert result.deviation == pytest.approx(expected, rel=1e-12)
    assert result.cut_off == pytest.approx(5 / 6)
    assert result.method == f"average deviation from the {centre}, divisor n"


@given(people, st.sampled_from(["mean", "median"]))
def test_every_unit_is_measured_as_if_it_were_alone(table, centre):
    units, answers = table[:, 0].astype(int), table[:, 1:]
    result = average_deviation(units, answers, 5, 4, centre)

    for unit in range(4):
        columns = [column[~np.isnan(column)] for column in answers[units == unit].T]
        away = [np.abs(x - getattr(np, centre)(x)).mean() for x in columns if x.size > 1]
        expected = np.mean(away) if away else np.nan
        assert result.deviation[unit] == pytest.approx(expected, abs=1e-12, nan_ok=True)
        assert result.items[unit] == len(away)


def test_listwise_leaves_respondents_with_a_gap_out():
    answers = nine_by_four.copy()
    answers[0, 3] = np.nan
    listwise = average_deviation(units_of_three, answers, 5, 3, missing="listwise")

    assert np.array_equal(
        listwise.deviation, average_deviation(units_of_three[1:], answers[1:], 5, 3).deviation, equal_nan=True
    )


@given(people)
def test_the_median_lies_nearest_to_the_answers(table):
    units, answers = table[:, 0].astype(int), table[:, 1:]
    mean, median = (average_deviation(units, answers, 5, 4, centre).deviation for centre in ("mean", "median"))

    assert np.all((median <= mean + 1e-12) | np.isnan(mean))


def test_one_respondent_has_no_deviation():
    result = average_deviation(np.array([0, 1]), np.array([[4.0], [np.nan]]), 5, 3)

    assert np.isnan(result.deviation).all()
    assert result.items.tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("arguments", "rule"),
    [
        ({"centre": "mode"}, 'centre must be "mean" or "median", but got \'mode\''),
        ({"missing": "pairwise"}, 'missing must be "available" or "listwise", but got \'pairwise\''),
        ({"points": 1}, "points must be an integer not less than 2, but got 1"),
    ],
    ids=["centre", "missing", "points"],
)
def test_a_broken_rule_is_named(arguments, rule):
    with pytest.raises(ParameterError, match=rule):
        average_deviation(units_of_three, nine_by_four, **{"points": 5, "n_units": 3} | arguments)
