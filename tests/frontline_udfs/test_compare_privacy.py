from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontline.privacy import suppress, suppress_table
from frontline_udfs import FLS_HIDE_TABLE, FLS_LAST_ERROR, FLS_SUPPRESS

UNITS = ["All", "North", "South", "n1", "n2", "n3", "s1", "s2"]
PARENTS = [None, "All", "All", "North", "North", "North", "South", "South"]
N = [31.0, 15.0, 16.0, 3.0, 4.0, 8.0, 7.0, 9.0]


def columns_of(cells):
    header, *rows = cells
    return {name: [row[place] for row in rows] for place, name in enumerate(header)}


def test_hidden_units_and_reasons_are_those_of_the_method():
    found = columns_of(FLS_SUPPRESS(*([[cell] for cell in column] for column in (UNITS, PARENTS, N))))
    parent, depth = np.array([-1, 0, 0, 1, 1, 1, 2, 2]), np.array([0, 1, 1, 2, 2, 2, 2, 2])
    expected = suppress(np.array(N), parent, depth, 5, np.array([True, True, True] + [False] * 5))

    assert found["unit"] == UNITS
    assert [word == "hidden" for word in found["status"]] == expected.hidden.tolist()
    assert found["note"] == expected.reason.tolist()
    assert [cell == "#N/A" for cell in found["n"]] == expected.hidden.tolist()


def test_the_values_of_hidden_units_are_hidden():
    found = columns_of(FLS_SUPPRESS(["All", "a", "b"], [None, "All", "All"], [9, 3, 6], [70, 55, 77.5]))

    assert found["value"] == [70.0, "#N/A", "#N/A"]


def test_totals_without_answers_of_their_own_are_the_sum_of_their_units():
    blank = [None, None, None, *N[3:]]

    assert columns_of(FLS_SUPPRESS(UNITS, PARENTS, blank))["n"][:3] == [31.0, 15.0, 16.0]
    assert FLS_SUPPRESS(UNITS, PARENTS, blank) == FLS_SUPPRESS(UNITS, PARENTS, N)


def test_a_parent_without_a_row_protects_its_units_all_the_same():
    with_row = FLS_SUPPRESS(["North", "a", "b", "c"], [None, "North", "North", "North"], [None, 3, 6, 20])
    without = FLS_SUPPRESS(["a", "b", "c"], ["North", "North", "North"], [3, 6, 20])

    assert without == [with_row[0], *with_row[2:]]
    assert [row[2] for row in without[1:]] == ["hidden", "hidden", "shown"]


def test_units_side_by_side_have_a_total_that_is_shown_elsewhere():
    assert columns_of(FLS_SUPPRESS(["a", "b", "c"], [None, None, None], [3, 6, 20]))["status"] == [
        "hidden",
        "hidden",
        "shown",
    ]


@given(st.lists(st.integers(0, 20), min_size=1, max_size=12), st.integers(2, 8))
def test_no_small_group_is_shown_or_is_the_total_less_the_others(counts, minimum_n):
    names = [f"unit {place}" for place in range(len(counts))]
    found = columns_of(FLS_SUPPRESS(["All", *names], [None, *["All"] * len(names)], [None, *counts], None, minimum_n))
    total, *words = found["status"]
    concealed = [count for count, word in zip(counts, words, strict=True) if word == "hidden"]

    assert all(count in concealed for count in counts if 0 < count < minimum_n)
    assert total == "hidden" or not concealed or (len(concealed) > 1 and sum(concealed) >= minimum_n)


def test_a_header_an_empty_tail_and_texts_are_understood():
    cells = FLS_SUPPRESS(
        [["unit"], ["All "], ["a"], ["b"], [None]],
        [["part of"], [None], ["All"], [" All"], [None]],
        [["n"], ["9"], [3], [6], [None]],
    )

    assert columns_of(cells)["status"] == ["shown", "hidden", "hidden"]


def test_a_table_is_hidden_as_the_method_says():
    counts = [[3.0, 9.0, 20.0], [8.0, 7.0, 30.0]]
    rows = FLS_HIDE_TABLE(counts)
    expected = suppress_table(np.array(counts), 5)
    shown = np.where(expected.hidden, "#N/A", expected.table.astype(object)).tolist()

    assert rows[0] == ["unit", "column 1", "column 2", "column 3", "total", "note"]
    assert [row[1:-1] for row in rows[1:]] == shown
    assert rows[1][-1] == "; ".join(expected.reason[0, :2])


def test_headers_and_names_of_rows_are_kept_even_where_two_are_alike():
    rows = FLS_HIDE_TABLE([["day", "day"], [30, 9], [None, 70]], [["shop"], ["North"], ["South"]])

    assert rows == [
        ["unit", "day", "day", "total", "note"],
        ["North", 30.0, 9.0, 39.0, ""],
        ["South", 0.0, 70.0, 70.0, ""],
        ["total", 30.0, 79.0, 109.0, ""],
    ]


@pytest.mark.parametrize(
    ("cell", "shown", "sentence"),
    [
        (lambda: FLS_SUPPRESS(["a", "b", "c"], ["b", "a", None], [9, 8, 7]), "#VALUE!", "but a is in a circle"),
        (lambda: FLS_SUPPRESS(["a"], ["a"], [9]), "#VALUE!", "but a is in a circle"),
        (
            lambda: FLS_SUPPRESS(["a", "b"], ["x", "x"], [9, -1]),
            "#NUM!",
            "n, row 2, must not be less than 0, but is -1",
        ),
        (lambda: FLS_SUPPRESS(["a", "b"], ["x", "x"], [9, 8], None, 0), "#NUM!", "minimum_n must be an integer"),
        (lambda: FLS_SUPPRESS(["a", "a"], ["x", "x"], [9, 8]), "#VALUE!", "a stands in row 1 and again in row 2"),
        (lambda: FLS_HIDE_TABLE([[3.5, 9]]), "#NUM!", "counts must be whole numbers not less than 0, but got 3.5"),
        (lambda: FLS_HIDE_TABLE([["day", "night"]]), "#VALUE!", "counts hold no number"),
        (lambda: FLS_HIDE_TABLE([[3, "few"]]), "#VALUE!", "counts, row 1, must be a number, but is 'few'"),
    ],
    ids=[
        "a circle",
        "its own parent",
        "a negative count",
        "no minimum",
        "a unit twice",
        "half a person",
        "a header alone",
        "a word",
    ],
)
def test_what_cannot_be_answered_shows_an_error_and_keeps_the_sentence(cell, shown, sentence):
    assert cell() == shown
    assert sentence in FLS_LAST_ERROR()
