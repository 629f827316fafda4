from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.satisfaction import count_promoters, net_promoter

counts = st.tuples(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60)).filter(any)


def as_arrays(count):
    promoters, _passives, detractors = count
    return np.array([float(promoters)]), np.array([float(detractors)]), np.array([float(sum(count))])


def test_sixty_promoters_and_fifteen_detractors_of_a_hundred_score_forty_five():
    result = net_promoter(np.array([60.0]), np.array([15.0]), np.array([100.0]))

    # by hand: SE 100 sqrt((.75 - .45^2) / 100); adjusted (60.75 - 15.75) / 103, n 103
    assert result.score == pytest.approx([45.0])
    assert result.standard_error == pytest.approx([7.39932], abs=1e-5)
    assert (result.low + result.high) / 2 == pytest.approx([43.6893], abs=1e-4)
    assert [result.low[0], result.high[0]] == pytest.approx([29.3431, 58.0355], abs=1e-4)


@given(counts)
def test_the_standard_error_is_that_of_answers_scored_plus_and_minus_a_hundred(count):
    promoters, passives, detractors = count
    answers = np.repeat([100.0, 0.0, -100.0], [promoters, passives, detractors])
    result = net_promoter(*as_arrays(count))

    assert result.score == pytest.approx([answers.mean()], abs=1e-9)
    assert result.standard_error == pytest.approx([answers.std() / np.sqrt(answers.size)], abs=1e-6)


@given(counts)
def test_the_interval_contains_the_score_and_stays_on_the_scale(count):
    result = net_promoter(*as_arrays(count))

    assert -100 <= result.low <= result.score <= result.high <= 100
    assert result.adjusted_error > 0


@given(counts)
def test_promoters_and_detractors_exchanged_mirror_everything(count):
    plain, mirrored = net_promoter(*as_arrays(count)), net_promoter(*as_arrays(count[::-1]))

    assert plain.score == pytest.approx(-mirrored.score, abs=1e-9)
    assert plain.low == pytest.approx(-mirrored.high, abs=1e-9)


def test_counts_that_do_not_fit_have_no_score():
    promoters, n = np.array([0.0, 5.0, np.nan, 3.0]), np.array([0.0, 6.0, 9.0, np.nan])
    result = net_promoter(promoters, np.array(2.0), n)

    assert np.isnan([result.score, result.standard_error, result.low, result.high, result.n]).all()


@given(st.lists(st.tuples(st.integers(-1, 3), st.integers(0, 10).map(float) | st.sampled_from([np.nan, 99.0, -1.0]))))
def test_ratings_are_counted_by_unit_and_off_scale_ones_left_out(rows):
    units, ratings = np.array([row[0] for row in rows], dtype=int), np.array([row[1] for row in rows])
    found = count_promoters(units, ratings, 4)

    for unit in range(4):
        mine = [rating for code, rating in rows if code == unit and 0 <= rating <= 10]
        assert found.n[unit] == len(mine)
        assert found.promoters[unit] == sum(rating in {9, 10} for rating in mine)
        assert found.detractors[unit] == sum(rating <= 6 for rating in mine)


def test_a_level_in_percent_is_refused():
    with pytest.raises(ParameterError, match="level must lie between 0 and 1, but got 95"):
        net_promoter(np.ones(1), np.ones(1), np.ones(1), level=95)
