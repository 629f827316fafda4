from __future__ import annotations

import datetime as dt
import re

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.scorecard.periods import parse_period
from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.periods import is_period, read_periods


def day(year, month, number):
    return dt.datetime(year, month, number)  # noqa: DTZ001 - as Excel hands dates over


def column(*cells):
    return read_periods([[cell] for cell in cells], "periods")


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["Q1 2025", "2024 Q4", "2024Q3"], ["Q3 2024", "Q4 2024", "Q1 2025"]),
        ([2024.0, "2023", 2022], ["2022", "2023", "2024"]),
        ([day(2024, 3, 1), day(2024, 2, 1)], ["Feb 2024", "Mar 2024"]),
        ([45323.0, 45292.0], ["Jan 2024", "Feb 2024"]),
        (["2024-01-15", dt.date(2023, 5, 2)], ["2023-05-02", "2024-01-15"]),
        ([3.0, 1.0, 2.0], ["1", "2", "3"]),
        ([2024.25, 2024.5], ["2024.25", "2024.5"]),
    ],
    ids=["quarters", "years", "months as dates", "months as serial dates", "days", "waves", "decimal years"],
)
def test_periods_are_read_as_people_write_them_and_put_in_order(cells, names):
    assert column(*cells).names == names


def test_every_row_knows_the_place_of_its_period_and_a_blank_has_none():
    found = column("2024", None, "2022", "2024", "")

    assert found.codes.tolist() == [1, -1, 0, 1, -1]


def test_times_are_the_middles_of_the_periods_in_years():
    found = column("2023", "2024")

    assert found.times.tolist() == [parse_period("2023").middle, parse_period("2024").middle]
    assert found.unit == "year"


def test_plain_numbers_are_their_own_times():
    found = column(2.0, 7.5)

    assert found.times.tolist() == [2.0, 7.5]
    assert found.unit == "1"


@given(st.integers(1950, 2150), st.integers(1, 12), st.integers(1, 60))
def test_months_lie_on_the_calendar_as_far_apart_as_they_are(year, month, later):
    ahead = 12 * year + month - 1 + later
    found = column(f"{year}-{month:02d}-01", f"{ahead // 12}-{ahead % 12 + 1:02d}-01")

    assert np.diff(found.positions()).tolist() == [later]


@pytest.mark.parametrize(
    ("cells", "gap"),
    [
        (["Q4 2023", "Q1 2024"], 1),
        (["H1 2023", "H1 2024"], 2),
        (["2023-24", "2024-25"], 1),
        (["2020 W53", "2021 W01"], 1),
        (["2024-02-28", "2024-03-01"], 2),
        ([1.0, 4.0], 3),
    ],
    ids=["quarters", "half-years", "financial years", "weeks over new year", "days in a leap year", "waves"],
)
def test_every_kind_of_period_lies_on_the_calendar(cells, gap):
    assert np.diff(column(*cells).positions()).tolist() == [gap]


def test_numbers_with_fractions_have_no_calendar():
    with pytest.raises(CellError, match="periods must be whole numbers"):
        column(1.0, 1.5).positions()


def test_periods_that_cover_the_same_months_have_no_calendar():
    with pytest.raises(CellError, match="must not overlap, but Q1 2024-25 and Q2 2024 do"):
        column("Q2 2024", "Q1 2024-25", "Q3 2024").positions()


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (["2024", "soon"], 'periods, row 2: a period must be .*, but got "soon"'),
        (["2024", "Q1 2024"], "must be of one length, but Q1 2024 is a quarter and 2024 is a year"),
        (["#REF!"], "periods, row 1, holds #REF!"),
        ([True], "periods, row 1: a period must be"),
    ],
    ids=["a word", "years and quarters", "an error", "a truth value"],
)
def test_what_is_no_period_is_refused_with_its_row(cells, sentence):
    with pytest.raises(CellError, match=sentence):
        column(*cells)


def test_a_header_is_told_from_a_period():
    assert [is_period(text) for text in ("Month", "2024", "Jan 24")] == [False, True, True]


def test_rows_are_counted_from_the_first_row_of_the_range():
    with pytest.raises(CellError, match=re.escape("periods, row 3: ")):
        read_periods([["2024"], ["soon"]], "periods", 2)
