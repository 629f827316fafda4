from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frontline.errors import ParameterError
from frontline.trends import change

results = st.floats(-1e6, 1e6, allow_subnormal=False)
errors = st.floats(1e-3, 1e3)


def one(later, earlier, later_error, earlier_error, level=0.95):
    return change(*(np.array([number]) for number in (later, earlier, later_error, earlier_error)), level)


def test_the_two_relative_risks_of_altman_and_bland_do_not_differ():
    result = one(-0.4005, -0.1278, 0.1929, 0.1070)

    # Altman & Bland (2003), table: d = -0.2726 from unrounded logs, SE(d) = 0.2206, 95 % CI -0.7050 to 0.1598, P = 0.2
    assert result.change[0] == pytest.approx(-0.2726, abs=2e-4)
    assert [result.low[0], result.high[0]] == pytest.approx([-0.7050, 0.1598], abs=2e-4)
    assert result.p[0] == pytest.approx(0.2, abs=0.05)


@given(results, results, errors, errors, st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_interval_and_p_are_those_of_the_normal_distribution(later, earlier, later_error, earlier_error, level):
    result = one(later, earlier, later_error, earlier_error, level)
    normal = stats.norm(later - earlier, np.sqrt(later_error**2 + earlier_error**2))

    assert (result.low[0], result.high[0]) == pytest.approx(normal.interval(level), rel=1e-9, abs=1e-9)
    assert result.p[0] == pytest.approx(2 * min(normal.cdf(0), normal.sf(0)), rel=1e-6, abs=1e-12)


@given(results, results, errors, errors)
def test_looking_back_turns_the_interval_round(later, earlier, later_error, earlier_error):
    forth, back = one(later, earlier, later_error, earlier_error), one(earlier, later, earlier_error, later_error)

    assert back.low[0] == -forth.high[0]
    assert back.p[0] == forth.p[0]


@pytest.mark.parametrize(
    ("later_error", "earlier_error"),
    [(np.nan, 1.0), (1.0, np.nan), (-1.0, 1.0)],
    ids=["later unknown", "earlier unknown", "negative"],
)
def test_without_both_standard_errors_there_is_a_change_and_no_interval(later_error, earlier_error):
    result = one(75.0, 70.0, later_error, earlier_error)

    assert result.change[0] == 5.0
    assert np.isnan([result.low[0], result.high[0], result.p[0]]).all()


def test_a_missing_result_leaves_the_change_missing():
    result = one(75.0, np.nan, 1.0, 1.0)

    assert np.isnan([result.change[0], result.low[0], result.p[0]]).all()
    assert result.n == 0


def test_no_change_known_without_error_is_certain_and_a_change_impossible_by_chance():
    assert one(70.0, 70.0, 0.0, 0.0).p[0] == 1.0
    assert one(70.1, 70.0, 0.0, 0.0).p[0] == 0.0


def test_arrays_of_different_lengths_are_refused():
    with pytest.raises(ParameterError, match="later 2, earlier 1"):
        change(np.zeros(2), np.zeros(1), np.zeros(2), np.zeros(1))
