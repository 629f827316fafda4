from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontline.comparison import rank_sets, tied_ranks
from frontline.comparison.rank_sets import largest_t
from frontline.errors import ParameterError

samples = st.lists(
    st.tuples(st.integers(0, 30).map(float) | st.just(np.nan), st.floats(0, 8) | st.just(np.nan)),
    min_size=1,
    max_size=30,
)

# R 4.2: qtukey(.95, c(2, 10, 50), Inf) / sqrt(2): with equal errors the largest |t| is the studentised range
TUKEY = {2: 1.95996398476621, 10: 3.16368375350279, 50: 3.99234339986589}


@pytest.mark.parametrize("units", [2, 10, 50], ids=["two units", "ten units", "fifty units"])
def test_with_equal_errors_the_critical_value_is_tukey_s(units):
    draws = 40_000
    t = largest_t(np.full(units, 2.0), draws, seed=11)
    beyond = np.mean(t > TUKEY[units])

    assert abs(beyond - 0.05) < 4 * np.sqrt(0.05 * 0.95 / draws)


@pytest.mark.parametrize("spread", [0.0, 0.3, 2.0], ids=["equal", "alike", "very unequal"])
def test_the_largest_t_is_that_of_all_pairs(spread):
    errors = np.exp(np.random.default_rng(1).normal(0, spread, 90))
    errors[:3] = 0.0
    noise = np.random.default_rng(5).standard_normal((300, 90))
    noise[:, :3] = 0.0
    first, second = np.triu_indices(90, 1)
    both = np.hypot(errors[first], errors[second])
    drawn = noise * errors
    expected = (np.abs(drawn[:, first] - drawn[:, second])[:, both > 0] / both[both > 0]).max(axis=1)

    assert largest_t(errors, 300, seed=5) == pytest.approx(expected, rel=1e-12)


@settings(max_examples=60)
@given(samples, st.sampled_from(["higher", "lower"]))
def test_the_sets_contain_the_rank_and_are_missing_with_their_error(rows, better):
    values, errors = np.array(rows).T
    sets = rank_sets(values, errors, better, draws=100)
    rank, rank_of = tied_ranks(values, better)
    known = ~np.isnan(values) & ~np.isnan(errors)

    assert (sets.low[known] <= rank[known]).all()
    assert (rank[known] <= sets.high[known]).all()
    assert (sets.low[known] >= 1).all()
    assert (sets.high[known] <= rank_of[known]).all()
    assert np.isnan(np.r_[sets.low[~known], sets.high[~known]]).all()


@settings(max_examples=40)
@given(samples, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, random):
    values, errors = np.array(rows).T
    order = np.array(random.sample(range(len(rows)), len(rows)))
    sets, shuffled = rank_sets(values, errors, "higher", 100), rank_sets(values[order], errors[order], "higher", 100)

    assert np.array_equal(shuffled.low, sets.low[order], equal_nan=True)
    assert np.array_equal(shuffled.high, sets.high[order], equal_nan=True)


def test_shift_and_scale_leave_the_sets_as_they_are():
    random = np.random.default_rng(2)
    values, errors = random.normal(70, 8, 60), random.uniform(1, 3, 60)
    sets, moved = rank_sets(values, errors, "higher"), rank_sets(4 * values + 1e6, 4 * errors, "higher")

    assert moved.low.tolist() == sets.low.tolist()
    assert moved.high.tolist() == sets.high.tolist()
    assert moved.critical == pytest.approx(sets.critical)


def test_all_true_ranks_are_covered_together_as_often_as_promised():
    random = np.random.default_rng(7)
    truth, errors = np.linspace(60, 80, 12), random.uniform(1, 6, 12)
    rank = tied_ranks(truth, "higher").rank
    worlds = [rank_sets(truth + errors * random.normal(size=12), errors, "higher", draws=400) for _ in range(200)]
    covered = np.mean([((s.low <= rank) & (rank <= s.high)).all() for s in worlds])

    assert covered > 0.95 - 4 * np.sqrt(0.05 * 0.95 / 200)


def test_units_without_error_are_told_apart_and_equal_ones_are_not():
    sets = rank_sets(np.array([5.0, 9.0, 9.0, 7.0]), np.zeros(4), "lower")

    assert sets.low.tolist() == [1.0, 3.0, 3.0, 2.0]
    assert sets.high.tolist() == [1.0, 4.0, 4.0, 2.0]


def test_one_unit_and_no_unit_have_their_words():
    one, none = (rank_sets(np.array([value]), np.ones(1), "higher") for value in (5.0, np.nan))

    assert (one.low.tolist(), one.high.tolist()) == ([1.0], [1.0])
    assert one.notes == ("The only unit ranked is first of one.",)
    assert np.isnan(none.low).all()
    assert none.notes == ("Not available: no unit has a value.",)


def test_more_than_four_hundred_units_are_refused():
    with pytest.raises(ParameterError, match="values must hold at most 400 known units, but got 401"):
        rank_sets(np.arange(401.0), np.ones(401), "higher")
