from __future__ import annotations

import pytest

from frontline.errors import ParameterError
from frontline_workbooks.templates.parts.grid import Area, Grid


@pytest.fixture
def grid() -> Grid:
    """Return a table T of two columns with one filled row and a blank one, and a cell with a name."""
    cells = {("My data", 0, 0): "a", ("My data", 0, 1): "b", ("My data", 1, 0): 1.0, ("My data", 1, 1): 2.0}
    names = {
        "T[a]": Area("My data", 1, 0, 2, 0),
        "T[b]": Area("My data", 1, 1, 2, 1),
        "Chosen": Area("My data", 1, 1, 1, 1),
    }
    return Grid(cells, names)


@pytest.mark.parametrize(
    ("reference", "rows"),
    [
        ("T[a]", [[1.0], [None]]),
        ("T[[a]:[b]]", [[1.0, 2.0], [None, None]]),
        ("T[[#All],[b]]", [["b"], [2.0], [None]]),
        ("T[[#All],[a]:[b]]", [["a", "b"], [1.0, 2.0], [None, None]]),
        ("Chosen", [[2.0]]),
        ("'My data'!$A$2:$B$2", [[1.0, 2.0]]),
        ("A2", [[None]]),
    ],
    ids=["column", "columns", "column with header", "columns with headers", "name", "other sheet", "own sheet"],
)
def test_a_reference_means_its_cells(grid: Grid, reference: str, rows: list[list[object]]) -> None:
    assert grid.rows(reference, "Result") == rows


def test_a_reference_to_nothing_is_refused(grid: Grid) -> None:
    with pytest.raises(ParameterError, match="Chosen_unit"):
        grid.rows("Chosen_unit", "Result")
