from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontline.agreement import intraclass_correlation, one_way_reml, unit_moments
from frontline.errors import ParameterError

units = np.array([0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4])
values = np.array([4, 5, 4, 2, 3, 5, 4, 5, 5, 1, 2, 3, 3, 4, 2, 3, 4], dtype=float)


def drawn(seed: int, n_units: int, between: float) -> tuple[np.ndarray, np.ndarray]:
    generator = np.random.default_rng(seed)
    codes = np.repeat(np.arange(n_units), generator.integers(2, 9, n_units))
    return codes, between * generator.normal(size=n_units)[codes] + generator.normal(size=codes.size)


def restricted_likelihood(codes, numbers, between, within):
    """Return -2 log of the restricted likelihood and its slopes, from the full covariance matrix."""
    members = (codes[:, None] == codes).astype(float)
    covariance = within * np.eye(codes.size) + between * members
    inverse = np.linalg.inv(covariance)
    information = inverse.sum()
    projection = inverse - np.outer(inverse.sum(axis=1), inverse.sum(axis=0)) / information
    away = projection @ numbers
    value = np.linalg.slogdet(covariance)[1] + np.log(information) + numbers @ away
    return value, np.trace(projection @ members) - away @ members @ away, np.trace(projection) - away @ away


def test_seventeen_people_in_five_units_get_lme4_s_variances():
    result = one_way_reml(unit_moments(units, values, 5))

    # made by R lme4 1.1.31 with l <- lmer(y ~ 1 + (1 | g)); VarCorr(l); fixef(l); its optimiser stops at 1e-8
    assert result.between == pytest.approx(1.1910441328321062, rel=1e-7)
    assert result.within == pytest.approx(0.5598806246691878, rel=1e-7)
    assert result.mean == pytest.approx(3.375400206052809, rel=1e-9)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(3, 12), st.sampled_from([0.0, 0.5, 2.0]))
def test_the_slopes_of_the_full_likelihood_vanish_at_the_estimate(seed, n_units, between):
    codes, numbers = drawn(seed, n_units, between)
    result = one_way_reml(unit_moments(codes, numbers, n_units))
    _, towards_between, towards_within = restricted_likelihood(codes, numbers, result.between, result.within)

    assert towards_within == pytest.approx(0, abs=1e-8 * codes.size / result.within)
    if result.between > 0:
        assert towards_between == pytest.approx(0, abs=1e-8 * codes.size / result.within)
    else:
        assert towards_between >= 0


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_other_ratio_is_likelier(seed):
    codes, numbers = drawn(seed, 8, 0.7)
    result = one_way_reml(unit_moments(codes, numbers, 8))
    best, _, _ = restricted_likelihood(codes, numbers, result.between, result.within)
    others = [restricted_likelihood(codes, numbers, b, w)[0] for b in (0, 0.1, 0.5, 2, 9) for w in (0.3, 1, 3)]

    assert min(others) >= best


def test_the_interval_s_ends_lie_a_chi_square_above_the_best():
    codes, numbers = drawn(4, 12, 1.0)
    result = one_way_reml(unit_moments(codes, numbers, 12))

    def profile(icc: float) -> float:
        shape = icc / (1 - icc)
        determinant = restricted_likelihood(codes, numbers, shape, 1.0)[0] - quadratic(shape)
        return (codes.size - 1) * np.log(quadratic(shape)) + determinant

    def quadratic(shape: float) -> float:
        covariance = np.eye(codes.size) + shape * (codes[:, None] == codes)
        inverse = np.linalg.inv(covariance)
        mean = inverse.sum(axis=0) @ numbers / inverse.sum()
        return (numbers - mean) @ inverse @ (numbers - mean)

    assert result.low > 0
    for end in (result.low, result.high):
        assert profile(end) - profile(result.icc) == pytest.approx(3.841458820694124, rel=1e-6)


@given(st.integers(0, 1000), st.integers(2, 6), st.integers(2, 9))
def test_units_of_equal_size_have_the_correlation_of_the_analysis_of_variance(seed, size, n_units):
    generator = np.random.default_rng(seed)
    codes = np.repeat(np.arange(n_units), size)
    numbers = generator.normal(size=n_units)[codes] + generator.normal(size=codes.size)
    result = intraclass_correlation(unit_moments(codes, numbers, n_units))

    assert result.icc1_reml == pytest.approx(max(result.icc1_n0, 0), rel=1e-9, abs=1e-12)


def test_units_without_values_and_the_order_of_units_do_not_matter():
    first = one_way_reml(unit_moments(units, values, 5))
    second = one_way_reml(unit_moments(9 - 2 * units, values, 12))

    assert second.icc == pytest.approx(first.icc, rel=1e-12)


@pytest.mark.parametrize(
    ("codes", "numbers"),
    [([0, 0], [1, 2]), ([0, 1], [1, 2]), ([0, 0, 1, 1], [1, 1, 2, 2]), ([], [])],
    ids=["one unit", "one value each", "nothing within", "nobody"],
)
def test_without_variance_within_and_between_nothing_is_available(codes, numbers):
    result = one_way_reml(unit_moments(np.array(codes, dtype=int), np.array(numbers, dtype=float), 2))

    assert np.isnan([result.between, result.within, result.icc, result.low, result.high, result.mean]).all()


def test_ten_thousand_units_take_milliseconds():
    codes, numbers = drawn(5, 10_000, 0.3)
    moments = unit_moments(codes, numbers, 10_000)
    seconds = []
    for _ in range(3):
        start = time.perf_counter()
        one_way_reml(moments)
        seconds.append(time.perf_counter() - start)

    assert min(seconds) < 0.05


def test_a_level_outside_its_range_is_refused():
    with pytest.raises(ParameterError, match="level must lie between 0 and 1, but got 2"):
        one_way_reml(unit_moments(units, values, 5), level=2)
