"""Units with their parents as rows of numbers, every total included."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.names import numbered

if TYPE_CHECKING:
    import numpy.typing as npt

    from frontline_udfs.core.cells import Cell
    from frontline_udfs.core.kinds import Floats


class Families(NamedTuple):
    """Units in their order, then the totals that have no row of their own; every array has one entry for each.

    Parameters
    ----------
    n
        Answers; those of a total without its own are the sum of its units.
    parent
        Row of the parent, -1 at the top.
    depth
        0 at the top, one more than the parent's below.
    derived
        Whether the unit is the total of others.
    """

    n: Floats
    parent: npt.NDArray[np.intp]
    depth: npt.NDArray[np.intp]
    derived: npt.NDArray[np.bool_]


def arranged(names: list[Cell], parents: list[Cell], n: Floats) -> Families:
    """Number the parents of units, add totals that have no row, and sum the answers of totals.

    Raises
    ------
    CellError
        A unit is, directly or through others, its own parent.

    Examples
    --------
    >>> found = arranged(["a", "b"], ["North", "North"], np.array([3.0, 6.0]))
    >>> found.n.tolist(), found.parent.tolist(), found.depth.tolist()
    ([3.0, 6.0, 9.0], [2, 2, -1], [1, 1, 0])
    """
    known = numbered([*names, *parents])
    parent = np.full(len(known.names), -1, dtype=np.intp)
    parent[: len(names)] = known.codes[len(names) :]
    if np.count_nonzero(parent < 0) > 1:
        parent = np.append(np.where(parent < 0, len(parent), parent), -1)  # several tops have one whole above them
    depth = _depths(parent, known.names)
    derived = np.isin(np.arange(len(parent)), parent)
    return Families(_summed(n, parent, depth), parent, depth, derived)


def _depths(parent: npt.NDArray[np.intp], names: list[Cell]) -> npt.NDArray[np.intp]:
    depth, above = np.zeros(len(parent), dtype=np.intp), parent
    while (below := above >= 0).any():
        depth += below
        if depth.max() > len(parent):
            raise CellError(f"parents must lead to a top, but {names[int(below.argmax())]} is in a circle.")
        above = np.where(below, parent[above], -1)
    return depth


def _summed(n: Floats, parent: npt.NDArray[np.intp], depth: npt.NDArray[np.intp]) -> Floats:
    """Fill the answers of totals without their own, the deepest first."""
    counts = np.append(n, np.full(len(parent) - len(n), np.nan))
    for level in range(int(depth.max()), 0, -1):
        below = np.flatnonzero(depth == level)
        sums = np.bincount(parent[below], np.nan_to_num(counts[below]), len(parent))
        missing = np.unique(parent[below])
        missing = missing[np.isnan(counts[missing])]
        counts[missing] = sums[missing]
    return counts
