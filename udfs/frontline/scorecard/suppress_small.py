"""Small groups taken out of one measure before anything is shown or compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from frontline.privacy import suppress

if TYPE_CHECKING:
    from frontline.scorecard.hierarchy import Hierarchy
    from frontline.scorecard.roll_up import RolledUp


def suppress_small(rolled: RolledUp, hierarchy: Hierarchy, minimum_n: int) -> tuple[RolledUp, np.ndarray, np.ndarray]:
    """Blank every result whose group is too small, or would give a small one away.

    Returns
    -------
    rolled
        With value, n and standard error NaN in the hidden cells.
    hidden
        Shape (units, periods).
    reasons
        Of the last period, shape (units,), "" where shown.
    """
    parent = hierarchy.units["parent"].to_numpy()
    depth = hierarchy.units["depth"].to_numpy()
    hidden = np.zeros(rolled.value.shape, dtype=bool)
    reasons = np.full(len(parent), "", dtype=object)
    known = np.where(np.isnan(rolled.value), np.nan, rolled.n)
    for period in np.flatnonzero((known < minimum_n).any(axis=0)):
        found = suppress(known[:, period], parent, depth, minimum_n, rolled.derived[:, period])
        hidden[:, period] = found.hidden
        if period == len(hidden[0]) - 1:
            reasons = found.reason
    blank = {name: np.where(hidden, np.nan, getattr(rolled, name)) for name in ("value", "n", "standard_error")}
    return replace(rolled, **blank), hidden, reasons
