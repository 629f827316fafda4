"""Seven buckets of colour for a heat map, relative to the units shown or absolute to a target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray

BUCKETS = 7
"""Shades from the worst, 1, to the best, 7; the median bucket, 4, is grey."""

_GREY = (BUCKETS + 1) // 2
_DECIMALS = 9  # differences below are rounding, not results


@dataclass(frozen=True, slots=True)
class HeatBuckets:
    """The bucket of every cell.

    Parameters
    ----------
    bucket
        1 worst to 7 best, 4 grey, 0 where there is no value; shape of the values.
    edges
        The eight ends of the seven buckets, lowest value first; NaN for absolute colours, whose
        target may differ from cell to cell.
    mode
        ``"relative"`` or ``"absolute"``: say it beside the map.
    n
        Cells with a bucket.
    notes
        What a reader must know, whole sentences.
    """

    bucket: IntArray
    edges: FloatArray
    mode: str
    n: int
    notes: tuple[str, ...]


def relative_buckets(values: FloatArray, better: str) -> HeatBuckets:
    """Colour cells by where they lie between the lowest and the highest.

    Parameters
    ----------
    values
        Any shape; NaN has no colour.
    better
        ``"higher"`` or ``"lower"``.

    Returns
    -------
    HeatBuckets
        Seven buckets of equal width. A value on the edge of two belongs to the one nearer the middle.

    Notes
    -----
    Relative colours always show a worst and a best unit, however close all are: read them with the intervals.

    Examples
    --------
    From 52 to 80 in whole numbers the lowest bucket is 52-55 and the highest 77-80:

    >>> found = relative_buckets(np.arange(52.0, 81.0), "higher")
    >>> (52 + np.flatnonzero(found.bucket == 1)).tolist(), (52 + np.flatnonzero(found.bucket == 7)).tolist()
    ([52, 53, 54, 55], [77, 78, 79, 80])
    """
    sign = direction(better)
    cells = np.asarray(values, dtype=np.float64)
    known = cells[~np.isnan(cells)]
    if not known.size:
        return _uncoloured(cells, "relative", "Not available: no cell has a value.")
    low, high = known.min(), known.max()
    edges = np.linspace(low, high, BUCKETS + 1)
    below = [np.round(cells - edge, _DECIMALS) < 0 for edge in edges[1:_GREY]]
    above = [np.round(cells - edge, _DECIMALS) > 0 for edge in edges[_GREY:-1]]
    steps = np.sum(above, axis=0) - np.sum(below, axis=0)
    note = ("All cells are equal, so all are grey.",) if low == high else ()
    return HeatBuckets(_signed(steps, sign, cells), edges, "relative", known.size, note)


def absolute_buckets(values: FloatArray, target: FloatArray | float, step: float, better: str) -> HeatBuckets:
    """Colour cells by how many steps they lie from their target.

    Parameters
    ----------
    values
        Any shape; NaN has no colour.
    target
        One number, or an array that broadcasts with the values; NaN: no colour.
    step
        Width of one shade in the unit of the values, above 0: less than one step from the target is grey, three
        steps or more have the strongest shade.
    better
        ``"higher"`` or ``"lower"``.

    Returns
    -------
    HeatBuckets

    Raises
    ------
    ParameterError
        When `step` is not above 0.

    Examples
    --------
    >>> absolute_buckets(np.array([70.0, 78.0, 80.0, 85.0, 99.0]), 80.0, 5.0, "higher").bucket.tolist()
    [2, 4, 4, 5, 7]
    """
    sign = direction(better)
    if not step > 0:
        raise ParameterError(f"step must be greater than 0, but got {step}")
    cells, aims = np.broadcast_arrays(np.asarray(values, np.float64), np.asarray(target, np.float64))
    distance = cells - aims
    known = ~np.isnan(distance)
    if not known.any():
        return _uncoloured(distance, "absolute", "Not available: no cell has both a value and a target.")
    whole_steps = np.floor(np.round(np.abs(np.where(known, distance, 0.0)) / step, _DECIMALS))
    steps = np.sign(distance) * np.minimum(whole_steps, BUCKETS - _GREY)
    edges = np.full(BUCKETS + 1, np.nan)
    return HeatBuckets(_signed(steps, sign, distance), edges, "absolute", int(known.sum()), ())


def _signed(steps: FloatArray, sign: float, cells: FloatArray) -> IntArray:
    """Count from the grey bucket towards the better end."""
    known = ~np.isnan(cells)
    return np.where(known, _GREY + sign * np.where(known, steps, 0.0), 0.0).astype(np.int64)


def _uncoloured(cells: FloatArray, mode: str, note: str) -> HeatBuckets:
    return HeatBuckets(np.zeros(cells.shape, dtype=np.int64), np.full(BUCKETS + 1, np.nan), mode, 0, (note,))
