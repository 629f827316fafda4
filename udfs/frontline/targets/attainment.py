"""How much of a target was attained."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction

if TYPE_CHECKING:
    from frontline.arrays import FloatArray


def attainment(actual: FloatArray, target: FloatArray, better: str) -> FloatArray:
    """Divide the result by its target, so that 1 is met exactly and more is better.

    Parameters
    ----------
    actual, target
        Arrays that broadcast together, in the measure's own unit; NaN where missing.
    better
        ``"higher"``: actual / target; ``"lower"``: target / actual.

    Returns
    -------
    FloatArray
        1 = met exactly. NaN where either is missing, and where a share says nothing: a target of 0 or
        below, a negative actual, or an actual of 0 where lower is better. `status` judges those as well.

    Examples
    --------
    >>> attainment(np.array([90.0, 45.0]), np.array([80.0, 0.0]), "higher")
    array([1.125,   nan])
    >>> attainment(np.array([20.0]), np.array([15.0]), "lower")
    array([0.75])
    """
    higher = direction(better) > 0
    actual, target = np.broadcast_arrays(np.asarray(actual, np.float64), np.asarray(target, np.float64))
    part, whole = (actual, target) if higher else (target, actual)
    share = np.full(actual.shape, np.nan)
    meaningful = (target > 0) & (whole > 0) & (part >= 0)
    np.divide(part, whole, out=share, where=meaningful)
    return share
