from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.agreement import awg
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
people = st.lists(st.tuples(st.integers(0, 3), *[st.integers(1, 5).map(float)] * 3), min_size=1, max_size=30).map(
    np.array
)


def test_three_units_get_r_s_agreement():
    # made by R multilevel 2.7 with awg(as.data.frame(A), u)$a.wg
    expected = [0.875, 0.1269841269841267, 1.0]

    assert awg(units_of_three, nine_by_four, 1, 5, 3) == pytest.approx(expected, rel=1e-12)


@given(people)
def test_one_item_follows_the_formula(table):
    units, answers = table[:, 0].astype(int), table[:, 1:2]
    result = awg(units, answers, 1, 5, 4)

    for unit in range(4):
        x = answers[units == unit, 0]
        k, mean = x.size, x.mean() if x.size else np.nan
        if k < 2:
            expected = np.nan
        elif mean in (1, 5):
            expected = 1.0
        elif x.sum() - k < 4 or 5 * k - x.sum() < 4:
            expected = np.nan
        else:
            expected = 1 - 2 * x.var(ddof=1) / ((6 * mean - mean**2 - 5) * k / (k - 1))
        assert result[unit] == pytest.approx(expected, abs=1e-12, nan_ok=True)


@given(people)
def test_turning_all_items_round_changes_nothing(table):
    units, answers = table[:, 0].astype(int), table[:, 1:]

    assert awg(units, answers, 1, 5, 4) == pytest.approx(awg(units, 6 - answers, 1, 5, 4), abs=1e-12, nan_ok=True)


def test_a_unit_divided_between_the_ends_agrees_least():
    assert awg(np.zeros(4, dtype=int), np.array([[1.0], [1.0], [5.0], [5.0]]), 1, 5, 1) == pytest.approx([-1.0])


@pytest.mark.parametrize("end", [1.0, 5.0])
def test_a_unit_at_the_very_end_agrees_perfectly(end):
    assert awg(np.zeros(3, dtype=int), np.full((3, 2), end), 1, 5, 1).tolist() == [1.0]


def test_a_missing_answer_counts_for_its_item_only():
    answers = np.array([[2.0, 2.0], [4.0, np.nan], [3.0, 4.0], [np.nan, np.nan]])
    items = [awg(np.zeros(3, dtype=int), answers[:3, [i]], 1, 5, 1)[0] for i in (0, 1)]

    assert awg(np.zeros(4, dtype=int), answers, 1, 5, 1) == pytest.approx([np.mean(items)])


def test_a_scale_without_length_is_refused():
    with pytest.raises(ParameterError, match="maximum must be greater than minimum, 5, but got 5"):
        awg(units_of_three, nine_by_four, 5, 5, 3)
