from __future__ import annotations

import numpy as np
import pytest

from frontline.errors import ParameterError
from frontline.survey import score_interval


def test_the_interval_is_that_of_student():
    scores = np.array([75.0, 50.0, 100.0, 62.5, 87.5])
    error = scores.std(ddof=1) / np.sqrt(5)

    # made by R 4.2.2: t.test(c(75, 50, 100, 62.5, 87.5))$conf.int, and with conf.level = .9
    assert np.r_[score_interval(scores.mean(), error, 5)] == pytest.approx([50.4594604815305, 99.5405395184695])
    assert np.r_[score_interval(scores.mean(), error, 5, 0.9)] == pytest.approx([56.156958511721, 93.843041488279])


def test_the_interval_never_leaves_the_scale():
    low, high = score_interval(np.array([2.0, 98.0]), np.array([3.0, 3.0]), np.array([4, 4]))

    assert low[0] == 0
    assert high[1] == 100
    assert low[1] < 98
    assert high[0] > 2


@pytest.mark.parametrize(
    ("score", "error", "n"),
    [(np.nan, 1.0, 9), (50.0, np.nan, 9), (50.0, 1.0, 1), (50.0, 0.0, 9)],
    ids=["no score", "no error", "one respondent", "all scores agree"],
)
def test_what_shows_no_spread_has_no_interval(score, error, n):
    assert np.isnan(np.r_[score_interval(np.array([score]), np.array([error]), np.array([n]))]).all()


def test_the_level_must_lie_between_0_and_1():
    with pytest.raises(ParameterError, match="level must lie between 0 and 1, but got 1"):
        score_interval(np.array([50.0]), np.array([1.0]), np.array([9]), level=1)
