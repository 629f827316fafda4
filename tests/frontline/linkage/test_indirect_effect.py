from __future__ import annotations

import numpy as np
import pytest
import scipy
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.linkage import indirect_effect

units = st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50)), min_size=8, max_size=40).filter(
    lambda rows: np.linalg.matrix_rank(np.column_stack([np.ones(len(rows)), np.array(rows)[:, :2]])) == 3
)


def test_the_paths_are_r_s_regressions(climate, revenue, satisfaction):
    result = indirect_effect(climate, revenue, satisfaction, lag=1)

    # R 4.2: coef(lm(y ~ x)); coef(lm(o ~ x + y)); coef(lm(o ~ x))
    assert result.first == pytest.approx(1.029197080291969, rel=1e-12)
    assert (result.direct, result.second) == pytest.approx((-0.988721136445237, 0.634937760740610), rel=1e-12)
    assert result.total == pytest.approx(-0.3352450469238799, rel=1e-11)
    assert result.estimate == pytest.approx(1.029197080291969 * 0.634937760740610, rel=1e-12)
    assert result.notes == ("24 units, lag 1 period: an association, not proof of an effect.",)


def test_the_bootstrap_agrees_with_refitting_each_sample(climate, revenue, satisfaction):
    result = indirect_effect(climate, revenue, satisfaction, draws=200, seed=3)
    rng, refitted, one = np.random.default_rng(3), [], np.ones(24)
    for drawn in rng.integers(24, size=(200, 24)):
        x, m, y = climate[drawn], revenue[drawn], satisfaction[drawn]
        first = np.linalg.lstsq(np.column_stack([one, x]), m, rcond=None)[0][1]
        refitted.append(first * np.linalg.lstsq(np.column_stack([one, x, m]), y, rcond=None)[0][2])

    assert result.bootstrap == pytest.approx(tuple(np.quantile(refitted, [0.025, 0.975])), rel=1e-8)


@pytest.mark.parametrize("level", [0.9, 0.95])
def test_the_monte_carlo_ends_cut_off_the_tails_of_a_product_of_normals(climate, revenue, satisfaction, level):
    draws = 40_000
    result = indirect_effect(climate, revenue, satisfaction, level=level, draws=draws)
    # R 4.2: coef(summary(lm(y ~ x))) and coef(summary(lm(o ~ x + y))), estimates with standard errors
    (a, a_error), (b, b_error) = (1.029197080291969, 0.175109147841508), (0.634937760740610, 0.3815069277345118)

    def below(product):
        def given_first(z):
            first = a + a_error * z
            return scipy.stats.norm.pdf(z) * scipy.stats.norm.cdf((product / first - b) / b_error)

        # the first path lies 5.9 standard errors above 0, so that its sign may be taken as settled
        return scipy.integrate.quad(given_first, -5.8, 8)[0]

    tail = (1 - level) / 2
    assert below(result.monte_carlo.low) == pytest.approx(tail, abs=4 * (tail * (1 - tail) / draws) ** 0.5)
    assert below(result.monte_carlo.high) == pytest.approx(1 - tail, abs=4 * (tail * (1 - tail) / draws) ** 0.5)


@given(units)
def test_total_is_direct_plus_indirect_and_both_intervals_contain_the_estimate(rows):
    x, m, y = np.array(rows, dtype=float).T
    result = indirect_effect(x, m, y, draws=100)
    slope = np.cov(x, y)[0, 1] / x.var(ddof=1)

    assert result.total == pytest.approx(slope, rel=1e-6, abs=1e-7)
    for low, high in (result.bootstrap, result.monte_carlo):
        assert low <= result.estimate <= high


def test_both_intervals_cover_the_truth_about_as_often_as_they_say():
    rng, covered = np.random.default_rng(5), np.zeros(2)
    for _ in range(200):
        x = rng.normal(size=100)
        m = 0.6 * x + rng.normal(size=100)
        y = 0.5 * m + 0.2 * x + rng.normal(size=100)
        result = indirect_effect(x, m, y, draws=300)
        covered += [low <= 0.3 <= high for low, high in (result.bootstrap, result.monte_carlo)]

    # binomial(200, .95) with its 4 standard errors of .0154
    assert covered / 200 == pytest.approx(0.95, abs=4 * 0.0154)


def test_order_of_units_money_and_far_values_do_not_matter(climate, revenue, satisfaction):
    plain = indirect_effect(climate, revenue, satisfaction, draws=100)
    moved = indirect_effect(climate[::-1] + 1e8, 1000 * revenue[::-1], 1e-3 * satisfaction[::-1] + 5, draws=100)

    assert moved.estimate == pytest.approx(1e-3 * plain.estimate, rel=1e-9)


@pytest.mark.parametrize(
    ("x", "m"),
    [
        ([1.0], [2.0]),
        ([], []),
        ([1.0, 2, 4], [3.0, 1, 2]),
        ([np.nan] * 6, [1.0, 2, 3, 4, 5, 6]),
        ([0.1] * 6, [1.0, 2, 3, 4, 5, 6]),
        ([1.0, 2, 3, 4, 5, 6], [2.0, 4, 6, 8, 10, 12]),
    ],
    ids=["one unit", "no unit", "three units", "all missing", "constant climate", "satisfaction in step"],
)
def test_a_chain_without_answer_says_so_in_words(x, m):
    result = indirect_effect(np.array(x), np.array(m), np.arange(len(x)) ** 2.0)

    assert np.isnan([result.estimate, *result.bootstrap, *result.monte_carlo, result.total]).all()
    assert result.method == "not available"
    assert "A chain needs 4 units whose first two measures vary, and not in step." in result.notes


def test_too_few_draws_are_refused(climate, revenue, satisfaction):
    with pytest.raises(ParameterError, match="draws must be an integer not less than 100, but got 99"):
        indirect_effect(climate, revenue, satisfaction, draws=99)
