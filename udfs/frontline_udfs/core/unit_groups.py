"""The group of each unit, where a unit has several rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.names import numbered

if TYPE_CHECKING:
    import numpy.typing as npt

    from frontline_udfs.core.cells import Cell
    from frontline_udfs.core.names import UnitColumn


def group_of_units(units: UnitColumn, group: list[Cell]) -> npt.NDArray[np.intp]:
    """Return the number of each unit's group, -1 where no row names one.

    Raises
    ------
    CellError
        A unit is in two groups.

    Examples
    --------
    >>> from frontline_udfs.core.read_columns import read_units
    >>> group_of_units(read_units([["A"], ["B"], ["A"]], "units"), ["city", "land", None]).tolist()
    [0, 1]
    """
    groups = numbered(group)
    of_unit = np.full(len(units.names), -1, dtype=np.intp)
    known = groups.codes >= 0
    of_unit[units.codes[known]] = groups.codes[known]
    wrong = np.flatnonzero(known & (of_unit[units.codes] != groups.codes))
    if wrong.size:
        unit = units.codes[wrong[0]]
        both = f"{groups.names[groups.codes[wrong[0]]]} and {groups.names[of_unit[unit]]}"
        raise CellError(f"group must be the same in every row of a unit, but {units.names[unit]} is in {both}.")
    return of_unit
