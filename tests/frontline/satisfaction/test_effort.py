from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.satisfaction import customer_effort

answers = st.lists(
    st.tuples(st.integers(-1, 2), st.integers(1, 7).map(float) | st.sampled_from([np.nan, 0.0, 99.0])), min_size=1
)


def score(rows):
    return customer_effort(np.array([row[0] for row in rows]), np.array([row[1] for row in rows]), n_units=3)


def test_mean_and_share_come_with_r_s_intervals():
    result = customer_effort(np.zeros(6, dtype=int), np.array([7.0, 5, 6, 2, 4, 6]), n_units=1)

    # made by R 4.2 with x <- c(7, 5, 6, 2, 4, 6); t.test(x)$conf.int; sd(x) / sqrt(6);
    # prop.test(4, 6, correct = FALSE)$conf.int
    assert [result.mean[0], result.low[0], result.high[0]] == pytest.approx(
        [5, 3.122712456945272, 6.877287543054728], rel=1e-12
    )
    assert result.standard_error[0] == pytest.approx(0.7302967433402215, rel=1e-12)
    assert [result.share[0], result.share_low[0], result.share_high[0]] == pytest.approx(
        [2 / 3, 0.2999933151383921, 0.9032285888942196], rel=1e-12
    )


@given(answers)
def test_each_unit_is_scored_by_its_own_answers_on_the_scale(rows):
    result = score(rows)

    for unit in range(3):
        mine = [rating for code, rating in rows if code == unit and 1 <= rating <= 7]
        assert result.n[unit] == len(mine)
        assert result.mean[unit] == pytest.approx(np.mean(mine) if mine else np.nan, nan_ok=True)
        easy = np.mean([rating >= 5 for rating in mine]) if mine else np.nan
        assert result.share[unit] == pytest.approx(easy, nan_ok=True)


@given(answers)
def test_intervals_contain_their_estimates_and_stay_on_the_scale(rows):
    result = score(rows)

    for low, estimate, high, ends in (
        (result.low, result.mean, result.high, (1, 7)),
        (result.share_low, result.share, result.share_high, (0, 1)),
    ):
        there = ~np.isnan(low)
        assert (low[there] >= ends[0]).all()
        assert (high[there] <= ends[1]).all()
        assert (low[there] <= estimate[there]).all()
        assert (estimate[there] <= high[there]).all()


@given(answers)
def test_what_has_no_interval_says_why(rows):
    result = score(rows)

    assert ((result.note != "") == np.isnan(result.low)).all()


def test_agreement_one_answer_and_none_have_words():
    result = customer_effort(np.array([0, 0, 0, 1]), np.array([6.0, 6.0, 6.0, 4.0]), n_units=3)

    assert result.note.tolist() == [
        "All answers agree, which gives the mean no interval.",
        "One answer alone gives the mean no interval.",
        "No answers.",
    ]
    assert result.mean[:2].tolist() == [6, 4]
    assert not np.isnan(result.share_low[:2]).any()
