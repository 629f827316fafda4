from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.control_charts import assurance_words, xmr_chart
from frontline.errors import ParameterError

Y = [
    50, 52, 49, 51, 53, 48, 50, 51, 52, 53, 54, 55, 56, 57, 50,
    49, 59, 58, 57, 49, 30, 50, 49, 48, 49, 48, 47, 49, 48, 52,
]  # fmt: skip


@pytest.mark.parametrize(
    ("better", "target", "word"),
    [
        ("higher", 30, "Consistently met"),
        ("higher", 50, "Hit and miss"),
        ("higher", 90, "Consistently failing"),
        ("lower", 30, "Consistently failing"),
        ("lower", 50, "Hit and miss"),
        ("lower", 90, "Consistently met"),
    ],
)
def test_a_target_beyond_a_limit_is_always_met_or_never_as_r_says(better, target, word):
    # R: NHSRplotthedots 0.2.2 ptd_spc(d, y, x, target = .., improvement_direction = ..), assurance_type:
    # increase 30 consistent_pass, 50 inconsistent, 90 consistent_fail; decrease the other way round
    assert assurance_words(xmr_chart(np.array([Y])), np.array([target]), better).tolist() == [word]


def test_the_latest_limits_count():
    chart = xmr_chart(np.array([[50.0, 52.0, 51.0, 53.0, 80.0, 82.0, 81.0, 83.0]]), rebase=[4])

    assert assurance_words(chart, np.array([70.0]), "higher").tolist() == ["Consistently met"]


def test_the_latest_target_given_counts():
    chart = xmr_chart(np.tile([80.0, 82.0, 81.0, 79.0], (3, 1)))
    targets = np.array([[95.0, 95.0, 70.0, np.nan], [70.0, 70.0, 70.0, 95.0], [np.nan] * 4])

    assert assurance_words(chart, targets, "higher").tolist() == [
        "Consistently met",
        "Consistently failing",
        "No target",
    ]


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_a_constant_series_on_its_target_meets_it_consistently(better):
    words = assurance_words(xmr_chart(np.full((1, 15), 82.5)), np.array([82.5]), better)

    assert words.tolist() == ["Consistently met"]


def test_without_limits_there_is_no_assurance():
    chart = xmr_chart(np.array([[80.0, np.nan], [np.nan, np.nan]]))

    assert assurance_words(chart, np.array([70.0, np.nan]), "higher").tolist() == ["Too few points"] * 2


@given(st.lists(st.integers(0, 20).map(float), min_size=2, max_size=15), st.integers(-10, 30))
def test_a_mirrored_measure_and_target_have_the_same_assurance(values, target):
    plain = assurance_words(xmr_chart(np.array([values])), np.array([target]), "higher")
    mirrored = assurance_words(xmr_chart(-np.array([values])), np.array([-target]), "lower")

    assert plain.tolist() == mirrored.tolist()


def test_every_series_needs_a_target():
    with pytest.raises(ParameterError, match="must be equally long, but got targets 1, chart 2"):
        assurance_words(xmr_chart(np.zeros((2, 3))), np.array([1.0]), "higher")
