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
    known = np.where(np.isnan(rolled.value), np.nan, rolled.n)
    found = suppress(known, parent, depth, minimum_n, rolled.derived)
    blank = {name: np.where(found.hidden, np.nan, getattr(rolled, name)) for name in ("value", "n", "standard_error")}
    reasons = found.reason[:, -1] if found.reason.shape[1] else np.full(len(parent), "", dtype=object)
    return replace(rolled, **blank), found.hidden, reasons
