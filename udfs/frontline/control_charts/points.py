"""Where the points of a chart lie and how they move: what the run rules look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray

SignArray: TypeAlias = npt.NDArray[np.int8]
"""Signs and small codes, one for every point."""

_ROUNDING = 1e-9  # of a standard deviation: a distance below it is none


@dataclass(frozen=True, slots=True)
class Points:
    """Points of one phase, no gaps between them; arrays of shape (points, series).

    Parameters
    ----------
    side
        1 above the centre, -1 below, 0 on it.
    zone
        Number of sigma lines that the point lies beyond, 0 to 3; -1 where there is no point.
    step
        1 where the point lies above the one before it, -1 below, 0 level or without one before.
    """

    side: SignArray
    zone: SignArray
    step: SignArray


def points_of(values: FloatArray, centre: FloatArray, sigma: FloatArray) -> Points:
    """Place points against their lines; series without variation or without limits have no points.

    Parameters
    ----------
    values, centre, sigma
        Shape (points, series).
    """
    live = (sigma > 0) & ~np.isnan(values)
    distance = np.where(live, values - centre, 0.0)
    noise = _ROUNDING * np.where(live, sigma, 0.0) + 4 * np.finfo(np.float64).eps * np.abs(np.where(live, centre, 0.0))
    far = np.abs(distance) - noise
    side = np.where(far > 0, np.sign(distance), 0).astype(np.int8)
    zone = np.where(live, 0, -1).astype(np.int8)
    for lines in (1, 2, 3):
        zone += far > lines * np.where(live, sigma, np.inf)
    step = np.zeros(values.shape, dtype=np.int8)
    later, earlier = values[1:], values[:-1]
    step[1:] = (live[1:] & live[:-1]) * ((later > earlier).view(np.int8) - (later < earlier).view(np.int8))
    return Points(side, zone, step)


def number_among_last(flags: BoolArray, length: int) -> SignArray:
    """Count the flags among each point and the points just before it, `length` in all.

    Examples
    --------
    >>> number_among_last(np.array([[True], [True], [False], [True]]), 3).ravel()
    array([1, 2, 2, 2], dtype=int8)
    """
    count = flags.astype(np.int8)
    for back in range(1, length):
        count[back:] += flags[:-back]
    return count


def members(ends: BoolArray, length: int) -> BoolArray:
    """Flag every point of the runs of `length` points whose last points are given.

    Examples
    --------
    >>> members(np.array([[False], [False], [True], [False]]), 2).ravel()
    array([False,  True,  True, False])
    """
    flags = ends.copy()
    for back in range(1, length):
        flags[:-back] |= ends[back:]
    return flags
