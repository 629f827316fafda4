from __future__ import annotations

import numpy as np
import pytest

from frontline.scorecard.periods import parse_period
from frontline.targets import next_target
from frontline_udfs import FLS_LAST_ERROR, FLS_NEXT_TARGET

HEADER = ["unit", "n", "last", "best quarter", "peer quartile", "trend", "low", "high", "required", "note"]
MONTHS = [f"2025-{month:02d}" for month in range(1, 7)]
VALUES = np.array(
    [
        [70.0, 72.0, 71.0, 75.0, 74.0, 76.0],
        [60.0, 66.0, 64.0, 62.0, 63.0, 66.0],
        [80.0, 79.0, 82.0, 81.0, 83.0, 82.0],
        [55.0, 58.0, 57.0, 60.0, 59.0, 61.0],
    ]
)


def middles(labels):
    return np.array([parse_period(label).middle for label in labels])


def long(values):
    """Return periods, values and units of a unit x month table, one row a cell, blank where missing."""
    units = [[f"unit {row}"] for row in range(len(values)) for _ in MONTHS]
    cells = [[None if np.isnan(value) else value] for value in values.ravel().tolist()]
    return [[month] for month in MONTHS] * len(values), cells, units


def rows_of(found):
    columns = (found.n, found.last, found.best_quarter, found.peer_quartile, found.trend)
    return np.column_stack([*columns, found.trend_low, found.trend_high, found.required]).tolist()


def test_proposals_are_those_of_the_method():
    header, *rows = FLS_NEXT_TARGET(*long(VALUES), "higher", 90, 3)
    expected = next_target(
        middles(MONTHS),
        VALUES,
        parse_period("2025-07").middle,
        goal=90.0,
        steps=3,
        quarters=np.array([0, 0, 0, 1, 1, 1]),
    )

    assert header == HEADER
    assert [row[1:9] for row in rows] == rows_of(expected)
    assert rows[0][9] == "Proposals for the month after Jun 2025."


def test_peers_ends_and_the_period_ahead_may_be_given():
    group = [["city"]] * 12 + [["land"]] * 12
    _, *rows = FLS_NEXT_TARGET(*long(VALUES), "lower", 50, 2, group, "Jan 2026", 0, 65)
    expected = next_target(
        middles(MONTHS),
        VALUES,
        parse_period("Jan 2026").middle,
        "lower",
        goal=50.0,
        steps=2,
        groups=np.array([0, 0, 1, 1]),
        quarters=np.array([0, 0, 0, 1, 1, 1]),
        lowest=0.0,
        highest=65.0,
    )
    shown = [[None if cell == "#N/A" else cell for cell in row[1:9]] for row in rows]

    assert shown == [[None if np.isnan(number) else number for number in row] for row in rows_of(expected)]
    assert rows[0][9] == "Proposals for Jan 2026. The peer group has fewer than 4 results."


@pytest.mark.parametrize(
    ("periods", "ahead"),
    [
        (["2021", "2022", "2023", "2024"], "2025"),
        (["Q1 2024", "Q2 2024", "Q3 2024", "Q4 2024"], "Q1 2025"),
        (["2021-22", "2022-23", "2023-24", "2024-25"], "2025-26"),
        (["2024 W50", "2024 W51", "2024 W52", "2025 W01"], "2025 W02"),
        (["H1 2023", "H2 2023", "H1 2024", "H2 2024"], "H1 2025"),
        (["2024-01-10", "2024-01-20", "2024-01-30", "2024-03-09"], "2024-03-19"),
        ([1, 2, 3, 4], 5),
    ],
    ids=["years", "quarters", "financial years", "weeks", "half-years", "days mostly ten apart", "waves"],
)
def test_the_period_after_the_last_is_meant_where_none_is_named(periods, ahead):
    values = [70, 72, 71, 75]
    unnamed, named = FLS_NEXT_TARGET(periods, values)[1], FLS_NEXT_TARGET(periods, values, ahead=ahead)[1]

    assert unnamed[:9] == pytest.approx(named[:9])
    assert named[9].startswith(f"Proposals for {ahead}.")


def test_months_without_results_at_the_end_do_not_move_the_period_ahead():
    open_months = VALUES[:1].copy()
    open_months[0, 4:] = np.nan

    assert FLS_NEXT_TARGET(*long(open_months))[1][9].startswith("Proposals for the month after Apr 2025.")


def test_missing_proposals_are_told_of():
    row = FLS_NEXT_TARGET(["2023", "2024"], [70, 72])[1]

    assert row[4:9] == ["#N/A"] * 5
    assert "A line takes three results" in row[9]


@pytest.mark.parametrize(
    ("arguments", "shown", "sentence"),
    [
        ((MONTHS[:2], [70, 72], None, None, None, None, None, "2024-01"), "#NUM!", "ahead must come after Feb 2025"),
        ((MONTHS[:2], [70, 72], None, None, None, None, None, "Feb 2025"), "#NUM!", "Feb 2025, but is Feb 2025"),
        ((MONTHS[:2], [70, 72], None, None, None, None, None, "2026"), "#VALUE!", "ahead must be one month"),
        (([1], [70]), "#N/A", "1 alone does not tell what comes next"),
        ((MONTHS[:2], [70, 72], None, None, 80, 0), "#NUM!", "steps must be an integer not less than 1, but got 0"),
        ((MONTHS[:2], [70, 72], ["A", "A"], None, None, None, ["x", "y"]), "#VALUE!", "A is in x and y"),
        ((MONTHS[:2], [70, 72], None, None, None, None, None, None, 9, 1), "#NUM!", "highest must be greater than"),
    ],
    ids=["the past", "the last period", "another kind", "one wave", "no steps", "two groups", "an upside-down scale"],
)
def test_what_cannot_be_answered_shows_an_error_and_keeps_the_sentence(arguments, shown, sentence):
    assert FLS_NEXT_TARGET(*arguments) == shown
    assert sentence in FLS_LAST_ERROR()
