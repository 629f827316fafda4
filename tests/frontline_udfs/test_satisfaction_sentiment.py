from __future__ import annotations

import sys

import pytest

from frontline.satisfaction import sentiment
from frontline_udfs import FLS_LAST_ERROR, FLS_SENTIMENT, FLS_SENTIMENT_UNITS

INSTALL = "sentiment needs the package vaderSentiment: run pip install vaderSentiment py3langid."


@pytest.fixture(scope="module")
def comments(sample):
    return sample.comments.head(80)


def test_every_comment_is_scored_in_its_row(comments):
    texts = [*comments["text"].tolist(), None, "Das Personal war unglaublich freundlich und schnell."]
    found = sentiment(texts)
    rows = FLS_SENTIMENT([[text] for text in texts])

    assert [row[0] for row in rows[1:81]] == found.scores.tolist()[:80]
    assert rows[0] == ["score", "language", "note"]
    assert rows[81:] == [["#N/A", "", "no text"], ["#N/A", "de", "not English"]]


def test_units_get_the_mean_of_their_own_comments(comments):
    units, texts = comments["unit_id"].tolist(), comments["text"].tolist()
    rows = FLS_SENTIMENT_UNITS(units, texts, 2)

    assert [row[0] for row in rows[1:]] == list(dict.fromkeys(units))
    for unit, n, *numbers, note in rows[1:]:
        found = sentiment([text for text, of in zip(texts, units, strict=True) if of == unit])
        assert n == found.n
        if n >= 2:
            assert numbers == pytest.approx([found.mean, found.low, found.high])
            assert note == ""
        else:
            assert numbers == ["#N/A"] * 3


def test_comments_that_are_not_scored_are_told_of():
    rows = FLS_SENTIMENT_UNITS(["A"] * 3, ["Friendly people.", None, 7.0], 1)

    assert rows[1][:2] == ["A", 2]
    assert rows[1][-1] == "1 without text: not scored."


def test_an_error_cell_is_passed_on():
    assert FLS_SENTIMENT(["fine", "#NAME?"]) == "#NAME?"
    assert FLS_LAST_ERROR() == "FLS_SENTIMENT: texts, row 2, holds #NAME?. Mend that cell first."


@pytest.mark.parametrize(
    "call", [lambda: FLS_SENTIMENT("fine"), lambda: FLS_SENTIMENT_UNITS("A", "fine")], ids=["comments", "units"]
)
def test_without_the_extra_packages_the_sentence_says_how_to_install_them(monkeypatch, call):
    monkeypatch.setitem(sys.modules, "vaderSentiment.vaderSentiment", None)

    assert call() == "#N/A"
    assert FLS_LAST_ERROR().endswith(INSTALL)
