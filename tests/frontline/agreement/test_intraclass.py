from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frontline.agreement import intraclass_correlation, unit_moments

units = np.array([0, 0, 0, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4])
values = np.array([4, 5, 4, 2, 3, 5, 4, 5, 5, 1, 2, 3, 3, 4, 2, 3, 4], dtype=float)
samples = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 5)), min_size=4, max_size=30).map(np.array)


def of(codes, numbers, n_units=5):
    return intraclass_correlation(unit_moments(np.array(codes, dtype=int), np.array(numbers, dtype=float), n_units))


def test_seventeen_people_in_five_units_get_r_s_correlations():
    result = of(units, values)

    # made by R multilevel 2.7 with m <- aov(y ~ as.factor(g)); ICC1(m); ICC2(m)
    assert result.icc1_mean_n == pytest.approx(0.6674718127492884, rel=1e-12)
    assert result.icc2 == pytest.approx(0.8721995261812823, rel=1e-12)
    # made by R 4.2 with s <- summary(m)[[1]][, 3]; n0 <- (17 - sum(table(g)^2) / 17) / 4; and the formula
    # of ICC(1) on s[1], s[2] and n0
    assert result.icc1_n0 == pytest.approx(0.6725014563002064, rel=1e-12)
    # made by R lme4 1.1.31 with lmer(y ~ 1 + (1 | g)), vcov from VarCorr; its optimiser stops at 1e-8
    assert result.icc1_reml == pytest.approx(0.6802371876515236, rel=1e-8)


def test_f_and_p_are_those_of_the_analysis_of_variance():
    result = of(units, values)
    expected = stats.f_oneway(*(values[units == unit] for unit in range(5)))

    assert result.f == pytest.approx(expected.statistic, rel=1e-12)
    assert result.p == pytest.approx(expected.pvalue, rel=1e-9)
    assert (result.n, result.units, result.mean_n) == (17, 5, 3.4)


def test_the_interval_s_ends_are_where_f_would_have_its_quantiles():
    result = of(units, values)
    ratios = [result.f / (1 + result.n0 * icc / (1 - icc)) for icc in (result.low, result.high)]

    assert stats.f.cdf(ratios, 4, 12) == pytest.approx([0.975, 0.025])


@given(samples, st.randoms(use_true_random=False))
def test_neither_order_nor_names_of_units_matter(table, random):
    rows, names = list(range(len(table))), list(range(5))
    random.shuffle(rows)
    random.shuffle(names)
    first, second = of(*table.T), of(np.array(names)[table[rows, 0]], table[rows, 1])

    for field in ("icc1_mean_n", "icc1_n0", "icc1_reml", "icc2", "f", "p", "low", "high"):
        assert getattr(first, field) == pytest.approx(getattr(second, field), rel=1e-8, abs=1e-8, nan_ok=True)
    assert first.notes == second.notes


@given(samples, st.sampled_from([-2.0, 0.01, 30.0]), st.sampled_from([0.0, -5.0, 1e8]))
def test_the_unit_of_the_values_does_not_matter(table, factor, shift):
    first, second = of(*table.T), of(table[:, 0], factor * (table[:, 1] + shift))

    for field in ("icc1_mean_n", "icc1_n0", "icc1_reml", "icc2"):
        assert getattr(first, field) == pytest.approx(getattr(second, field), rel=1e-6, abs=1e-6, nan_ok=True)


def test_values_offset_by_1e8_lose_no_digits():
    first, second = of(units, values), of(units, values + 1e8)

    assert second.icc1_mean_n == pytest.approx(first.icc1_mean_n, rel=1e-12)
    assert second.icc1_reml == pytest.approx(first.icc1_reml, rel=1e-9)


@given(samples)
def test_intervals_contain_the_estimates(table):
    result = of(*table.T)

    if not np.isnan(result.f):
        assert result.reml_low <= result.icc1_reml <= result.reml_high
        assert result.icc1_n0 <= result.high + 1e-12
        assert result.low <= result.icc1_n0 + 1e-12 or stats.f.ppf(0.975, result.units - 1, result.n - result.units) < 1


def test_a_negative_correlation_is_kept_and_explained():
    result = of([0, 0, 1, 1, 2, 2], [1, 5, 2, 4, 1, 4])

    assert result.icc1_mean_n < 0
    assert result.icc2 < 0
    assert result.icc1_reml == 0
    assert result.notes[0].startswith("Negative: ")


def test_units_with_equal_means_have_no_reliability():
    result = of([0, 0, 1, 1], [1, 2, 1, 2])

    assert result.icc1_n0 == -1
    assert np.isnan(result.icc2)
    assert result.notes == ("The units do not differ in their means, so their reliability, ICC(2), is not available.",)


@pytest.mark.parametrize("numbers", [[1, 1, 2, 2], [0.1, 0.1, 0.7, 0.7]], ids=["whole", "tenths"])
def test_units_that_agree_within_are_perfectly_correlated(numbers):
    result = of([0, 0, 1, 1], numbers)

    assert (result.icc1_mean_n, result.icc1_reml, result.icc2, result.f, result.p) == (1, 1, 1, np.inf, 0)
    assert result.notes == ("Within every unit all answered alike.",)


@pytest.mark.parametrize(
    ("codes", "numbers", "note"),
    [
        ([0, 0], [1, 2], "Not available: it takes two units with values, found 1."),
        ([0, 1], [np.nan, np.nan], "Not available: it takes two units with values, found 0."),
        ([], [], "Not available: it takes two units with values, found 0."),
        ([0, 1, 2], [1, 2, 3], "Not available: no unit has two values."),
        ([0, 0, 1], [3, 3, 3], "Not available: all values are the same."),
        ([0, 0, 0, 1, 1, 1], [0.1] * 6, "Not available: all values are the same."),
    ],
    ids=["one unit", "all missing", "nobody", "one respondent each", "constant", "constant in tenths"],
)
def test_where_a_correlation_means_nothing_the_reason_is_said(codes, numbers, note):
    result = of(codes, numbers)

    assert np.isnan([result.icc1_mean_n, result.icc1_n0, result.icc1_reml, result.icc2, result.f, result.p]).all()
    assert result.notes == (note,)
