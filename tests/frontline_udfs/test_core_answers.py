from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from frontline_udfs.core.answers import Answer, as_cell, as_cells
from frontline_udfs.core.groups import all_as_one, picked
from frontline_udfs.core.names import numbered
from frontline_udfs.core.small_groups import hide_small

TAKEN = (float, int, bool, str, dt.datetime)
"""What Excel takes from Python."""


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (np.float64(2.5), 2.5),
        (np.float32(0.5), 0.5),
        (np.int64(3), 3),
        (np.bool_(1), True),
        (np.str_("North"), "North"),
        (float("nan"), "#N/A"),
        (float("inf"), "#NUM!"),
        (-np.inf, "#NUM!"),
        (None, ""),
        (pd.NaT, "#N/A"),
        (pd.NA, "#N/A"),
        (np.datetime64("NaT"), "#N/A"),
        (np.datetime64("2024-01-31"), dt.datetime(2024, 1, 31)),  # noqa: DTZ001
        (np.datetime64("2024-01-31T08:30", "ns"), dt.datetime(2024, 1, 31, 8, 30)),  # noqa: DTZ001
        (dt.date(2024, 1, 31), dt.datetime(2024, 1, 31)),  # noqa: DTZ001
        (pd.Timestamp("2024-01-31 08:30"), dt.datetime(2024, 1, 31, 8, 30)),  # noqa: DTZ001
        (dt.datetime(2024, 1, 31, tzinfo=dt.UTC), dt.datetime(2024, 1, 31)),  # noqa: DTZ001
    ],
    ids=str,
)
def test_a_value_becomes_what_excel_takes(value: object, cell: object) -> None:
    found = as_cell(value)

    assert found == cell
    assert isinstance(found, TAKEN)


def test_a_minus_zero_loses_its_sign() -> None:
    cells = [as_cell(-0.0), as_cells(np.array([[-0.0, 1.0]]))[0][0], as_cells(Answer({"n": np.array([-0.0])}))[1][0]]

    assert [str(cell) for cell in cells] == ["0.0"] * 3


@given(arrays.arrays(float, arrays.array_shapes(min_dims=2, max_dims=2, max_side=4)))
def test_a_matrix_becomes_rows_of_cells_in_its_shape(matrix: np.ndarray) -> None:
    found = as_cells(matrix)
    rows = found if matrix.size > 1 else [[found]]

    assert rows == [[as_cell(value) for value in row] for row in matrix]
    assert all(isinstance(cell, TAKEN) for row in rows for cell in row)


@given(st.lists(st.tuples(st.text(max_size=3), st.floats(), st.integers(0, 9)), max_size=5))
def test_a_table_has_its_headers_above_and_a_row_for_each_entry(rows: list[tuple[str, float, int]]) -> None:
    names, values, sizes = [list(column) for column in zip(*rows, strict=True)] if rows else ([], [], [])
    table = Answer({"unit": names, "value": np.array(values, dtype=float), "n": np.array(sizes, dtype=int)})

    header, *body = as_cells(table)

    assert header == ["unit", "value", "n"]
    assert body == [[name, as_cell(value), size] for name, value, size in rows]


def test_a_column_of_days_keeps_days_and_shows_missing_ones() -> None:
    days = np.array(["2024-01-31", "NaT"], dtype="datetime64[D]")

    assert as_cells(Answer({"period": days}))[1:] == [[dt.datetime(2024, 1, 31)], ["#N/A"]]  # noqa: DTZ001


def test_columns_of_a_table_that_differ_in_length_are_a_fault() -> None:
    with pytest.raises(ValueError, match="shorter"):
        as_cells(Answer({"unit": ["A", "B"], "n": np.array([1])}))


def test_a_matrix_of_texts_and_numbers_keeps_both() -> None:
    matrix = np.array([["A", 1.5], [None, np.nan]], dtype=object)

    assert as_cells(matrix) == [["A", 1.5], ["", "#N/A"]]


@given(st.lists(st.integers(0, 12), min_size=1), st.integers(1, 9))
def test_exactly_the_rows_of_fewer_answers_are_hidden(sizes: list[int], least: int) -> None:
    values = np.arange(1.0, len(sizes) + 1)

    found = hide_small({"unit": list(values), "n": np.array(sizes), "value": values}, least).columns

    assert np.isnan(found["value"]).tolist() == [size < least for size in sizes]
    assert found["note"] == [f"fewer than {least} answers" if size < least else "" for size in sizes]
    assert list(found["n"]) == sizes


def test_a_hidden_row_keeps_its_own_note_behind_the_reason_and_hides_its_words() -> None:
    columns = {"unit": ["A", "B"], "n": np.array([9, 2]), "reading": ["strong", "weak"]}

    found = hide_small(columns, 5, ["", "One item is missing."]).columns

    assert found["note"] == ["", "fewer than 5 answers; One item is missing."]
    assert found["reading"][0] == "strong"
    assert np.isnan(found["reading"][1])


@given(st.lists(st.sampled_from(["a", "b", None, 3.0])))
def test_labels_are_numbered_in_order_of_appearance_and_blanks_belong_to_none(labels: list[object]) -> None:
    groups = numbered(labels)

    assert [None if code < 0 else groups.names[code] for code in groups.codes] == labels
    assert groups.names == list(dict.fromkeys(label for label in labels if label is not None))


def test_all_rows_can_be_one_unit_and_be_put_in_another_order() -> None:
    assert all_as_one(3).codes.tolist() == [0, 0, 0]
    assert picked(["a", "b", "c"], np.array([2, 0])) == ["c", "a"]
