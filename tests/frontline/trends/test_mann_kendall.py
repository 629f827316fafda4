from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frontline.trends import mann_kendall

few_values = st.lists(st.integers(0, 4).map(float) | st.just(np.nan), min_size=1, max_size=12)


def test_the_nile_falls_as_r_says(nile):
    result = mann_kendall(nile)

    # R: cor.test(1:100, as.numeric(Nile), method = "kendall", exact = FALSE, continuity = TRUE)
    # z = -4.12806652284410, p-value = 3.65826292166434e-05; pymannkendall 1.4.3: S -1387, Var 112728.33
    assert result.s[0] == -1387
    assert result.variance[0] == pytest.approx(112728.33333333333, rel=1e-12)
    assert result.z[0] == pytest.approx(-4.12806652284410, abs=1e-12)
    assert result.p[0] == pytest.approx(3.65826292166434e-05, rel=1e-9)
    assert result.n[0] == 100


def test_six_values_without_ties_get_r_s_exact_p():
    result = mann_kendall(np.array([[3.0, 1.0, 4.0, 6.0, 5.0, 7.0]]))

    # R: cor.test(1:6, c(3, 1, 4, 6, 5, 7), method = "kendall", exact = TRUE)$p.value
    assert result.p[0] == pytest.approx(0.0555555555555556, abs=1e-15)


@pytest.mark.parametrize(
    "values",
    [(1, 2, 3, 4, 5, 6, 7), (1, 1, 2, 3, 3, 4), (2, 2, 2, 5), (1, 1, 2, 2, 3, 3), (1, 2)],
    ids=["no ties", "two pairs", "a triple", "three pairs", "two values"],
)
def test_the_exact_p_counts_the_orders_of_the_same_values_that_are_as_extreme(values):
    orders = np.unique(np.array(list(permutations(values)), dtype=float), axis=0)
    result = mann_kendall(orders)
    extreme = (np.abs(result.s)[:, None] <= np.abs(result.s)).mean(axis=1)

    assert result.p == pytest.approx(extreme, abs=1e-12)


def test_fewer_than_five_periods_can_never_be_significant():
    rising = np.array([[1.0, 2.0, 3.0, 4.0, np.nan], [1.0, 2.0, 3.0, 4.0, 5.0]])

    p = mann_kendall(rising).p

    assert p == pytest.approx([2 / 24, 2 / 120])


@pytest.mark.parametrize("periods", [2, 7, 8, 40])
def test_a_constant_series_has_no_trend(periods):
    result = mann_kendall(np.full((1, periods), 82.5))

    assert (result.s[0], result.z[0], result.p[0]) == (0, 0.0, 1.0)


def test_below_two_observed_periods_p_is_missing():
    result = mann_kendall(np.array([[np.nan, 3.0], [np.nan, np.nan]]))

    assert np.isnan(result.p).all()
    assert result.n.tolist() == [1, 0]


def test_no_series_give_empty_results():
    assert mann_kendall(np.empty((0, 5))).p.shape == (0,)
    assert np.isnan(mann_kendall(np.empty((2, 0))).p).all()


@given(few_values)
def test_a_missing_period_is_as_if_it_were_not_there(values):
    series = np.array([values])
    with_gaps, without = mann_kendall(series), mann_kendall(series[:, ~np.isnan(series[0])])

    assert with_gaps.s == without.s
    assert np.array_equal(with_gaps.p, without.p, equal_nan=True)


@given(few_values, st.sampled_from([0.5, 2.0, 8.0]), st.integers(-100, 100))
def test_shift_and_scale_leave_the_test_alone_and_a_mirror_turns_its_sign(values, scale, shift):
    series = np.array([values])
    plain, moved, mirrored = (mann_kendall(x) for x in (series, scale * series + shift, -series))

    assert plain.s == moved.s == -mirrored.s
    assert np.array_equal(plain.p, moved.p, equal_nan=True)
    assert np.array_equal(plain.p, mirrored.p, equal_nan=True)


@given(st.lists(st.integers(0, 9), min_size=8, max_size=30))
def test_s_and_its_variance_agree_with_their_definitions(values):
    x = np.array(values, dtype=float)
    result = mann_kendall(x[None, :])
    pairs = np.sign(x[None, :] - x[:, None])[np.triu_indices(x.size, 1)]
    _, t = np.unique(x, return_counts=True)
    variance = (x.size * (x.size - 1) * (2 * x.size + 5) - (t * (t - 1) * (2 * t + 5)).sum()) / 18

    assert result.s[0] == pairs.sum()
    assert result.variance[0] == pytest.approx(variance)
    if variance > 0:
        z = (pairs.sum() - np.sign(pairs.sum())) / np.sqrt(variance)
        assert result.p[0] == pytest.approx(2 * stats.norm.sf(abs(z)), rel=1e-12)
