"""Rows of a call that belong together, and rows in another order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_udfs.core.names import UnitColumn

if TYPE_CHECKING:
    import numpy.typing as npt

    from frontline_udfs.core.cells import Cell


def all_as_one(rows: int) -> UnitColumn:
    """Return the units of rows that all belong to one unit, named "all".

    >>> all_as_one(2).names
    ['all']
    """
    return UnitColumn(np.zeros(rows, dtype=np.intp), ["all"])


def picked(cells: list[Cell], order: npt.NDArray[np.intp]) -> list[Cell]:
    """Return cells in another order.

    >>> picked(["a", "b"], np.array([1, 0]))
    ['b', 'a']
    """
    return [cells[row] for row in order.tolist()]
