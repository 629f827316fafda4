from __future__ import annotations

import pytest

from frontline.errors import ParameterError
from frontline_workbooks.templates.parts.calculate import arguments, calculate
from frontline_workbooks.templates.parts.grid import Grid


@pytest.fixture
def grid() -> Grid:
    """Return two units with their values in A1:B2."""
    return Grid({("S", 0, 0): "North", ("S", 1, 0): "South", ("S", 0, 1): 60.0, ("S", 1, 1): 200 / 3})


def test_a_formula_shows_what_its_function_answers(grid: Grid) -> None:
    rows = calculate("=FLS_RANK(A1:A2,B1:B2)", "S", grid)

    assert rows == [["unit", "value", "rank", "of"], ["South", 66.6666666667, 1.0, 2], ["North", 60.0, 2.0, 2]]


def test_an_argument_left_out_has_its_default(grid: Grid) -> None:
    rows = calculate('=FLS_RANK(A1:A2,B1:B2,,"lower")', "S", grid)

    assert [row[0] for row in rows] == ["unit", "North", "South"]


def test_a_single_cell_is_a_table_of_one(grid: Grid) -> None:
    assert calculate("=FLS_STATUS(B1,61,2)", "S", grid) == [["Near"]]


def test_a_formula_that_shows_an_error_is_not_shipped(grid: Grid) -> None:
    with pytest.raises(ParameterError, match=r"shows #VALUE!: FLS_RANK: values, row 2, must be a number"):
        calculate("=FLS_RANK(A1:A2,A1:A2)", "S", grid)


def test_a_formula_that_is_no_call_is_refused(grid: Grid) -> None:
    with pytest.raises(ParameterError, match="must call one worksheet function"):
        calculate("=SUM(A1:A2)", "S", grid)


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        ("", []),
        ("A1,,3", ["A1", "", "3"]),
        ('"a, b",T[x, y]', ['"a, b"', "T[x, y]"]),
        ("'A, B'!A1,T[[#All],[a]:[b]]", ["'A, B'!A1", "T[[#All],[a]:[b]]"]),
    ],
    ids=["none", "one left out", "commas in texts and headers", "commas in sheet names"],
)
def test_arguments_are_told_apart(inside: str, found: list[str]) -> None:
    assert arguments(inside) == found
