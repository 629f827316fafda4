from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from frontline.comparison import shrink_proportions
from frontline.errors import ParameterError

successes = np.array([12.0, 45.0, 20.0, 31.0, 5.0, 18.0, 60.0, 9.0])
answers = np.array([15.0, 50.0, 40.0, 40.0, 12.0, 20.0, 75.0, 22.0])

units = st.integers(1, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
samples = st.lists(units, min_size=3, max_size=15)


def log_likelihood(good, n, mean, rho):
    size = (1 - rho) / rho
    return stats.betabinom.logpmf(good, n, mean * size, (1 - mean) * size).sum()


def test_eight_units_get_the_values_of_highest_likelihood():
    result = shrink_proportions(successes, answers)

    # R 4.2, Newton's method on the two score equations in a and b with digamma() and trigamma() to the last digit:
    # c(a / (a + b), 1 / (1 + a + b)); (a + y) / (a + b + n); qbeta(c(.025, .975), a + y, b + n - y).
    # VGAM 1.1-7, vglm(cbind(y, n - y) ~ 1, betabinomial), stops at .6952896067 and .1224728272.
    assert result.mean == pytest.approx(0.6952896101937575, rel=1e-12)
    assert result.rho == pytest.approx(0.1224728299659695, rel=1e-11)
    assert result.shrunken[:3] == pytest.approx([0.7661513490217983, 0.8743415795914512, 0.5296673951487101], rel=1e-12)
    assert result.low[:3] == pytest.approx([0.5739078137086485, 0.7777872631770060, 0.3881800568931958], rel=1e-11)
    assert result.high[:3] == pytest.approx([0.9131405673992163, 0.9462417066753795, 0.6687696619913939], rel=1e-11)
    assert result.n == 8
    assert result.notes == ()
    assert "beta distribution" in result.interval


@given(samples)
def test_no_other_distribution_near_it_is_likelier(rows):
    good, n = np.array(rows, dtype=float).T
    result = shrink_proportions(good, n)

    if 1e-4 < result.rho < 0.99:
        best = log_likelihood(good, n, result.mean, result.rho)
        for mean, rho in ((1.001, 1), (0.999, 1), (1, 1.001), (1, 0.999)):
            assert log_likelihood(good, n, result.mean * mean, result.rho * rho) <= best + 1e-9


@given(samples)
def test_estimates_lie_between_the_unit_and_the_mean_and_in_their_interval(rows):
    good, n = np.array(rows, dtype=float).T
    result = shrink_proportions(good, n)
    ends = np.minimum(good / n, result.mean), np.maximum(good / n, result.mean)

    assert (ends[0] - 1e-9 <= result.shrunken).all()
    assert (result.shrunken <= ends[1] + 1e-9).all()
    assert (result.low <= result.shrunken).all()
    assert (result.shrunken <= result.high).all()
    assert (result.low >= 0).all()
    assert (result.high <= 1).all()


@given(samples, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, random):
    good, n = np.array(rows, dtype=float).T
    order = np.array(random.sample(range(len(rows)), len(rows)))

    shuffled = shrink_proportions(good[order], n[order]).shrunken
    assert shuffled == pytest.approx(shrink_proportions(good, n).shrunken[order], rel=1e-12)


@given(samples)
def test_favourable_and_unfavourable_mirror_each_other(rows):
    good, n = np.array(rows, dtype=float).T
    result, mirror = shrink_proportions(good, n), shrink_proportions(n - good, n)

    assert mirror.rho == pytest.approx(result.rho, rel=1e-6, abs=1e-7)
    assert mirror.shrunken == pytest.approx(1 - result.shrunken, abs=1e-6)


@pytest.mark.parametrize(
    ("good", "n", "shared"),
    [([5, 5, 5, 5], [10, 10, 10, 10], 0.5), ([1, 0, 1, 1], [1, 1, 1, 1], 0.75), ([10, 11, 20], [20, 20, 40], 41 / 80)],
    ids=["equal proportions", "one answer each", "less spread than chance"],
)
def test_units_that_differ_no_more_than_by_chance_are_pooled_and_say_so(good, n, shared):
    result = shrink_proportions(np.array(good, dtype=float), np.array(n, dtype=float))

    assert result.shrunken.tolist() == [shared] * len(good)
    assert result.rho == 0
    assert result.interval == "Wilson interval of the pooled proportion"
    assert result.notes == ("The units differ no more than by chance: all share the pooled proportion.",)


def test_nobody_favourable_anywhere_is_pooled_with_wilson_s_interval():
    result = shrink_proportions(np.zeros(4), np.full(4, 5.0))

    # made by R 4.2 with prop.test(0, 20, correct = FALSE)$conf.int
    assert result.shrunken.tolist() == result.low.tolist() == [0.0] * 4
    assert result.high == pytest.approx([0.161125158052819] * 4, abs=1e-13)
    assert result.notes[0].startswith("All answers are alike")


def test_units_of_one_mind_keep_their_own_proportions():
    result = shrink_proportions(np.array([0.0, 8.0, 0.0, 6.0, 9.0]), np.array([5.0, 8.0, 4.0, 6.0, 9.0]))

    assert result.shrunken == pytest.approx([0, 1, 0, 1, 1], abs=1e-7)
    assert result.notes == ("Answers within every unit are alike: the units keep their own proportions.",)


def test_two_units_are_too_few_and_gaps_are_left_out():
    few = shrink_proportions(np.array([1.0, 3.0, np.nan, 0.0]), np.array([4.0, 4.0, 4.0, 0.0]))
    gaps = shrink_proportions(np.r_[np.nan, successes, 0.0], np.r_[9.0, answers, np.nan])

    assert np.isnan(few.shrunken).all()
    assert few.notes == ("Not available: it takes 3 units with answers, and there are 2.",)
    assert np.isnan(gaps.shrunken[[0, 9]]).all()
    assert gaps.shrunken[1:9].tolist() == shrink_proportions(successes, answers).shrunken.tolist()


@pytest.mark.parametrize(
    ("good", "n", "message"),
    [
        ([1.5, 1, 1], [3, 3, 3], r"successes must be whole numbers, but got 1\.5"),
        ([1, 4, 1], [3, 3, 3], "successes must lie between 0 and n, but got 4"),
        ([1, -1, 1], [3, 3, 3], "successes must lie between 0 and n, but got -1"),
    ],
    ids=["half an answer", "more than all", "less than none"],
)
def test_impossible_counts_are_refused(good, n, message):
    with pytest.raises(ParameterError, match=message):
        shrink_proportions(np.array(good, dtype=float), np.array(n, dtype=float))


@pytest.mark.real_data
def test_four_hour_waits_of_hospital_trusts_differ_far_beyond_chance(real_data):
    waits = pd.read_csv(real_data / "nhs_ae_monthly" / "ae_attendances_2016_2019.csv")
    month = waits[(waits["period"] == "2017-03-01") & (waits["type"].astype(str) == "1")]
    breaches, attendances = month["breaches"].to_numpy(float), month["attendances"].to_numpy(float)
    result = shrink_proportions(breaches, attendances)

    assert result.notes == ()
    assert 0.01 < result.rho < 0.5
    assert result.n > 100
    # thousands of attendances leave little to draw in
    assert np.abs(result.shrunken - breaches / attendances).max() < 0.01
