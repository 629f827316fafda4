"""Whether a target was met, in a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction
from frontline.errors import ParameterError
from frontline.targets.float_noise import reaches

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, TextArray

MET = "Met"
NEAR = "Near"
MISSED = "Missed"
NO_TARGET = "No target"
NOT_ENOUGH_DATA = "Not enough data"


def status(actual: FloatArray, target: FloatArray, better: str, tolerance: FloatArray | float = 0.0) -> TextArray:
    """Judge results against their targets.

    Parameters
    ----------
    actual, target
        Arrays that broadcast together, in the measure's own unit; NaN where missing or suppressed.
    better
        ``"higher"`` or ``"lower"``.
    tolerance
        How far beside the target still counts as near, in the measure's own unit, at least 0; a number or
        an array. NaN counts as 0.

    Returns
    -------
    TextArray
        "No target" where there is none; else "Not enough data" where there is no result; else "Met" at the
        target or better, "Near" within the tolerance, "Missed". Rounding in the last digits of a float is
        forgiven: .1 + .2 meets a target of .3 either way round.

    Raises
    ------
    ParameterError
        When `better` or `tolerance` breaks its rule.

    Examples
    --------
    >>> status(np.array([81.0, 79.0, 70.0, np.nan]), np.array(80.0), "higher", 1.6).tolist()
    ['Met', 'Near', 'Missed', 'Not enough data']
    """
    sign = direction(better)
    actual, target, slack = np.broadcast_arrays(
        np.asarray(actual, np.float64), np.asarray(target, np.float64), np.nan_to_num(tolerance)
    )
    if (slack < 0).any():
        raise ParameterError(f"tolerance must not be negative, but got {slack.min()}")
    size = np.abs(target)
    words = np.full(actual.shape, MISSED, dtype=np.object_)
    words[reaches(sign * actual, sign * target - slack, size)] = NEAR
    words[reaches(sign * actual, sign * target)] = MET
    words[np.isnan(actual)] = NOT_ENOUGH_DATA
    words[np.isnan(target)] = NO_TARGET
    return words
