from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frontline.errors import ParameterError
from frontline.trends import hamed_rao, mann_kendall

BOUND = stats.norm.ppf(0.975)

few_values = st.lists(st.integers(0, 9).map(float) | st.just(np.nan), min_size=1, max_size=20)


def test_the_nile_falls_less_surely_than_independent_years_would(nile):
    result = hamed_rao(nile)

    # pymannkendall 1.4.3: mk.hamed_rao_modification_test(nile, lag=3).z
    assert result.z[0] == pytest.approx(-2.60947349856549, rel=1e-12)
    assert abs(result.z[0]) < abs(mann_kendall(nile).z[0])


def test_a_series_with_gaps_uses_the_autocorrelations_of_true_lags():
    y = [61, 64, np.nan, 66, 70, 71, 69, 74, np.nan, 78, 77, 75, 72, 73, np.nan, 70, 69, 71, 74, 75, 79, 82]
    result = hamed_rao(np.array([y]))

    # R 4.2: r <- rank(y - slope * seq_along(y), na.last = "keep")  # slope 0.588235294117647, the median of all
    # a <- acf(r, 3, na.action = na.pass, plot = FALSE)$acf[2:4]  # 0.693925746924429 0.444529876977153 0.1856
    # k <- 1:3; big <- abs(a) > qnorm(.975) / sqrt(n)  # only lag 1
    # R 4.2: 1 + 2 / (n * (n-1) * (n-2)) * sum(((n-k) * (n-k-1) * (n-k-2) * a)[big])
    assert result.factor[0] == pytest.approx(2.16871704745167, rel=1e-12)
    assert (result.s[0], result.n[0]) == (86, 19)
    assert result.z[0] == pytest.approx(2.02553365918668, rel=1e-12)
    assert result.p[0] == pytest.approx(0.042812595836995, rel=1e-11)


@given(st.lists(st.integers(0, 9), min_size=8, max_size=24), st.integers(1, 3))
def test_points_on_a_parallel_of_the_line_are_ties(values, lags):
    n, exact = len(values), [Fraction(value) for value in values]
    slopes = sorted((exact[j] - exact[i]) / (j - i) for i in range(n) for j in range(i + 1, n))
    slope = (slopes[(len(slopes) - 1) // 2] + slopes[len(slopes) // 2]) / 2
    residuals = [value - slope * time for time, value in enumerate(exact)]
    ranks = np.array([sum(b < a for b in residuals) + sum(b == a for b in residuals) / 2 for a in residuals])
    d = ranks - ranks.mean()
    r = [0.0] + [d[k:] @ d[:-k] / (d @ d) if d.any() else 0.0 for k in range(1, lags + 1)]
    terms = [(n - k) * (n - k - 1) * (n - k - 2) * r[k] for k in range(1, lags + 1) if abs(r[k]) > BOUND / n**0.5]
    factor = 1 + 2 / (n * (n - 1) * (n - 2)) * sum(terms)
    result = hamed_rao(np.array([values], dtype=float), lags)

    assert result.factor[0] == pytest.approx(factor if factor > 0 else 1, rel=1e-9)
    assert result.unusable[0] == (factor <= 0)


@given(few_values)
def test_the_variance_is_that_of_mann_kendall_times_the_factor(values):
    series = np.array([values])
    plain, corrected = mann_kendall(series), hamed_rao(series)

    assert corrected.s == plain.s
    assert corrected.variance[0] == pytest.approx(plain.variance[0] * corrected.factor[0])
    assert corrected.factor[0] > 0
    if corrected.factor[0] == 1:
        assert np.array_equal(corrected.p, plain.p, equal_nan=True)
    else:
        assert corrected.p[0] == pytest.approx(2 * stats.norm.sf(abs(corrected.z[0])), rel=1e-12)


@given(few_values, st.sampled_from([0.5, 3.0]), st.integers(-100, 100))
def test_shift_and_scale_leave_the_test_alone_and_a_mirror_turns_its_sign(values, scale, shift):
    series = np.array([values])
    plain, moved, mirrored = (hamed_rao(x) for x in (series, scale * series + shift, -series))

    assert plain.factor == pytest.approx(moved.factor)
    assert plain.z == pytest.approx(moved.z)
    assert plain.z == pytest.approx(-mirrored.z)


def test_a_factor_at_or_below_zero_leaves_the_variance_as_it_was_and_says_so():
    result = hamed_rao(np.array([[9.0, 1.0] * 6, list(range(12))]))

    assert result.unusable.tolist() == [True, False]
    assert result.factor.tolist() == [1.0, 1.0]
    assert result.p[0] == mann_kendall(np.array([[9.0, 1.0] * 6])).p[0]
    assert len(result.notes) == 1
    assert result.notes[0].startswith("1 of 2 series keep the variance of independent periods: the correction")


def test_a_constant_series_has_no_trend():
    result = hamed_rao(np.full((1, 24), 0.1))

    assert (result.s[0], result.z[0], result.p[0], result.factor[0]) == (0, 0.0, 1.0, 1.0)
    assert result.notes == ()


def test_a_straight_line_has_no_autocorrelation_around_itself():
    assert hamed_rao(0.1 * np.arange(30.0)[None, :]).factor[0] == 1.0


def test_up_to_seven_periods_the_test_is_the_exact_one():
    values = np.random.default_rng(5).normal(size=(200, 7)).cumsum(axis=1)

    assert np.array_equal(hamed_rao(values).p, mann_kendall(values).p)


def test_below_two_observed_periods_the_series_is_not_tested_and_says_so():
    result = hamed_rao(np.array([[np.nan, 3.0, np.nan], [np.nan] * 3, [1.0, 2.0, 4.0]]))

    assert np.isnan(result.p).tolist() == [True, True, False]
    assert result.notes == ("2 of 3 series not tested: fewer than two observed periods.",)


def test_an_offset_of_a_hundred_million_does_not_lose_the_answer():
    values = np.random.default_rng(6).integers(0, 1000, (50, 36)).astype(float)

    assert hamed_rao(values + 1e8).z == pytest.approx(hamed_rao(values).z, rel=1e-9)


def test_lags_beyond_three_are_refused():
    with pytest.raises(ParameterError, match="lags must be an integer not greater than 3, but got 4"):
        hamed_rao(np.zeros((1, 12)), lags=4)
    with pytest.raises(ParameterError, match="lags must be an integer not less than 1, but got 0"):
        hamed_rao(np.zeros((1, 12)), lags=0)
