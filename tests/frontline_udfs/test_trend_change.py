from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from frontline.comparison import benjamini_hochberg
from frontline.satisfaction import proportion_standard_error
from frontline.trends import change
from frontline_udfs import FLS_CHANGE, FLS_LAST_ERROR

PLAIN = ["unit", "period", "value", "since", "earlier", "change", "reading"]
QUARTERS = ["Q4 2023", "Q3 2024", "Q4 2024"]


def first_of(year, month):
    return dt.datetime(year, month, 1)  # noqa: DTZ001 - as Excel hands dates over


def test_change_and_interval_are_those_of_the_method():
    header, *rows = FLS_CHANGE(
        [["2023"], ["2024"]] * 2, [[70], [75], [60], [50]], [["A"], ["A"], ["B"], ["B"]], None, [[2], [1.5], [3], [2]]
    )
    expected = change(np.array([75.0, 50.0]), np.array([70.0, 60.0]), np.array([1.5, 2.0]), np.array([2.0, 3.0]))
    q = benjamini_hochberg(expected.p)

    assert header == [*PLAIN[:6], "low", "high", "p", "q", "reading"]
    assert [row[5:10] for row in rows] == [
        [expected.change[row], expected.low[row], expected.high[row], expected.p[row], q[row]] for row in range(2)
    ]
    assert [row[10] for row in rows] == ["clearly better", "clearly worse"]


def test_shares_get_their_interval_from_n():
    row = FLS_CHANGE(["2023", "2024"], [0.7, 0.75], n=[400, 380])[1]
    errors = proportion_standard_error(np.array([0.7, 0.75]), np.array([400.0, 380.0]))
    expected = change(np.array([0.75]), np.array([0.7]), errors[1:], errors[:1])

    assert row[6:8] == [expected.low[0], expected.high[0]]


def test_small_groups_are_left_out_before_anything_is_compared():
    rows = FLS_CHANGE(
        ["2022", "2023", "2024"] * 2, [0.5, 0.6, 0.9, 0.5, 0.6, 0.7], ["A"] * 3 + ["B"] * 3, n=[9, 9, 4, 9, 5, 5]
    )

    assert rows[1][2:6] == ["#N/A", "2023", 0.6, "#N/A"]
    assert rows[1][10] == "no result to compare with"
    assert rows[2][2:5] == [0.7, "2023", 0.6]


@pytest.mark.parametrize(
    ("since", "label", "earlier"),
    [
        ("previous", "Q3 2024", 72.0),
        ("year", "Q4 2023", 70.0),
        ("q4 2023", "Q4 2023", 70.0),
        ("2023 Q4", "Q4 2023", 70.0),
    ],
)
def test_the_period_compared_with_may_be_chosen(since, label, earlier):
    header, row = FLS_CHANGE(QUARTERS, [70, 72, 75], since=since)

    assert header == PLAIN
    assert row == ["all", "Q4 2024", 75.0, label, earlier, 75.0 - earlier, "uncertainty not known"]


@pytest.mark.parametrize(
    ("periods", "label"),
    [
        ([first_of(2023, 2), first_of(2024, 1), first_of(2024, 2)], "Feb 2023"),
        (["2023 W09", "2024 W08", "2024 W09"], "2023 W09"),
        (["2023-02-28", "2024-02-27", "2024-02-29"], "2023-02-28"),
        (["2022-23", "2023-24"], "2022-23"),
    ],
    ids=["months", "weeks", "a leap day", "financial years"],
)
def test_a_year_ago_is_the_same_period_of_the_year_before(periods, label):
    assert FLS_CHANGE(periods, list(range(len(periods))), since="year")[1][3:5] == [label, 0.0]


def test_a_unit_is_compared_with_its_own_last_result_before():
    _, *rows = FLS_CHANGE(["2022", "2024", "2023", "2024"], [70, 75, 60, 61], ["A", "A", "B", "B"])

    assert [row[3:6] for row in rows] == [["2022", 70.0, 5.0], ["2023", 60.0, 1.0]]


def test_months_yet_to_come_do_not_count_as_the_latest():
    row = FLS_CHANGE(["2023", "2024", "2025"], [70, 75, None])[1]

    assert row[1:4] == ["2024", 75.0, "2023"]


def test_a_unit_without_the_earlier_result_says_so():
    _, *rows = FLS_CHANGE(["2023", "2024", "2024"], [70, 75, 60], ["A", "A", "B"])

    assert rows[1][3:] == ["", "#N/A", "#N/A", "no result to compare with"]


def test_lower_is_better_turns_the_reading_round():
    assert FLS_CHANGE(["2023", "2024"], [9, 5], standard_errors=[0.1, 0.1], better="lower")[1][10] == "clearly better"


@pytest.mark.parametrize(
    ("arguments", "shown", "sentence"),
    [
        ((["2024"], [71]), "#N/A", "at least two periods, but all are of 2024"),
        ((QUARTERS, [1, 2, 3], None, "last month"), "#NUM!", 'since must be "previous", "year" or a period'),
        ((QUARTERS, [1, 2, 3], None, "Q1 2020"), "#NUM!", "with results before Q4 2024, but is Q1 2020"),
        (([1, 2, 3], [1, 2, 3], None, "year"), "#NUM!", "periods are plain numbers"),
        ((QUARTERS, [70, 72, 75], None, None, None, [9, 9, 9]), "#NUM!", "values hold 70. Give standard_errors"),
        ((QUARTERS, [0.7, 0.2, 0.5], None, None, None, [1, 2, 3]), "#N/A", "No value has 5 answers or more"),
    ],
    ids=["one period", "no period", "a period without results", "a year of numbers", "no shares", "small groups only"],
)
def test_what_cannot_be_answered_shows_an_error_and_keeps_the_sentence(arguments, shown, sentence):
    assert FLS_CHANGE(*arguments) == shown
    assert sentence in FLS_LAST_ERROR()
