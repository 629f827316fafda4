from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.targets import level_score, rating

if TYPE_CHECKING:
    from pathlib import Path

LEVELS = (np.array([60.0]), np.array([70.0]), np.array([90.0]))


@pytest.mark.parametrize(
    ("value", "score", "rule"),
    [
        (65.0, 2.5, "published"),
        (60.0, 2.0, "published"),
        (69.99, 2.99, "published"),
        (70.0, 3.0, "published"),
        (80.0, 3.5, "published"),
        (89.99, 3.99, "published"),
        (90.0, 4.0, "published"),
        (100.0, 4.5, "continued"),
        (200.0, 4.99, "continued"),
        (59.99, 1.99, "continued"),
        (55.0, 1.5, "continued"),
        (10.0, 1.0, "continued"),
    ],
)
def test_the_score_runs_from_level_to_level_and_is_carried_on_beyond(value, score, rule):
    result = level_score(np.array([value]), *LEVELS)

    assert result.score == pytest.approx([score], abs=1e-9)
    assert result.rule.tolist() == [rule]


@given(st.integers(-500, 2000))
def test_where_lower_is_better_mirrored_levels_give_the_same_score(tenths):
    value = np.array([tenths / 10])
    higher = level_score(value, *LEVELS)
    lower = level_score(-value, *(-level for level in LEVELS), better="lower")

    assert higher.score.tolist() == lower.score.tolist()
    assert higher.rule.tolist() == lower.rule.tolist()


@given(st.lists(st.floats(-1e4, 1e4), min_size=2, max_size=30))
def test_a_better_value_never_scores_lower_and_scores_stay_on_the_scale(values):
    score = level_score(np.sort(values), *LEVELS).score

    assert (np.diff(score) >= 0).all()
    assert score.min() >= 1.0
    assert score.max() <= 4.99


@pytest.mark.parametrize(
    ("levels", "better"),
    [
        ((70.0, 60.0, 90.0), "higher"),
        ((60.0, 70.0, 70.0), "higher"),
        ((60.0, 70.0, 90.0), "lower"),
        ((np.nan, 70.0, 90.0), "higher"),
    ],
    ids=["approaching above meeting", "meeting equals exceeding", "wrong direction", "a level missing"],
)
def test_levels_out_of_order_give_no_score(levels, better):
    result = level_score(np.array([75.0]), *(np.array([level]) for level in levels), better=better)

    assert np.isnan(result.score).all()
    assert result.rule.tolist() == [""]


def test_a_missing_value_has_neither_score_nor_rating():
    result = level_score(np.array([np.nan]), *LEVELS)

    assert np.isnan(result.score).all()
    assert rating(result.score).tolist() == [""]


def test_a_value_that_meets_its_level_but_for_rounding_has_met_it():
    result = level_score(np.array([0.3]), np.array([0.1]), np.array([0.1 + 0.2]), np.array([0.4]))

    assert result.score.tolist() == [3.0]


@pytest.mark.real_data
def test_every_published_score_and_rating_of_new_york_s_schools_is_reproduced(real_data: Path):
    table = pd.read_csv(real_data / "nyc_schools" / "targets.csv")
    columns = ["value", "approaching_target", "meeting_target", "exceeding_target"]
    result = level_score(*(table[column].to_numpy() for column in columns))
    published = table["published_metric_score"].to_numpy()
    between = (published >= 2) & (published < 4)

    assert np.count_nonzero(between) == 5823
    assert np.abs(result.score - published)[between].max() <= 0.005 + 1e-9
    assert (result.rule[between] == "published").all()
    assert len(table) == 10655
    assert (rating(result.score) == table["published_metric_rating"]).all()
    assert (rating(published) == table["published_metric_rating"]).all()
