from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.agreement import rwg_of_answers
from frontline.errors import ParameterError
from frontline.survey import favourable, scale_mean, service_climate

people = st.lists(
    st.tuples(st.integers(-1, 3), *[st.integers(1, 5).map(float) | st.just(np.nan)] * 3), min_size=1, max_size=30
)


def as_arrays(rows):
    table = np.array(rows)
    return table[:, 0].astype(int), table[:, 1:]


@given(people)
def test_every_unit_is_scored_as_if_it_were_alone(rows):
    units, answers = as_arrays(rows)
    result = service_climate(units, answers, 1, 5, n_units=4)

    for unit in range(4):
        mine = answers[units == unit]
        means = scale_mean(mine, 1, 5)
        counted = ~np.isnan(means)
        n = np.count_nonzero(counted)
        assert result.n[unit] == n
        if n:
            flags = favourable(mine[counted], 1, 5)
            assert result.score[unit] == pytest.approx(means[counted].mean())
            assert result.favourable[unit] == pytest.approx(np.nanmean(flags))
        if n > 1:
            error = means[counted].std(ddof=1) / np.sqrt(n)
            assert result.standard_error[unit] == pytest.approx(error, abs=1e-9)


@given(people, st.randoms(use_true_random=False))
def test_the_order_of_the_respondents_does_not_matter(rows, random):
    shuffled = random.sample(rows, len(rows))
    first, second = (service_climate(*as_arrays(each), 1, 5, n_units=4) for each in (rows, shuffled))

    for name in ("score", "n", "standard_error", "agreement", "favourable"):
        assert getattr(first, name) == pytest.approx(getattr(second, name), abs=1e-9, nan_ok=True)


def test_agreement_is_rwg_of_the_counted_respondents():
    answers = np.array([[4, 5, 4, 4], [5, 5, 4, 4], [4, 4, 3, 4], [2, np.nan, np.nan, np.nan]], dtype=float)
    result = service_climate(np.zeros(4, dtype=int), answers, 1, 5, n_units=1)

    # made by R multilevel 2.7 with rwg.j on the three complete rows, ranvar = (5^2 - 1) / 12
    assert result.agreement == pytest.approx([0.96551724137931], abs=1e-13)
    assert result.agreement == rwg_of_answers(np.zeros(3, dtype=int), answers[:3], 5, 1)
    assert result.n.tolist() == [3]


def test_one_respondent_has_a_score_without_error_or_agreement():
    result = service_climate(np.array([0]), np.array([[5.0, 4.0]]), 1, 5, n_units=2)

    assert np.array_equal(result.score, [87.5, np.nan], equal_nan=True)
    assert result.n.tolist() == [1, 0]
    assert np.isnan(np.r_[result.standard_error, result.agreement, result.favourable[1]]).all()


def test_units_and_answers_must_be_as_many():
    with pytest.raises(ParameterError, match="must be equally long, but got units 2, answers 3"):
        service_climate(np.array([0, 0]), np.ones((3, 2)), 1, 5, n_units=1)
