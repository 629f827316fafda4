from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.trends import mann_kendall, seasonal_mann_kendall

values_with_gaps = st.lists(st.integers(0, 6).map(float) | st.just(np.nan), min_size=1, max_size=20)


def test_fifteen_quarters_with_a_gap_give_the_reference_s_numbers():
    quarters = [60, 72, 81, 65, 62, np.nan, 84, 66, 63, 75, 80, 69, 62, 76, 88]
    result = seasonal_mann_kendall(np.array([quarters]), seasons=4)

    # pymannkendall 1.4.3: mk.seasonal_test(quarters, period=4)
    assert result.s[0] == 11
    assert result.variance[0] == pytest.approx(23.666666666666668, rel=1e-12)
    assert result.z[0] == pytest.approx(2.055566129482595, rel=1e-12)
    assert result.p[0] == pytest.approx(0.03982435536481077, rel=1e-12)
    assert result.slope[0] == pytest.approx(1.4166666666666665, rel=1e-12)
    assert result.n[0] == 14


@given(values_with_gaps, st.integers(2, 5))
def test_score_and_variance_are_the_sums_of_those_of_the_seasons(values, seasons):
    series = np.array([values])
    result = seasonal_mann_kendall(series, seasons)
    parts = [mann_kendall(series[:, start::seasons]) for start in range(min(seasons, len(values)))]

    assert result.s[0] == sum(part.s[0] for part in parts)
    assert result.variance[0] == pytest.approx(sum(part.variance[0] for part in parts))
    assert result.n[0] == sum(part.n[0] for part in parts)


@given(values_with_gaps, st.integers(2, 5))
def test_the_slope_is_the_median_of_all_changes_within_a_season(values, seasons):
    result = seasonal_mann_kendall(np.array([values]), seasons)
    pairs = [(i, j) for i in range(len(values)) for j in range(i + seasons, len(values), seasons)]
    slopes = [(values[j] - values[i]) * seasons / (j - i) for i, j in pairs]
    observed = [slope for slope in slopes if not np.isnan(slope)]

    assert result.slope[0] == pytest.approx(np.median(observed) if observed else np.nan, nan_ok=True)
    assert np.isnan(result.p[0]) == (not observed)


@given(st.lists(st.integers(0, 9), min_size=12, max_size=24), st.lists(st.integers(-99, 99), min_size=4, max_size=4))
def test_a_season_of_any_shape_changes_nothing(values, season):
    plain = np.array([values], dtype=float)
    seasonal = plain + np.resize(season, plain.shape)
    before, after = (seasonal_mann_kendall(x, 4) for x in (plain, seasonal))

    assert (before.s, before.p) == (after.s, after.p)
    assert before.slope == pytest.approx(after.slope)


def test_a_mirror_turns_the_sign_and_keeps_p():
    values = np.random.default_rng(1).normal(size=(20, 24))
    plain, mirrored = seasonal_mann_kendall(values), seasonal_mann_kendall(-values)

    assert np.array_equal(plain.s, -mirrored.s)
    assert np.array_equal(plain.p, mirrored.p)
    assert plain.slope == pytest.approx(-mirrored.slope)


def test_a_constant_series_has_no_trend():
    result = seasonal_mann_kendall(np.full((1, 36), 82.5))

    assert (result.s[0], result.z[0], result.p[0], result.slope[0]) == (0, 0.0, 1.0, 0.0)
    assert result.notes == ()


@pytest.mark.parametrize("periods", [0, 1, 12], ids=["none", "one", "one year"])
def test_without_a_season_observed_twice_the_series_is_not_tested_and_says_so(periods):
    result = seasonal_mann_kendall(np.arange(2.0 * periods).reshape(2, periods))

    assert np.isnan(result.p).all()
    assert np.isnan(result.slope).all()
    assert result.notes == ("2 of 2 series not tested: no season was observed twice.",)


def test_a_season_of_one_period_is_refused():
    with pytest.raises(ParameterError, match="seasons must be an integer not less than 2, but got 1"):
        seasonal_mann_kendall(np.zeros((1, 12)), seasons=1)
