from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.cells import plain_text
from frontline_udfs.core.headers import is_header, is_number
from frontline_udfs.core.read_cell import read_day, read_flag, read_number, read_whole, read_word
from frontline_udfs.core.read_columns import (
    read_amount_table,
    read_amounts,
    read_counts,
    read_dates,
    read_distinct_units,
    read_flags,
    read_labels,
    read_matrix,
    read_named_columns,
    read_numbers,
    read_texts,
    read_units,
)

EPOCH = dt.date(1899, 12, 30)
DAYS = st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31))
"""Before March 1900 Excel counts a day that was none."""


def column(*cells: object) -> list[list[object]]:
    return [[cell] for cell in cells]


@given(st.lists(st.floats(-1e30, 1e30), min_size=1))
def test_numbers_and_the_same_numbers_as_texts_are_read_alike(numbers: list[float]) -> None:
    texts = [repr(number) for number in numbers]

    found = read_numbers(column(*numbers), "values")

    np.testing.assert_array_equal(found, [0.0 if abs(number) < 1e-30 else number for number in numbers])
    np.testing.assert_array_equal(found, read_numbers(column(*texts), "values"))


def test_a_number_too_large_is_told_by_its_row() -> None:
    with pytest.raises(CellError, match="values, row 4, must lie between"):
        read_numbers(column(1.0, 1e31), "values", first=3)


@pytest.mark.parametrize(
    ("read", "rows"),
    [(read_amounts, column(2.0, None, -0.5)), (read_counts, column(2.0, None, -0.5)),
     (read_amount_table, [[2.0, 1.0], [None, 3.0], [1.0, -0.5]])],
    ids=["amounts", "counts", "a table"],
)  # fmt: skip
def test_what_cannot_be_negative_is_refused_with_its_row(read: object, rows: list[list[object]]) -> None:
    with pytest.raises(CellError, match=r"standard_errors, row 4, must not be less than 0, but is -0\.5") as raised:
        read(rows, "standard_errors", 2)  # type: ignore[operator]

    assert raised.value.shown == "#NUM!"


def test_a_count_beyond_a_billion_is_a_slip() -> None:
    with pytest.raises(CellError, match="n, row 2, must be at most 1,000,000,000, but is 1e\\+15"):
        read_counts(column(5.0, 1e15), "n")
    with pytest.raises(CellError, match="season must be at most 1,000,000,000, but is 2,000,000,000"):
        read_whole([[2e9]], "season")


def test_a_column_of_blanks_is_a_column_of_missing_numbers() -> None:
    assert np.isnan(read_numbers(column(None, "", "#N/A"), "values")).all()


def test_a_row_number_counts_from_the_first_row_of_the_range() -> None:
    with pytest.raises(CellError, match="values, row 3, must be a number"):
        read_numbers(column(1.0, "two"), "values", first=2)


def test_a_matrix_keeps_rows_and_columns() -> None:
    np.testing.assert_array_equal(read_matrix([[1, "2"], [None, 4]], "answers"), [[1, 2], [np.nan, 4]])


def test_a_matrix_without_rows_is_empty() -> None:
    assert read_matrix([], "answers").shape == (0, 0)


def test_a_ragged_matrix_is_refused() -> None:
    with pytest.raises(CellError, match="answers must have equally many cells in every row"):
        read_matrix([[1, 2], [3]], "answers")


@given(st.lists(st.one_of(st.integers(0, 5).map(float), st.sampled_from(["North", "South "])), min_size=1))
def test_the_names_of_units_by_their_codes_are_the_units_of_the_rows(cells: list[object]) -> None:
    units = read_units(column(*cells), "units")

    found = [units.names[code] for code in units.codes]

    assert found == [cell.strip() if isinstance(cell, str) else cell for cell in cells]
    assert len(set(units.names)) == len(units.names)


@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_row_without_unit_is_refused(blank: object) -> None:
    with pytest.raises(CellError, match=r"units, row 2, is blank\. Name the unit of every row\."):
        read_units(column("North", blank), "units")


def test_an_error_among_units_and_labels_passes_on() -> None:
    for read in (read_units, read_distinct_units, read_labels):
        with pytest.raises(CellError, match="row 2, holds #REF!") as raised:
            read(column("North", "#REF!"), "units")

        assert raised.value.shown == "#REF!"


def test_labels_stay_as_they_are_and_blanks_are_none() -> None:
    day = dt.datetime(2024, 1, 31)  # noqa: DTZ001

    assert read_labels(column("a ", 1.0, day, "", None, "[x]"), "group") == ["a ", 1.0, day, None, None, None]


def test_texts_are_what_people_read() -> None:
    assert read_texts(column(" good ", 101.0, 2.5, None, "#N/A"), "texts") == ["good", "101", "2.5", None, None]


def test_a_time_of_day_is_kept_in_a_text() -> None:
    assert plain_text(dt.datetime(2024, 1, 31, 8, 30)) == "2024-01-31 08:30:00"  # noqa: DTZ001


@given(DAYS, st.times())
def test_a_day_is_the_same_as_date_as_serial_number_and_as_text(day: dt.date, time: dt.time) -> None:
    written = [dt.datetime.combine(day, time), day, float((day - EPOCH).days), (day - EPOCH).days + 0.5, f" {day} "]

    found = read_dates(column(*written, f"{day}T{time}"), "started")

    assert set(found) == {np.datetime64(day)}


def test_a_blank_among_days_is_no_day() -> None:
    assert np.isnat(read_dates(column(None, "", "#N/A"), "ended")).all()


@pytest.mark.parametrize(
    "cell", ["31.1.2024", "soon", 0.5, 3e6, True], ids=["local", "a word", "too small", "too large", "true"]
)
def test_what_is_no_day_is_refused_with_an_example(cell: object) -> None:
    with pytest.raises(CellError, match=r"ended, row 1, must be a date such as 2024-01-31, but is"):
        read_dates(column(cell), "ended")


def test_one_day_is_read_and_a_blank_one_refused() -> None:
    assert read_day([[45322.0]], "period_end") == np.datetime64("2024-01-31")
    with pytest.raises(CellError, match="period_end must be a date such as 2024-01-31, but is blank"):
        read_day([[None]], "period_end")


def test_yes_and_no_are_read_in_every_spelling() -> None:
    yes, no = [True, "Yes", "y", 1.0, " TRUE "], [False, "no", "N", 0.0, "false"]

    found = read_flags(column(*yes, *no, None, "#N/A"), "target")

    np.testing.assert_array_equal(found, [1] * 5 + [0] * 5 + [np.nan] * 2)


def test_what_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(CellError, match=r"target, row 2, must be yes or no, but is 2\.0"):
        read_flags(column("yes", 2.0), "target")


@pytest.mark.parametrize(
    ("read", "cell", "value"),
    [(read_number, " 2.5 ", 2.5), (read_whole, 3.0, 3), (read_word, " Lower ", "lower"), (read_word, 12.0, "12"),
     (read_flag, "yes", True)],
    ids=["number", "whole number", "word", "number as a word", "flag"],
)  # fmt: skip
def test_one_cell_is_read_as_what_it_is_meant_for(read: object, cell: object, value: object) -> None:
    found = read([[cell]], "top")  # type: ignore[operator]

    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("read", "rows", "said"),
    [
        (read_number, [[None]], "top must be a number, but is blank."),
        (read_whole, [[2.5]], "top must be a whole number, but is 2.5."),
        (read_flag, [[None]], "top must be TRUE or FALSE, but is blank."),
        (read_word, [["a"], ["b"]], "top must be one cell, but has 2 rows x 1 columns."),
        (read_number, [], "top must be one cell, but has 0 rows x 0 columns."),
        (read_word, [["#REF!"]], "top, row 1, holds #REF!. Mend that cell first."),
    ],
    ids=["blank", "half", "no flag", "two cells", "no cell", "an error"],
)
def test_one_cell_that_does_not_fit_is_refused(read: object, rows: list[list[object]], said: str) -> None:
    with pytest.raises(CellError) as raised:
        read(rows, "top")  # type: ignore[operator]

    assert str(raised.value) == said


def test_named_columns_take_the_words_above_them() -> None:
    found = read_named_columns([[" pay ", "training"], [1, 2], [3, None]], "drivers")

    assert found.names == ["pay", "training"]
    np.testing.assert_array_equal(found.values, [[1, 2], [3, np.nan]])


def test_a_fault_under_names_is_told_by_its_row_of_the_range() -> None:
    with pytest.raises(CellError, match="drivers, row 3, must be a number, but is 'three'"):
        read_named_columns([["pay"], [1], ["three"]], "drivers")


@pytest.mark.parametrize(
    ("row", "header"),
    [(["pay"], True), (["pay", "N/A"], False), (["pay", 3.0], False), (["12", "pay"], False), (["pay", None], False),
     (["#N/A"], False), (["-"], False), (["2024 survey"], True), (["3,5"], False)],
    ids=["a word", "a sign", "a number", "a text number", "a blank", "an error", "a dash", "words and a number",
         "a decimal comma"],
)  # fmt: skip
def test_a_header_is_words_that_can_be_no_value(row: list[object], header: bool) -> None:  # noqa: FBT001
    assert is_header(row, is_number) is header
