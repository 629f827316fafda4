from __future__ import annotations

import numpy as np
import pytest

from frontline.comparison import chance_of_best, peer_differences, rank_intervals, shrink, tied_ranks
from frontline_udfs import FLS_BEST, FLS_LAST_ERROR, FLS_PEERS, FLS_RANK, FLS_SHRINK

UNITS = ["North", "South", "East", "West", "Mid", "Coast", "Hill", "Lake"]
VALUES = np.array([81.0, 60.0, 80.0, 80.0, 72.0, 77.0, 90.0, 68.0])
ERRORS = np.array([2.0, 2.0, 1.5, 3.0, 2.5, 2.0, 6.0, 1.0])
GROUP = ["a", "b", "a", "b", "a", "b", "a", "b"]
CODES = np.array([0, 1] * 4)


def upright(*columns):
    return [[[cell] for cell in column] for column in columns]


def by_unit(cells):
    header, *rows = cells
    table = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    return {name: [table[unit][name] for unit in UNITS] for name in header}


def test_ranks_and_their_ranges_are_those_of_the_methods():
    found = by_unit(FLS_RANK(*upright(UNITS, VALUES.tolist(), ERRORS.tolist())))
    low, high = rank_intervals(VALUES, ERRORS, "higher")

    assert found["rank"] == tied_ranks(VALUES, "higher").rank.tolist()
    assert [found["rank low"], found["rank high"]] == [low.tolist(), high.tolist()]
    assert found["of"] == [8] * 8


def test_the_best_unit_stands_first():
    assert [row[0] for row in FLS_RANK(UNITS, VALUES)[1:3]] == ["Hill", "North"]
    assert FLS_RANK(UNITS, VALUES, better="lower")[1][0] == "South"


def test_ranks_within_groups_are_those_of_the_methods():
    found = by_unit(FLS_RANK(UNITS, VALUES, ERRORS, "lower", GROUP))
    low = np.empty(8)
    for rows in (CODES < 1, CODES > 0):
        low[rows] = rank_intervals(VALUES[rows], ERRORS[rows], "lower").low

    assert found["rank"] == tied_ranks(VALUES, "lower", CODES).rank.tolist()
    assert found["rank low"] == low.tolist()
    assert found["group"] == GROUP


def test_a_unit_without_a_value_comes_last_without_a_rank():
    assert FLS_RANK(["A", "B"], [None, 5.0])[2] == ["A", "#N/A", "#N/A", 1]


def test_units_that_are_numbers_and_a_header_are_understood():
    assert FLS_RANK([["Branch"], [101.0], [102.0]], [["Score"], ["80"], [90]]) == [
        ["unit", "value", "rank", "of"],
        [102.0, 90.0, 1.0, 2],
        [101.0, 80.0, 2.0, 2],
    ]


def test_whole_columns_lose_their_empty_tail():
    tail = [[None]] * 50

    assert FLS_RANK(*(column + tail for column in upright(UNITS, VALUES.tolist()))) == FLS_RANK(UNITS, VALUES)


def test_chances_of_being_the_best_are_those_of_the_method():
    found = by_unit(FLS_BEST(UNITS, VALUES, ERRORS))
    expected = chance_of_best(VALUES, ERRORS, "higher")

    assert [found["chance"], found["low"]] == [expected.chance.tolist(), expected.low.tolist()]
    assert [row[2] for row in FLS_BEST(UNITS, VALUES, ERRORS)[1:]] == sorted(expected.chance, reverse=True)


def test_a_unit_without_a_standard_error_has_no_chance_and_says_so():
    assert FLS_BEST(["A", "B", "C"], [90, 80, None], [None, 2, 2])[1:] == [
        ["B", 80.0, 0.0, 0.0, pytest.approx(0.0038, abs=1e-4), ""],
        ["A", 90.0, "#N/A", "#N/A", "#N/A", "no standard error"],
        ["C", "#N/A", "#N/A", "#N/A", "#N/A", "no value"],
    ]


def test_differences_from_peers_are_those_of_the_method():
    found = by_unit(FLS_PEERS(*upright(UNITS, VALUES.tolist(), ERRORS.tolist(), GROUP)))
    expected = peer_differences(VALUES, ERRORS, CODES)

    for name, array in {"peer mean": expected.peer_mean, "difference": expected.difference, "q": expected.q}.items():
        assert found[name] == array.tolist()
    assert [found["low"], found["peers"]] == [expected.low.tolist(), [3] * 8]


def test_peers_without_standard_errors_have_differences_only():
    assert FLS_PEERS(["A", "B", "C"], [9, 5, None])[1:] == [
        ["A", 9.0, 1, 5.0, 4.0, ""],
        ["B", 5.0, 1, 9.0, -4.0, ""],
        ["C", "#N/A", 0, "#N/A", "#N/A", "no value"],
    ]


@pytest.mark.parametrize("method", ["REML", "pm", "DL"])
def test_shrunken_values_are_those_of_the_method(method):
    found = by_unit(FLS_SHRINK(UNITS, VALUES, ERRORS, GROUP, method))
    expected = shrink(VALUES, ERRORS, CODES, method.upper())

    assert found["shrunken"] == expected.shrunken.tolist()
    assert found["mean"] == expected.mean[CODES].tolist()
    assert found["deviation between"] == np.sqrt(expected.tau2[CODES]).tolist()


def test_units_that_cannot_be_shrunk_say_why():
    rows = FLS_SHRINK(
        ["A", "B", "C", "D", "E", "F"],
        [9, 5, 7, None, 6, 8],
        [1, 1, 1, 1, None, 1],
        ["x", "x", "x", "x", "x", "y"],
    )

    assert [row[6] for row in rows[1:]] == [
        *[""] * 3,
        "no value",
        "no standard error above 0",
        "fewer than three units in the group",
    ]


@pytest.mark.parametrize(
    ("cell", "shown", "sentence"),
    [
        (lambda: FLS_RANK(["A", "A"], [1, 2]), "#VALUE!", "units must name each unit once, but A stands in row 1 and"),
        (lambda: FLS_RANK(["A", None], [1, 2]), "#VALUE!", "units, row 2, is blank"),
        (lambda: FLS_RANK(["A", "B"], [1, 2, 3]), "#VALUE!", "must have equally many rows"),
        (lambda: FLS_BEST(["A", "B"], [1, 2], [None, None]), "#N/A", "standard_errors must be known"),
        (lambda: FLS_BEST(["A", "B"], [1, 2], [1, 1], "most"), "#NUM!", 'better must be "higher" or "lower"'),
        (lambda: FLS_PEERS("A", 5), "#N/A", "It takes two units of one group with a value"),
        (lambda: FLS_PEERS(["A", "B"], ["#REF!", 2]), "#REF!", "values, row 1, holds #REF!"),
        (lambda: FLS_SHRINK(["A", "B"], [1, 2], [1, 1]), "#N/A", "It takes three units"),
        (lambda: FLS_SHRINK(["A", "B", "C"], [1, 2, 3], [1, 1, 1], None, "ML"), "#NUM!", "method must be"),
    ],
    ids=[
        "a unit twice",
        "a unit without name",
        "sizes differ",
        "no errors",
        "no direction",
        "no peers",
        "an error",
        "two units",
        "no method",
    ],
)
def test_what_cannot_be_answered_shows_an_error_and_keeps_the_sentence(cell, shown, sentence):
    assert cell() == shown
    assert sentence in FLS_LAST_ERROR()
