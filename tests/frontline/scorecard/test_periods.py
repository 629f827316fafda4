from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.errors import ParameterError
from frontline.scorecard.periods import Period, parse_period, parse_periods, try_periods

if TYPE_CHECKING:
    from collections.abc import Callable

YEAR = Period(dt.date(2024, 1, 1), 366, "year", "2024")
DOUBLE = Period(dt.date(2024, 4, 1), 365, "financial year", "2024-25")
QUARTER = Period(dt.date(2024, 10, 1), 92, "quarter", "Q4 2024")
HALF = Period(dt.date(2024, 7, 1), 184, "half-year", "H2 2024")
MONTH = Period(dt.date(2024, 1, 1), 31, "month", "Jan 2024")
WEEK = Period(dt.date(2024, 1, 29), 7, "week", "2024 W05")
DAY = Period(dt.date(2024, 1, 15), 1, "day", "2024-01-15")

SPELLINGS: dict[str, tuple[Period, list[object]]] = {
    "years": (YEAR, ["2024", 2024, 2024.0, " 2024 ", "2024.0", np.int64(2024)]),
    "double years": (
        DOUBLE,
        ["2024-25", "2024/25", "2024–25", "FY2024/25", "FY 2024-2025", "2024/2025", "school year 2024-25"],
    ),
    "quarters": (QUARTER, ["Q4 2024", "2024 Q4", "2024Q4", "2024-Q4", "q4-2024", "4Q24", "Q4 '24"]),
    "half-years": (HALF, ["H2 2024", "2024 H2", "2024-H2"]),
    "months": (
        MONTH,
        ["Jan 2024", "January 2024", "JAN-24", "2024-01", "2024/1", "202401", 202401, "01/2024", "1-2024", "2024 Jan"],
    ),
    "weeks": (WEEK, ["2024 W05", "2024-W5", "2024W05", "Week 5 2024", "W5, 2024", "2024 week 5"]),
    "days": (
        DAY,
        [
            "2024-01-15", "2024-01-15 13:30:00", "2024-01-15T00:00:00Z", "20240115", 20240115, 45306, "45306", 45306.5,
            "15/01/2024", "1/15/2024", "15.01.2024", "15 Jan 2024", "15-Jan-24", "January 15, 2024",
            dt.date(2024, 1, 15), dt.datetime(2024, 1, 15, 8), pd.Timestamp(2024, 1, 15),  # noqa: DTZ001  # as a cell holds it
        ],
    ),
    "quarters of double years": (
        Period(dt.date(2025, 1, 1), 90, "quarter", "Q4 2024-25"),
        ["Q4 2024-25", "Q4 2024/25", "Q4 FY2024/25", "2024-25 Q4"],
    ),
    "fiscal years": (Period(dt.date(2023, 10, 1), 366, "financial year", "FY2024"), ["FY2024", "fy 24"]),
}  # fmt: skip

PERIODS: list[Callable[[int], str]] = [
    lambda at: str(1950 + at),
    lambda at: f"{1950 + at}-{(1951 + at) % 100:02d}",
    lambda at: f"Q{at % 4 + 1} {1950 + at // 4}",
    lambda at: f"H{at % 2 + 1} {1950 + at // 2}",
    lambda at: f"{1950 + at // 12}-{at % 12 + 1:02d}",
    lambda at: f"{1950 + at // 52} W{at % 52 + 1:02d}",
    lambda at: (dt.date(1950, 1, 1) + dt.timedelta(at)).isoformat(),
]


@pytest.mark.parametrize("case", SPELLINGS)
def test_every_spelling_of_a_period_is_the_same_period(case: str) -> None:
    period, spellings = SPELLINGS[case]

    assert {parse_period(spelling) for spelling in spellings} == {period}


@pytest.mark.parametrize("case", SPELLINGS)
def test_a_label_reads_back_as_its_period(case: str) -> None:
    period, _ = SPELLINGS[case]

    assert parse_period(period.label) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2024-13",
        "2024-02-30",
        "2024-26",
        "Q5 2024",
        "W54 2024",
        "Maybe 2024",
        "3000",
        "12",
        "1_000",
        None,
        True,
    ],
)
def test_what_is_no_period_is_refused_with_the_forms_that_are(text: object) -> None:
    with pytest.raises(ParameterError, match=r'a period must be a year \(2024\), "2024-25"'):
        parse_period(text)


def test_a_date_whose_day_and_month_could_be_swapped_is_refused() -> None:
    with pytest.raises(ParameterError, match='must not leave day and month open, but got "03/04/2024"'):
        parse_period("03/04/2024")


def test_equal_day_and_month_leave_nothing_open() -> None:
    assert parse_period("03/03/2024").label == "2024-03-03"


@pytest.mark.parametrize(
    ("column", "label"),
    [
        (["03/04/2024", "13/04/2024"], "2024-04-03"),
        (["03/04/2024", "04/13/2024"], "2024-03-04"),
        (["2011-12", "2010-11"], "2011-12"),
        (["2011-12", "2011-10"], "Dec 2011"),
        (["2024-03-01", "2024-02-01"], "Mar 2024"),
        (["2024-03-31", "2024-02-29"], "Mar 2024"),
        (["2024-03-01", "2024-02-29"], "2024-03-01"),
        (["2024-03-01", "Apr 2024"], "Mar 2024"),
    ],
    ids=[
        "a day above 12 comes first",
        "a day above 12 comes second",
        "only double years",
        "some month",
        "firsts of months",
        "lasts of months",
        "other days",
        "firsts of months among months",
    ],
)
def test_the_rest_of_a_column_decides_what_one_value_leaves_open(column: list[str], label: str) -> None:
    assert parse_periods(column)[column[0]].label == label


@pytest.mark.parametrize("column", [["03/04/2024", "05/06/2024"], ["03/04/2024", "13/04/2024", "04/13/2024"]])
def test_a_column_that_decides_nothing_is_refused(column: list[str]) -> None:
    with pytest.raises(ParameterError, match=r'"03/04/2024"; write it as 2024-12-31'):
        parse_periods(column)


def test_the_sentences_of_a_column_are_kept_by_value() -> None:
    periods, problems = try_periods(["2024", "soon", "later"])

    assert list(periods) == ["2024"]
    assert list(problems) == ["soon", "later"]


def test_the_middle_of_a_year_is_half_a_year_after_its_start() -> None:
    assert parse_period("2001").middle == pytest.approx((366 + 182.5) / 365.25)


@given(st.sampled_from(PERIODS), st.sets(st.integers(0, 240), min_size=2))
def test_periods_sort_as_time_runs_whatever_their_form(form: Callable[[int], str], steps: set[int]) -> None:
    texts = [form(at) for at in sorted(steps)]

    periods = list(parse_periods(texts).values())

    assert periods == sorted(periods)
    assert len(set(periods)) == len(steps)


@given(st.sampled_from(PERIODS), st.integers(0, 240))
def test_relabelling_a_period_changes_nothing(form: Callable[[int], str], at: int) -> None:
    period = parse_period(form(at))

    assert parse_period(period.label) == period


@given(st.text(max_size=20))
def test_any_text_is_a_period_or_a_sentence(text: str) -> None:
    periods, problems = try_periods([text])

    assert len(periods) + len(problems) == 1
