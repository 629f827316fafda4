from __future__ import annotations

import numpy as np
import pytest

from frontline.errors import ParameterError
from frontline.trends import trend_words


@pytest.mark.parametrize(
    ("slope", "better", "word"),
    [
        (2.0, "higher", "Improving"),
        (-2.0, "higher", "Worsening"),
        (2.0, "lower", "Worsening"),
        (-2.0, "lower", "Improving"),
        (0.0, "lower", "No clear trend"),
    ],
)
def test_a_clear_slope_is_read_in_the_direction_of_better(slope, better, word):
    assert trend_words(np.array([slope]), np.array([0.01]), np.array([9]), better).tolist() == [word]


@pytest.mark.parametrize(("p", "word"), [(0.05, "Improving"), (0.0501, "No clear trend"), (np.nan, "No clear trend")])
def test_a_trend_is_clear_when_p_is_at_most_alpha(p, word):
    assert trend_words(np.array([1.0]), np.array([p]), np.array([5]), "higher").tolist() == [word]


def test_four_periods_are_too_few_whatever_they_say():
    words = trend_words(np.array([1.0, np.nan]), np.array([0.01, np.nan]), np.array([4, 0]), "higher")

    assert words.tolist() == ["Too few periods", "Too few periods"]


def test_the_arguments_are_checked():
    one = np.array([1.0])
    with pytest.raises(ParameterError, match='better must be "higher" or "lower", but got \'up\''):
        trend_words(one, one, one, "up")
    with pytest.raises(ParameterError, match="alpha must lie between 0 and 1, but got 5"):
        trend_words(one, one, one, "higher", alpha=5)
    with pytest.raises(ParameterError, match="minimum_periods must be an integer not less than 1, but got 0"):
        trend_words(one, one, one, "higher", minimum_periods=0)
    with pytest.raises(ParameterError, match="must be equally long, but got slope 1, p 1, n 2"):
        trend_words(one, one, np.array([5, 6]), "higher")
