from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frontline.comparison import chance_of_best, rank_intervals
from frontline.errors import ParameterError

samples = st.lists(st.tuples(st.integers(0, 30).map(float), st.floats(0, 8)), min_size=1, max_size=25)


def test_the_better_of_two_leads_as_often_as_the_normal_distribution_says():
    draws = 40_000
    result = chance_of_best(np.array([81.0, 80.0]), np.array([2.0, 2.0]), "higher", draws=draws)

    # R 4.2: pnorm(1 / sqrt(8)); four Monte Carlo standard errors are sqrt(p (1 - p) / draws) each
    assert abs(result.chance[0] - 0.638163195235963) < 4 * np.sqrt(0.638 * 0.362 / draws)
    assert result.low[0] < 0.638163195235963 < result.high[0]
    assert result.interval == "Wilson interval of the share of 40000 simulated rankings"


@settings(max_examples=40)
@given(samples, st.sampled_from(["higher", "lower"]))
def test_the_chances_add_up_to_one_and_lie_in_their_intervals(rows, better):
    values, errors = np.array(rows).T
    result = chance_of_best(values, errors, better, draws=200)

    assert result.chance.sum() == pytest.approx(1)
    assert (result.low <= result.chance + 1e-12).all()
    assert (result.chance <= result.high + 1e-12).all()
    assert result.n == len(rows)


@settings(max_examples=40)
@given(samples, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(rows, random):
    values, errors = np.array(rows).T
    order = np.array(random.sample(range(len(rows)), len(rows)))
    shuffled = chance_of_best(values[order], errors[order], "higher", draws=100)

    assert shuffled.chance.tolist() == chance_of_best(values, errors, "higher", draws=100).chance[order].tolist()


def test_the_rankings_are_those_of_the_rank_intervals():
    random = np.random.default_rng(3)
    values, errors = random.normal(70, 5, 40), random.uniform(1, 4, 40)
    chance = chance_of_best(values, errors, "higher").chance
    low = rank_intervals(values, errors, "higher").low

    # a unit that leads more than 2.5 % of the same draws has 1 as the best plausible rank, and no other has
    assert ((chance > 0.025) == (low == 1)).all()


def test_equal_units_share_the_chance_and_one_without_an_error_has_none():
    equal = chance_of_best(np.full(4, 70.0), np.full(4, 3.0), "higher")
    unknown = chance_of_best(np.array([90.0, 70.0, np.nan]), np.array([np.nan, 1.0, 1.0]), "higher")

    assert equal.chance.tolist() == [0.25] * 4
    assert np.array_equal(unknown.chance, [np.nan, 0.0, np.nan], equal_nan=True)
    assert unknown.n == 2


def test_one_unit_and_no_unit_have_their_words():
    one, none = (chance_of_best(np.array([value]), np.ones(1), "higher") for value in (5.0, np.nan))

    assert one.chance.tolist() == [1.0]
    assert one.notes == ("The only unit ranked is the best of one.",)
    assert np.isnan(none.chance).all()
    assert none.notes == ("Not available: no unit has a value.",)


def test_the_draws_are_checked():
    with pytest.raises(ParameterError, match="draws must be an integer not less than 1, but got 0"):
        chance_of_best(np.zeros(2), np.ones(2), "higher", draws=0)
