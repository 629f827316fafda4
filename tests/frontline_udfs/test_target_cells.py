from __future__ import annotations

import numpy as np
import pytest

from frontline.scorecard.model import Settings
from frontline.targets import attainment, level_score, status
from frontline_udfs import FLS_ATTAINMENT, FLS_LAST_ERROR, FLS_LEVEL_SCORE, FLS_RATING, FLS_STATUS

ACTUAL = [[91.0, 89.0], [70.0, 90.0]]


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_attainment_is_that_of_the_method_cell_by_cell(better):
    target = [[90.0, 80.0], [80.0, 90.0]]

    assert FLS_ATTAINMENT(ACTUAL, target, better) == attainment(np.array(ACTUAL), np.array(target), better).tolist()


def test_one_target_serves_all_results():
    assert FLS_ATTAINMENT(ACTUAL, 90) == FLS_ATTAINMENT(ACTUAL, [[90, 90], [90, 90]])


def test_one_result_gives_one_cell():
    assert FLS_ATTAINMENT(45.0, 90.0) == 0.5


def test_an_attainment_that_says_nothing_is_not_available():
    assert FLS_ATTAINMENT([[None, "#N/A", 5, -1]], [[90, 0, -2, 90]]) == [["#N/A"] * 4]


def test_an_attainment_of_nothing_has_an_empty_denominator():
    assert FLS_ATTAINMENT([[5, 0]], [[0, 5]]) == [["#DIV/0!", 0.0]]
    assert FLS_ATTAINMENT([[5, 0]], [[0, 5]], "lower") == [["#N/A", "#DIV/0!"]]


def test_percent_texts_and_a_column_with_an_empty_tail_are_understood():
    assert FLS_ATTAINMENT([["45%"], ["0.9"], [None], [None]], "90%") == [[0.5], [1.0]]


def test_status_is_that_of_the_method_within_the_tolerance_given():
    expected = status(np.array(ACTUAL), np.array(90.0), "higher", 1.0)

    assert FLS_STATUS(ACTUAL, 90, 1) == expected.tolist()


def test_without_a_tolerance_near_is_what_it_is_on_a_scorecard():
    share = Settings().tolerance

    assert FLS_STATUS([[100 - 100 * share, 99.9 - 100 * share]], 100) == [["Near", "Missed"]]
    assert FLS_STATUS(99.9, 100, 0) == "Missed"


def test_lower_can_be_better():
    assert FLS_STATUS([[8], [10.1], [12]], 10, None, "Lower") == [["Met"], ["Near"], ["Missed"]]


def test_what_is_missing_has_words():
    assert FLS_STATUS([[None, 90]], [[90, None]]) == [["Not enough data", "No target"]]


def test_a_target_inside_the_interval_is_not_clearly_different():
    words = FLS_STATUS([[91, 91, 92, 70, None]], 90, None, None, [[88, 90.5, 90, 60, None]], [[94, 92, 94, 80, None]])

    assert words == [["Met, not clearly different", "Met", "Met, not clearly different", "Missed", "Not enough data"]]


def test_level_scores_are_those_of_the_method():
    values = [[60.0, 75.0], [87.7, 99.0]]
    expected = level_score(np.array(values), np.array(71.0), np.array(82.4), np.array(90.4))

    assert FLS_LEVEL_SCORE(values, 71, 82.4, 90.4) == expected.score.tolist()


def test_level_scores_of_blanks_and_of_levels_out_of_order_are_not_available():
    assert FLS_LEVEL_SCORE([[None, 80]], 71, [[82.4, 60]], 90.4) == [["#N/A", "#N/A"]]


def test_levels_fall_where_lower_is_better():
    assert FLS_LEVEL_SCORE(8, 12, 10, 8, "lower") == 4.0


def test_ratings_follow_from_level_scores():
    scores = FLS_LEVEL_SCORE([[60], [75], [87.7], [None], [99]], 71, 82.4, 90.4)

    assert FLS_RATING(scores) == [
        ["Not Meeting Target"],
        ["Approaching Target"],
        ["Meeting Target"],
        [""],
        ["Exceeding Target"],
    ]


@pytest.mark.parametrize(
    ("cell", "shown", "sentence"),
    [
        (lambda: FLS_ATTAINMENT([[1, 2, 3]], [[1, 2]]), "#VALUE!", "target must be one cell or as large as the others"),
        (lambda: FLS_ATTAINMENT("good", 90), "#VALUE!", "actual, row 1, must be a number, but is 'good'"),
        (lambda: FLS_ATTAINMENT([[1], ["#DIV/0!"]], 90), "#DIV/0!", "actual, row 2, holds #DIV/0!"),
        (lambda: FLS_STATUS(90, 90, -1), "#NUM!", "tolerance must not be negative, but got -1.0"),
        (lambda: FLS_STATUS(90, 90, low=80), "#VALUE!", "high is missing. Give both ends"),
        (lambda: FLS_STATUS(90, 90, None, "more"), "#NUM!", 'better must be "higher" or "lower"'),
        (lambda: FLS_LEVEL_SCORE(80, 70, 80, [True]), "#VALUE!", "exceeding, row 1, must be a number, but is TRUE"),
        (lambda: FLS_RATING(5), "#NUM!", "score must be at least 1 and less than 5, but is 5"),
    ],
    ids=[
        "sizes differ",
        "a word",
        "an error",
        "negative tolerance",
        "half an interval",
        "no direction",
        "a truth value",
        "no level score",
    ],
)
def test_what_cannot_be_answered_shows_an_error_and_keeps_the_sentence(cell, shown, sentence):
    assert cell() == shown
    assert sentence in FLS_LAST_ERROR()
