"""Units and groups of the rows of a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.kinds import UnitColumn

if TYPE_CHECKING:
    import numpy.typing as npt

    from frontline_udfs.core.cells import Cell


def one_row_each(units: UnitColumn) -> None:
    """Refuse a unit that stands in two rows.

    Raises
    ------
    CellError
        It names the first such unit.
    """
    if len(units.names) < len(units.codes):
        twice = units.names[int(np.flatnonzero(np.bincount(units.codes) > 1)[0])]
        raise CellError(f"units must name each unit once, but {twice} stands in more than one row.")


def numbered(labels: list[Cell]) -> UnitColumn:
    """Number labels in order of appearance; a blank belongs to no group and gets -1.

    >>> numbered(["a", None, "a", "b"]).codes.tolist()
    [0, -1, 0, 1]
    """
    names = list(dict.fromkeys(label for label in labels if label is not None))
    place = {name: code for code, name in enumerate(names)}
    return UnitColumn(np.array([place.get(label, -1) for label in labels], dtype=np.intp), names)


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
