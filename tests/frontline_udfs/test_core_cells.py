from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline_udfs.core.cell_errors import ERRORS, CellError
from frontline_udfs.core.cells import (
    LARGEST,
    SMALLEST,
    as_rows,
    column_of,
    filled,
    is_blank,
    is_number_in_words,
    number_in,
    number_of,
)

FINITE = st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("value", "rows"),
    [
        (3.0, [[3.0]]),
        (None, [[None]]),
        ("text", [["text"]]),
        ([1, 2], [[1], [2]]),
        ((1, 2), [[1], [2]]),
        ([[1, 2], [3, 4]], [[1, 2], [3, 4]]),
        (((1, 2), (3, 4)), [(1, 2), (3, 4)]),
        (np.array([1.0, 2.0]), [[1.0], [2.0]]),
        (np.array([[1.0, 2.0]]), [[1.0, 2.0]]),
        (np.float64(4), [[4.0]]),
        (pd.Series(["a", None], dtype=object), [["a"], [None]]),
        (pd.DataFrame({"a": [1, 2], "b": ["x", "y"]}), [[1, "x"], [2, "y"]]),
        (pd.Series([1, None], dtype="Int64"), [[1], [None]]),
        (pd.DataFrame({"a": pd.array(["x", None], dtype="string")}), [["x"], [None]]),
        ([], []),
    ],
    ids=["one number", "a blank", "a text", "a list", "a tuple", "rows", "rows as a tuple", "an array", "a flat matrix",
         "a scalar of numpy", "a series", "a frame", "a series with NA", "a frame with NA", "nothing"],
)  # fmt: skip
def test_whatever_is_passed_becomes_rows_of_cells(value: object, rows: list[list[object]]) -> None:
    assert as_rows(value) == rows


@pytest.mark.parametrize("cell", [None, "", "  ", "[c]", "[x]", " [c] ", float("nan"), pd.NA, pd.NaT])
def test_a_cell_that_holds_nothing_is_blank(cell: object) -> None:
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0, 0.0, False, "0", "#N/A", "c", dt.datetime(2024, 1, 1)])  # noqa: DTZ001
def test_a_cell_that_holds_something_is_not_blank(cell: object) -> None:
    assert not is_blank(cell)


@given(FINITE)
def test_every_number_written_as_text_is_that_number(number: float) -> None:
    assert number_in(f"  {number!r} ") == number


@given(st.floats(-LARGEST, LARGEST))
def test_a_number_is_read_alike_as_number_and_as_text_and_noise_beside_0_is_0(number: float) -> None:
    wanted = number if abs(number) >= SMALLEST else 0.0

    assert number_of(number, "values", 1) == number_of(repr(number), "values", 1) == wanted


@pytest.mark.parametrize("cell", [1e31, -1.1e30, "1e308", float("inf")])
def test_a_number_too_large_to_reckon_with_is_out_of_range(cell: object) -> None:
    with pytest.raises(CellError, match=r"values, row 3, must lie between -1e\+30 and 1e\+30, but is") as raised:
        number_of(cell, "values", 3)

    assert raised.value.shown == "#NUM!"


@given(st.floats(-1e6, 1e6))
def test_a_percentage_is_a_hundredth(number: float) -> None:
    assert number_in(f"{number!r}%") == number / 100


@pytest.mark.parametrize("text", ["", "%", "n/a", "1_000", "inf", "-infinity", "nan", "1,5", "12 apples"])
def test_what_people_would_not_call_a_number_is_none(text: str) -> None:
    assert number_in(text) is None


@pytest.mark.parametrize(
    "text", ["3,5", "1,200", "1.200,5", "1 200", "1\xa0200", "1'200", "€ 12,50", "$3500", "-4,0 %"]
)
def test_a_number_in_the_spelling_of_people_is_known_as_one(text: str) -> None:
    assert is_number_in_words(text)


@pytest.mark.parametrize("text", ["", "3.5", "85%", "2023-24", "30.06.2024", "Q4 2024", "1,2,3", "n/a", "4 stars"])
def test_what_is_a_number_or_none_at_all_is_not_one_in_words(text: str) -> None:
    assert not is_number_in_words(text)


@pytest.mark.parametrize("cell", [None, "", "[c]", "#N/A", float("nan"), pd.NA])
def test_a_cell_without_number_is_not_a_number(cell: object) -> None:
    assert np.isnan(number_of(cell, "values", 1))


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("four", "values, row 7, must be a number, but is 'four'."),
        (True, "values, row 7, must be a number, but is TRUE."),
        (dt.datetime(2024, 1, 31), "values, row 7, must be a number, but is 2024-01-31."),  # noqa: DTZ001
        (
            "3,5",
            (
                "values, row 7, must be a number, but is '3,5'. "
                "Excel holds it as a text: Data, Text to Columns turns it into one."
            ),
        ),
    ],
    ids=["a word", "a boolean", "a date", "a decimal comma"],
)
def test_what_is_no_number_is_refused_by_argument_and_row(cell: object, said: str) -> None:
    with pytest.raises(CellError) as raised:
        number_of(cell, "values", 7)

    assert str(raised.value) == said
    assert raised.value.shown == "#VALUE!"


@pytest.mark.parametrize("error", sorted(ERRORS - {"#N/A"}))
def test_an_error_in_a_cell_is_shown_again(error: str) -> None:
    with pytest.raises(CellError, match="values, row 2, holds") as raised:
        number_of(error, "values", 2)

    assert raised.value.shown == error


@given(st.lists(st.lists(st.sampled_from([None, "", 0.0, "x"]), min_size=2, max_size=2)), st.integers(0, 5))
def test_an_empty_tail_of_any_length_is_not_counted(rows: list[list[object]], tail: int) -> None:
    count = filled(rows)

    assert filled(rows + [[None, ""]] * tail) == count
    assert not count or any(cell not in (None, "") for cell in rows[count - 1])


def test_a_tail_of_missing_values_of_pandas_is_counted_without_asking_whether_they_are_equal() -> None:
    assert filled([["x"], [pd.NA], [None]]) == 2


def test_several_columns_are_refused_where_one_is_meant() -> None:
    with pytest.raises(CellError, match=r"units must be one column or one row, but has 2 rows x 3 columns\."):
        column_of([[1, 2, 3], [4, 5, 6]], "units")
