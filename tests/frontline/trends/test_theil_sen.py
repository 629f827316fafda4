from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frontline.errors import ParameterError
from frontline.trends import theil_sen

values_with_gaps = st.lists(st.integers(0, 20).map(float) | st.just(np.nan), min_size=2, max_size=12)


def test_the_nile_falls_by_two_point_six_a_year(nile):
    result = theil_sen(np.arange(1871.0, 1971.0), nile)

    # scipy 1.17: stats.theilslopes(nile, np.arange(1871, 1971))
    assert result.slope[0] == pytest.approx(-2.6, abs=1e-12)
    assert result.low[0] == pytest.approx(-3.62790697674419, abs=1e-12)
    assert result.high[0] == pytest.approx(-1.42857142857143, abs=1e-12)
    assert result.n[0] == 100


@given(values_with_gaps, st.sampled_from([0.5, 0.9, 0.95, 0.99]))
def test_slope_and_interval_agree_with_scipy_on_uneven_dates_and_gaps(values, level):
    y = np.array(values)
    times = np.cumsum(1 + np.arange(y.size) % 3) / 4
    result = theil_sen(times, y[None, :], level)
    seen = ~np.isnan(y)
    if np.count_nonzero(seen) > 1:
        expected = stats.theilslopes(y[seen], times[seen], level)

        assert result.slope[0] == pytest.approx(expected.slope, abs=1e-9)
        assert result.low[0] == pytest.approx(expected.low_slope, abs=1e-9)
        assert result.high[0] == pytest.approx(expected.high_slope, abs=1e-9)


def test_ten_thousand_series_at_once_agree_with_scipy_one_by_one():
    random = np.random.default_rng(3)
    values = random.normal(size=(10_000, 24)).round(1)
    values[random.random(values.shape) < 0.1] = np.nan
    times = np.arange(24.0)
    result = theil_sen(times, values)

    for row in range(0, 10_000, 97):
        seen = ~np.isnan(values[row])
        expected = stats.theilslopes(values[row][seen], times[seen])
        assert [result.slope[row], result.low[row], result.high[row]] == pytest.approx(
            [expected.slope, expected.low_slope, expected.high_slope], abs=1e-9
        )


def test_below_two_observed_periods_there_is_no_slope():
    result = theil_sen(np.arange(3.0), np.array([[np.nan, 4.0, np.nan], [np.nan] * 3]))

    assert np.isnan([result.slope, result.low, result.high]).all()
    assert result.n.tolist() == [1, 0]


@pytest.mark.parametrize("shape", [(2, 1), (0, 4), (3, 0)], ids=["one period", "no series", "no period"])
def test_nothing_to_compare_gives_missing_slopes(shape):
    result = theil_sen(np.arange(float(shape[1])), np.zeros(shape))

    assert result.slope.shape == (shape[0],)
    assert np.isnan(result.slope).all()


def test_a_constant_series_has_slope_and_interval_zero():
    result = theil_sen(np.arange(9.0), np.full((1, 9), 71.0))

    assert (result.slope[0], result.low[0], result.high[0]) == (0.0, 0.0, 0.0)


@given(values_with_gaps, st.sampled_from([-4.0, -0.5, 2.0]), st.integers(-50, 50))
def test_the_slope_scales_with_the_values_and_ignores_a_shift(values, scale, shift):
    y, times = np.array([values]), np.arange(float(len(values)))
    plain, moved = theil_sen(times, y), theil_sen(times, scale * y + shift)
    ends = [scale * plain.low[0], scale * plain.high[0]]

    assert moved.slope[0] == pytest.approx(scale * plain.slope[0], nan_ok=True)
    assert [moved.low[0], moved.high[0]] == pytest.approx(ends if scale > 0 else ends[::-1], nan_ok=True)


@given(values_with_gaps)
def test_the_interval_contains_the_slope(values):
    result = theil_sen(np.arange(float(len(values))), np.array([values]))
    if result.n[0] > 1:
        assert result.low[0] <= result.slope[0] <= result.high[0]


@pytest.mark.parametrize(
    ("times", "rule"),
    [
        ([1.0, 1.0, 2.0], "times must be finite and all different"),
        ([1.0, np.nan, 2.0], "times must be finite and all different"),
        ([1.0, 2.0], "times must have one entry a period"),
    ],
    ids=["repeated", "missing", "too few"],
)
def test_times_that_cannot_carry_a_slope_are_refused(times, rule):
    with pytest.raises(ParameterError, match=rule):
        theil_sen(np.array(times), np.zeros((1, 3)))


def test_a_level_beyond_one_is_refused():
    with pytest.raises(ParameterError, match="level must lie between 0 and 1, but got 95"):
        theil_sen(np.arange(3.0), np.zeros((1, 3)), level=95)
