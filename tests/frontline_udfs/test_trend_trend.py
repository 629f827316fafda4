from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from frontline.comparison import benjamini_hochberg
from frontline.scorecard.periods import parse_period
from frontline.trends import hamed_rao, mann_kendall, seasonal_mann_kendall, theil_sen
from frontline_udfs import FLS_LAST_ERROR, FLS_TREND

HEADER = ["unit", "n", "slope", "low", "high", "p", "q", "trend", "note"]
YEARS = ["2019", "2020", "2021", "2022", "2023", "2024"]
RISING = [70.0, 72.0, 71.0, 75.0, 77.0, 80.0]
FALLING = [90.0, 88.0, 85.0, 84.0, 81.0, 80.0]


def months(count):
    return [[dt.datetime(2022 + place // 12, place % 12 + 1, 1)] for place in range(count)]  # noqa: DTZ001


def test_slope_interval_and_p_are_those_of_theil_sen_and_mann_kendall():
    header, row = FLS_TREND([[year] for year in YEARS], [[value] for value in RISING])
    times = np.array([parse_period(year).middle for year in YEARS])
    slope, test = theil_sen(times, np.array([RISING])), mann_kendall(np.array([RISING]))

    assert header == HEADER
    assert row[:6] == ["all", 6, slope.slope[0], slope.low[0], slope.high[0], test.p[0]]
    assert row[7] == "Improving"


def test_units_are_tested_together_and_the_words_go_by_q():
    random = np.random.default_rng(7)
    values = np.vstack([RISING, FALLING, random.normal(size=(6, 6))])
    names = [f"unit {place}" for place in range(8)]
    units = [[name] for name in names for _ in YEARS]
    _, *rows = FLS_TREND([[year] for year in YEARS] * 8, values.reshape(-1, 1).tolist(), units)
    q = benjamini_hochberg(mann_kendall(values).p)

    assert [row[0] for row in rows] == names
    assert [row[6] for row in rows] == q.tolist()
    assert [row[7] != "No clear trend" for row in rows] == (q <= 0.05).tolist()


def test_lower_is_better_turns_the_words_round():
    assert FLS_TREND(YEARS, FALLING, better="lower")[1][7] == "Improving"
    assert FLS_TREND(YEARS, FALLING)[1][7] == "Worsening"


def test_a_season_is_taken_out_over_the_gaps_of_the_calendar():
    values = [60 + 10 * np.sin(place) + place / 12 for place in range(12)] * 3
    values = [value + place / 10 for place, value in enumerate(values)]
    rows = [(month, [value]) for month, value in zip(months(36), values, strict=True)]
    del rows[17]  # a month without a row
    row = FLS_TREND([month for month, _ in rows], [value for _, value in rows], season=12)[1]
    calendar = np.array([values])
    calendar[0, 17] = np.nan
    expected = seasonal_mann_kendall(calendar, 12)

    assert row[1:7] == [35, expected.slope[0], "#N/A", "#N/A", expected.p[0], expected.p[0]]
    assert row[8] == "Jan 2022 to Dec 2024, slope per 12 periods; the seasonal slope has no interval"


def test_correlated_periods_are_allowed_for():
    swing = (70 + 5 * np.sin(np.arange(20.0) / 5)).tolist()
    row = FLS_TREND(list(range(1, 21)), swing, method="hamed-rao")[1]

    assert row[5] == hamed_rao(np.array([swing])).p[0]
    assert row[8] == "1 to 20, slope per 1"


@pytest.mark.parametrize(
    "periods",
    [
        months(6),
        [[cell[0].strftime("%b %Y")] for cell in months(6)],
        [[44562.0], [44593.0], [44621.0], [44652.0], [44682.0], [44713.0]],
        [[44562, 44593, 44621, 44652, 44682, 44713]],
        [["Month"], *months(6)],
        [*months(6), [None], [None]],
    ],
    ids=["dates", "words", "serial dates", "a row", "under a header", "with an empty tail"],
)
def test_periods_may_come_in_any_form(periods):
    values = [[value] for value in RISING]
    if periods[0] == ["Month"]:
        values = [["Score"], *values]
    values += [[None]] * (len(periods) - len(values))
    if len(periods) == 1:
        values = [RISING]

    assert FLS_TREND(periods, values) == FLS_TREND(months(6), [[value] for value in RISING])


def test_the_order_of_the_rows_does_not_matter():
    order = [4, 0, 5, 2, 1, 3]

    assert FLS_TREND([YEARS[row] for row in order], [RISING[row] for row in order]) == FLS_TREND(YEARS, RISING)


def test_numbers_in_texts_and_blanks_are_understood():
    texts = ["70", " 72 ", None, "75.0", "77", "80"]

    assert FLS_TREND(YEARS, texts)[1][1] == 5
    assert FLS_TREND(YEARS, texts) == FLS_TREND(YEARS, [70, 72, None, 75, 77, 80])


def test_too_few_periods_are_told_of():
    row = FLS_TREND(YEARS[:3], RISING[:3])[1]

    assert row[6:8] == ["#N/A", "Too few periods"]


def test_one_cell_has_no_slope():
    row = FLS_TREND("2024", 71.5)[1]

    assert row[:7] == ["all", 1, "#N/A", "#N/A", "#N/A", "#N/A", "#N/A"]


@pytest.mark.parametrize(
    ("arguments", "shown", "sentence"),
    [
        ((YEARS + YEARS, RISING + FALLING), "#VALUE!", "all has more than one in 2019. Give units"),
        ((["2024", "soon"], [1, 2]), "#VALUE!", "periods, row 2: a period must be"),
        ((YEARS, [1, 2, "#DIV/0!", 4, 5, 6]), "#DIV/0!", "values, row 3, holds #DIV/0!"),
        ((YEARS, [None] * 6), "#N/A", "values hold no number"),
        ((YEARS, RISING, None, 1), "#NUM!", "seasons must be an integer not less than 2, but got 1"),
        ((YEARS, RISING, None, 4, None, "hamed-rao"), "#NUM!", "season takes the method mann-kendall"),
        ((YEARS, RISING, None, None, None, "guess"), "#NUM!", "method must be mann-kendall or hamed-rao"),
    ],
    ids=["two units as one", "a word", "an error", "nothing", "a season of one", "two methods", "no such method"],
)
def test_what_cannot_be_answered_shows_an_error_and_keeps_the_sentence(arguments, shown, sentence):
    assert FLS_TREND(*arguments) == shown
    assert sentence in FLS_LAST_ERROR()
