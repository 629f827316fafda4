"""Counts of units out of their sizes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError

if TYPE_CHECKING:
    from frontline_udfs.core.kinds import Floats
    from frontline_udfs.core.names import UnitColumn


def refuse_more_than_all(units: UnitColumn, counts: Floats, sizes: Floats, size_name: str) -> None:
    """Refuse a count that is larger than its size.

    Parameters
    ----------
    units, counts, sizes
        One row a unit.
    size_name
        Name of the argument that holds the sizes.

    Raises
    ------
    CellError
        It names the first such unit.
    """
    for row in np.flatnonzero(counts > sizes)[:1].tolist():
        found = f"{units.names[row]} has {counts[row]:g} of {sizes[row]:g}"
        raise CellError(f"counts must not exceed {size_name}, but {found}.", OUT_OF_RANGE)
