from __future__ import annotations

import numpy as np
import pytest

from frontline.comparison import absolute_buckets, relative_buckets
from frontline_udfs import FLS_HEAT_MAP, FLS_LAST_ERROR

VALUES = [[52.0, 58.0, 66.0], [70.0, 75.0, 80.0]]


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_shades_are_those_relative_to_the_cells_given(better):
    assert FLS_HEAT_MAP(VALUES, better) == relative_buckets(np.array(VALUES), better).bucket.tolist()


def test_shades_are_those_by_the_distance_from_the_target():
    expected = absolute_buckets(np.array(VALUES), np.array([[60.0], [80.0]]), 5.0, "higher")

    assert FLS_HEAT_MAP(VALUES, "higher", [[60], [80]], 5) == expected.bucket.tolist()


def test_a_cell_without_value_or_target_has_no_shade():
    assert FLS_HEAT_MAP([[52, None, 80]]) == [[1.0, "#N/A", 7.0]]
    assert FLS_HEAT_MAP([[52], [60]], "higher", [[60], [None]], 5) == [[3.0], ["#N/A"]]


def test_one_cell_is_grey():
    assert FLS_HEAT_MAP("66%") == 4.0


@pytest.mark.parametrize(
    ("arguments", "shown", "sentence"),
    [
        ((VALUES, "higher", 80), "#VALUE!", "step_width is missing. Give both target and step_width, or neither"),
        ((VALUES, "higher", None, 5), "#VALUE!", "target is missing"),
        ((VALUES, "higher", 80, 0), "#NUM!", "step must be greater than 0, but got 0"),
        ((VALUES, "greener"), "#NUM!", 'better must be "higher" or "lower"'),
        (([["red"]],), "#VALUE!", "values, row 1, must be a number, but is 'red'"),
    ],
    ids=["a target alone", "a width alone", "no width", "no direction", "a word"],
)
def test_what_cannot_be_answered_shows_an_error_and_keeps_the_sentence(arguments, shown, sentence):
    assert FLS_HEAT_MAP(*arguments) == shown
    assert sentence in FLS_LAST_ERROR()
