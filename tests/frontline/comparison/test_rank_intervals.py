from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from frontline.comparison import rank_intervals, tied_ranks
from frontline.errors import ParameterError

samples = st.lists(
    st.tuples(st.integers(0, 30).map(float) | st.just(np.nan), st.floats(0, 8) | st.just(np.nan)),
    min_size=1,
    max_size=30,
)


def test_two_units_swap_as_often_as_the_normal_distribution_says():
    chance = stats.norm.sf(1 / np.sqrt(2))
    values, errors = np.array([1.0, 0.0]), np.ones(2)
    # the chance to swap is .24: outside a 50 % interval's tails, inside an 80 % interval's
    assert 0.1 < chance < 0.25

    assert rank_intervals(values, errors, "higher", level=0.5).high.tolist() == [1.0, 2.0]
    assert rank_intervals(values, errors, "higher", level=0.8).high.tolist() == [2.0, 2.0]


def test_many_equal_units_may_stand_anywhere():
    low, high = rank_intervals(np.full(100, 70.0), np.full(100, 3.0), "higher", draws=2000)

    # a uniform rank on 1..100 has its 2.5 % and 97.5 % points near 3 and 98
    assert set(low) <= {2.0, 3.0}
    assert set(high) <= {98.0, 99.0}
    assert len(set(low)) == len(set(high)) == 1


def test_without_error_the_interval_is_the_rank():
    low, high = rank_intervals(np.array([5.0, 9.0, 7.0]), np.zeros(3), "lower")

    assert low.tolist() == high.tolist() == [1.0, 3.0, 2.0]


@settings(max_examples=40)
@given(samples, st.sampled_from(["higher", "lower"]))
def test_the_interval_contains_the_rank_and_is_missing_with_its_error(rows, better):
    values, errors = np.array(rows).T
    low, high = rank_intervals(values, errors, better, draws=200)
    rank, rank_of = tied_ranks(values, better)
    known = ~np.isnan(values) & ~np.isnan(errors)

    assert (low[known] <= rank[known]).all()
    assert (rank[known] <= high[known]).all()
    assert (low[known] >= 1).all()
    assert (high[known] <= rank_of[known]).all()
    assert np.isnan(low[~known]).all()
    assert np.isnan(high[~known]).all()


@settings(max_examples=40)
@given(samples, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, random):
    values, errors = np.array(rows).T
    order = np.array(random.sample(range(len(rows)), len(rows)))
    low, high = rank_intervals(values, errors, "higher", draws=100)
    shuffled = rank_intervals(values[order], errors[order], "higher", draws=100)

    assert np.array_equal(shuffled.low, low[order], equal_nan=True)
    assert np.array_equal(shuffled.high, high[order], equal_nan=True)


def test_units_with_the_same_value_and_error_share_their_interval():
    random = np.random.default_rng(8)
    values, errors = random.integers(60, 80, 300).astype(float), random.integers(1, 3, 300).astype(float)
    low, high = rank_intervals(values, errors, "higher")

    for value, error in {*zip(values, errors, strict=True)}:
        same = (values == value) & (errors == error)
        assert np.ptp(low[same]) == np.ptp(high[same]) == 0


def test_better_turned_round_mirrors_the_ranks():
    values, errors = np.array([3.0, 8.0, 5.0, 9.0]), np.array([1.0, 2.0, 0.5, 1.0])
    higher, lower = rank_intervals(values, errors, "higher"), rank_intervals(values, errors, "lower")

    assert (5 - higher.high).tolist() == lower.low.tolist()
    assert (5 - higher.low).tolist() == lower.high.tolist()


def test_a_unit_without_an_error_still_takes_a_place_in_the_ranking():
    values, errors = np.array([90.0, 70.0, 50.0]), np.array([np.nan, 1.0, 1.0])
    low, high = rank_intervals(values, errors, "higher")

    assert np.array_equal(low, [np.nan, 2.0, 3.0], equal_nan=True)
    assert np.array_equal(high, [np.nan, 2.0, 3.0], equal_nan=True)


def test_draws_in_several_blocks_agree_with_ranks_simulated_one_by_one():
    random = np.random.default_rng(21)
    values, errors = random.normal(70, 6, 1500), random.uniform(1, 5, 1500)
    low, high = rank_intervals(values, errors, "higher")
    draws = [stats.rankdata(-(values + errors * random.normal(size=1500))) for _ in range(1000)]
    expected_low, expected_high = np.quantile(draws, [0.025, 0.975], axis=0)

    # a rank with standard deviation 150 has ends with Monte Carlo error sqrt(.025 x .975 / 1000) x 150 / .058,
    # about 13; two such ends differ by 13 x 2 / sqrt(pi), about 14, in the mean
    assert np.abs(low - expected_low).mean() < 18
    assert np.abs(high - expected_high).mean() < 18
    assert abs((low - expected_low).mean()) < 1.5
    assert abs((high - expected_high).mean()) < 1.5


def test_no_units_and_no_values_give_no_intervals():
    assert rank_intervals(np.array([]), np.array([]), "higher").low.size == 0
    assert np.isnan(rank_intervals(np.array([np.nan]), np.array([1.0]), "higher").low).all()


def test_the_draws_are_checked():
    with pytest.raises(ParameterError, match="draws must be an integer not less than 1, but got 0"):
        rank_intervals(np.zeros(2), np.ones(2), "higher", draws=0)
