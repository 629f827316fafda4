from __future__ import annotations

import sys

import numpy as np
import pytest

from frontline.errors import ParameterError
from frontline.satisfaction import sentiment

GOOD = "The staff were wonderful and quick."
BAD = "I waited an hour and nobody cared, terrible."
GERMAN = "Das Personal war wunderbar und sehr schnell bei der Arbeit."


def test_scores_are_those_of_vader() -> None:
    # Python, vaderSentiment 3.3.2: SentimentIntensityAnalyzer().polarity_scores(text)["compound"]
    found = sentiment([GOOD, BAD, "VADER is smart, handsome, and funny!"])

    np.testing.assert_array_equal(found.scores, [0.5719, -0.0772, 0.8439])


def test_text_in_another_language_is_counted_and_not_scored() -> None:
    found = sentiment([GOOD, GERMAN])

    assert found.languages.tolist() == ["en", "de"]
    assert np.isnan(found.scores[1])
    assert found.n == 1
    assert "1 in another language than English: not scored." in found.notes


def test_a_short_text_is_taken_for_english() -> None:
    assert sentiment(["Terrible service"]).scores[0] < 0


def test_an_empty_text_is_not_a_neutral_one() -> None:
    found = sentiment(["", None, "  "])

    assert np.isnan(found.scores).all()
    assert np.isnan(found.mean)
    assert found.notes == ("3 without text: not scored.", "Not available: no English text to score.")


def test_one_text_has_a_mean_and_no_interval() -> None:
    found = sentiment([GOOD])

    assert found.mean == found.scores[0]
    assert np.isnan(found.low)
    assert found.notes == ("One text has no interval.",)


def test_the_mean_comes_with_its_normal_interval() -> None:
    found = sentiment([GOOD, BAD, GOOD])
    spread = 1.959963984540054 * np.std(found.scores, ddof=1) / np.sqrt(3)

    np.testing.assert_allclose([found.low, found.mean, found.high], found.scores.mean() + spread * np.array([-1, 0, 1]))


def test_the_order_of_the_texts_does_not_matter() -> None:
    assert sentiment([GOOD, BAD]).mean == pytest.approx(sentiment([BAD, GOOD]).mean, rel=1e-15)


def test_a_missing_extra_is_a_sentence_with_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "vaderSentiment.vaderSentiment", None)

    with pytest.raises(ParameterError, match="needs the package vaderSentiment: run pip install vaderSentiment"):
        sentiment([GOOD])
