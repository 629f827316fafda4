from __future__ import annotations

import numpy as np
import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.linkage import rate_ratio

cases = st.tuples(st.integers(0, 60), st.floats(1, 1e4), st.integers(0, 60), st.floats(1, 1e4))


def test_eleven_in_800_against_twenty_one_in_3011_get_r_s_ratio_and_interval():
    result = rate_ratio(11, 800, 21, 3011)

    # R 4.2: r <- poisson.test(c(11, 21), c(800, 3011)); r$estimate; r$conf.int; r$p.value
    assert result.estimate == pytest.approx(1.9714880952381, rel=1e-13)
    assert (result.low, result.high) == pytest.approx((0.858426403391639, 4.27726594365407), rel=1e-12)
    assert result.minimum_likelihood_p == pytest.approx(0.0796686330333295, rel=1e-12)
    # R 4.2: 2 * min(pbinom(11, 32, 800/3811), pbinom(10, 32, 800/3811, lower.tail = FALSE))
    assert result.p == pytest.approx(0.1120173195753994, rel=1e-12)


# R 4.2: poisson.test(c(a, b), c(t, u), conf.level = level)$conf.int, with the same inputs
@pytest.mark.parametrize(
    ("case", "level", "low", "high"),
    [
        ((3, 120, 1, 310), 0.9, 0.8547146262295428, 200.1669266133538372),
        ((0, 50, 7, 90), 0.95, 0.0, 1.248865164173615),
        ((4, 50, 0, 90), 0.95, 1.188223234848169, np.inf),
        ((250, 50, 4, 90), 0.95, 43.39421199267728, 416.11965211473137),
    ],
    ids=["few events", "no event in the group", "no event in the comparison", "far apart"],
)
def test_extreme_counts_get_r_s_interval(case, level, low, high):
    result = rate_ratio(*case, level=level)

    assert (result.low, result.high) == pytest.approx((low, high), rel=1e-11)


@given(cases)
def test_the_interval_contains_the_ratio_and_its_ends_cut_off_the_tails(case):
    a, time_a, b, time_b = case
    result = rate_ratio(*case)
    if a + b:
        assert result.low <= result.estimate * (1 + 1e-12)
        assert result.high >= result.estimate * (1 - 1e-12)
    if a:
        share = result.low * time_a / (result.low * time_a + time_b)
        assert scipy.special.bdtrc(a - 1, a + b, share) == pytest.approx(0.025, rel=1e-6)
    if b:
        share = result.high * time_a / (result.high * time_a + time_b)
        assert scipy.special.bdtr(a, a + b, share) == pytest.approx(0.025, rel=1e-6)


@given(cases)
def test_interval_and_central_p_never_contradict_each_other(case):
    result = rate_ratio(*case)

    assert (result.p < 0.05) == (not result.low <= 1 <= result.high)
    assert 0 <= result.minimum_likelihood_p <= 1


@given(cases)
def test_exchanging_the_groups_turns_the_ratio_over(case):
    a, time_a, b, time_b = case
    one, other = rate_ratio(*case), rate_ratio(b, time_b, a, time_a)

    assert one.p == pytest.approx(other.p, rel=1e-9)
    if one.low > 0:
        assert other.high == pytest.approx(1 / one.low, rel=1e-9)


def test_units_are_added_up_counted_and_their_lag_is_said():
    result = rate_ratio(
        np.array([5.0, 6.0, np.nan]),
        np.array([300.0, 500.0, 20.0]),
        np.array([20.0, 1.0]),
        np.array([3000.0, 11.0]),
        lag=2,
    )

    assert (result.low, result.high) == pytest.approx((0.858426403391639, 4.27726594365407), rel=1e-12)
    assert result.notes == (
        "4 units, lag 2 periods: an association, not proof of an effect.",
        "The interval takes the units of a group to share one rate.",
        "1 unit left out: events or exposure are missing.",
    )
    assert (result.rate, result.comparison_rate) == pytest.approx((11 / 800, 21 / 3011))


def test_no_event_at_all_says_so():
    result = rate_ratio(0, 100, 0, 200)

    assert np.isnan(result.estimate)
    assert (result.low, result.high, result.p) == (0, np.inf, 1)
    assert "No events on either side, so that there is no ratio." in result.notes


def test_no_event_in_the_comparison_leaves_no_upper_end():
    result = rate_ratio(4, 50, 0, 90)

    assert result.estimate == np.inf
    assert "No events in the comparison, so that the ratio has no upper end." in result.notes


@pytest.mark.parametrize("missing", [np.array([]), np.array([np.nan])], ids=["no unit", "all missing"])
def test_a_group_without_units_says_so(missing):
    result = rate_ratio(missing, np.ones(len(missing)), 3, 100)

    assert np.isnan([result.estimate, result.low, result.high, result.p, result.rate]).all()
    assert "One of the groups has no units." in result.notes


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ((1.5, 10, 2, 10), r"events must be whole numbers of at least 0, but got \[1\.5\]"),
        ((1, 10, -2, 10), r"comparison_events must be whole numbers of at least 0, but got \[-2\.0\]"),
        ((1, 0, 2, 10), "exposure must be above 0, but got 0"),
        ((1, 10, 2, np.ones(2)), "comparison_events and comparison_exposure must be equally long"),
    ],
    ids=["fraction", "negative", "no exposure", "lengths"],
)
def test_impossible_counts_and_exposures_are_refused(case, message):
    with pytest.raises(ParameterError, match=message):
        rate_ratio(*case)
