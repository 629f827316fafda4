from __future__ import annotations

import numpy as np
import pytest

from frontline.control_charts import special_causes, variation_words, xmr_chart
from frontline.errors import ParameterError

STEADY = [5.0, 6.0] * 8


@pytest.mark.parametrize(
    ("last", "better", "word"),
    [
        (30.0, "higher", "Improving"),
        (30.0, "lower", "Worsening"),
        (-30.0, "higher", "Worsening"),
        (-30.0, "lower", "Improving"),
        (5.0, "higher", "No special cause"),
    ],
)
def test_the_latest_point_is_read_in_the_direction_of_better(last, better, word):
    chart = xmr_chart(np.array([[*STEADY, last]]))

    assert variation_words(chart, special_causes(chart), better).tolist() == [word]


def test_an_earlier_special_cause_is_not_the_latest_news():
    chart = xmr_chart(np.array([[*STEADY, 30.0, -19.0, *STEADY]]))

    assert variation_words(chart, special_causes(chart), "higher").tolist() == ["No special cause"]


def test_a_missing_last_period_leaves_the_last_point_as_the_latest():
    chart = xmr_chart(np.array([[*STEADY, 30.0, np.nan]]))

    assert variation_words(chart, special_causes(chart), "higher").tolist() == ["Improving"]


def test_points_in_turn_up_and_down_are_special_without_being_better_or_worse():
    chart = xmr_chart(np.array([STEADY]), "nelson")

    assert variation_words(chart, special_causes(chart), "higher").tolist() == [
        "Special cause, neither better nor worse"
    ]


def test_too_few_points_in_the_latest_phase_say_nothing():
    chart = xmr_chart(np.array([[*STEADY, 30.0], [np.nan] * 17, [5.0] * 17]), rebase=[16])
    excel = xmr_chart(np.array([STEADY[:12]]), "nhs-excel")

    assert variation_words(chart, special_causes(chart), "higher").tolist() == ["Too few points"] * 3
    assert variation_words(excel, special_causes(excel), "higher").tolist() == ["Too few points"]


def test_better_must_be_a_direction():
    chart = xmr_chart(np.array([STEADY]))
    with pytest.raises(ParameterError, match='better must be "higher" or "lower", but got \'up\''):
        variation_words(chart, special_causes(chart), "up")
