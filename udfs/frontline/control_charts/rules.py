"""Rules that tell special causes from common-cause variation.

Every rule takes the points of a phase and returns, for each, 1 or -1 where the rule flags a high or rising, a
low or falling point, `UNDIRECTED` where it flags a point without a direction, and 0 where it flags nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.control_charts.points import members, number_among_last

if TYPE_CHECKING:
    from frontline.arrays import BoolArray
    from frontline.control_charts.points import Points, SignArray

UNDIRECTED = 2
"""Code of a flag that is neither high nor low."""

_NEAR_LIMIT, _BEYOND_LIMIT = 2, 3


def beyond_limits(points: Points) -> SignArray:
    """Flag points more than three standard deviations from the centre."""
    return np.where(points.zone == _BEYOND_LIMIT, points.side, 0).astype(np.int8)


def shift(points: Points, length: int, *, whole: bool = False) -> SignArray:
    """Flag runs of `length` points on one side of the centre.

    Parameters
    ----------
    points
        The points.
    length
        Points in a run.
    whole
        Whether every point of the run is flagged, or from its last point on only.
    """
    above, below = (_ends(points.side == side, length) for side in (1, -1))
    if whole:
        above, below = members(above, length), members(below, length)
    return _directed(above, below)


def trend(points: Points, length: int, *, whole: bool = False) -> SignArray:
    """Flag runs of `length` points that each lie above, or each below, the one before.

    Where a rising run turns into a falling one, their common point counts to the later run.
    """
    rising, falling = (_ends(points.step == step, length - 1) for step in (1, -1))
    if whole:
        rising, falling = members(rising, length), members(falling, length)
        onward = np.zeros_like(points.step)
        onward[:-1] = points.step[1:]
        both = rising & falling
        rising, falling = rising & ~(both & (onward < 0)), falling & ~(both & (onward > 0))
    return _directed(rising, falling)


def two_of_three_near_limits(points: Points) -> SignArray:
    """Flag points between two and three sigma where three in a row share a side and two of them lie there."""
    near = points.zone == _NEAR_LIMIT
    pair = number_among_last(near, 3) > 1
    above, below = (members(_ends(points.side == side, 3) & pair, 3) & near for side in (1, -1))
    return np.where(above | below, points.side, 0).astype(np.int8)


def most_beyond(points: Points, needed: int, length: int, lines: int) -> SignArray:
    """Flag a point beyond a sigma line that makes up, with those before it, `needed` of `length` there.

    Parameters
    ----------
    points
        The points.
    needed, length
        How many of how many points in a row, on one side.
    lines
        Which sigma line: 1 or 2.
    """
    beyond = points.zone >= lines
    above, below = (beyond & (points.side == side) for side in (1, -1))
    return _directed(
        above & (number_among_last(above, length) >= needed), below & (number_among_last(below, length) >= needed)
    )


def alternation(points: Points, length: int) -> SignArray:
    """Flag the last of `length` points that go up and down in turn."""
    turns = np.zeros(points.step.shape, dtype=np.bool_)
    turns[1:] = points.step[1:] * points.step[:-1] == -1
    return _undirected(_ends(turns, length - 2))


def hugging(points: Points, length: int) -> SignArray:
    """Flag the last of `length` points in a row within one sigma of the centre."""
    return _undirected(_ends(points.zone == 0, length))


def mixture(points: Points, length: int) -> SignArray:
    """Flag the last of `length` points in a row of which none lies within one sigma of the centre."""
    return _undirected(_ends(points.zone >= 1, length))


def _ends(flags: BoolArray, length: int) -> BoolArray:
    """Flag the points that end a run of at least `length` flags."""
    return np.asarray(number_among_last(flags, length) == length)


def _directed(high: BoolArray, low: BoolArray) -> SignArray:
    return high.astype(np.int8) - low.astype(np.int8)


def _undirected(flags: BoolArray) -> SignArray:
    return np.where(flags, UNDIRECTED, 0).astype(np.int8)
