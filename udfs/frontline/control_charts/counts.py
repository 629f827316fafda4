"""Charts of counts over sizes: what p and u charts share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.control_charts.chart import draw
from frontline.control_charts.gaps import mean_moving_ranges
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import BoolArray, FloatArray
    from frontline.control_charts.chart import ControlChart, Lines

_SIGMA_OF_RANGE = 1.128  # mean range of two standard normal numbers
_ROUNDING = 1e-9  # a distance from the mean below this many standard errors is none


def checked(counts: FloatArray, sizes: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return counts and sizes as numbers of one shape, none below 0.

    Raises
    ------
    ParameterError
        When the shapes differ or a number is negative.
    """
    counts, sizes = np.asarray(counts, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    if counts.shape != sizes.shape:
        raise ParameterError(f"counts and sizes must have one shape, but got {counts.shape} and {sizes.shape}")
    negative = (counts < 0) | (sizes < 0)
    if negative.any():
        raise ParameterError(f"counts and sizes must be at least 0, but got {first_wrong(counts, sizes, negative)}")
    return counts, sizes


def first_wrong(counts: FloatArray, sizes: FloatArray, wrong: BoolArray) -> str:
    """Show the first count that breaks a rule, with its size."""
    return f"{counts[wrong][0]:g} of {sizes[wrong][0]:g}"


def attribute_chart(
    kind: str, profile: str, counts: FloatArray, sizes: FloatArray, rebase: Sequence[int], top: float
) -> ControlChart:
    """Draw counts over their sizes with the limits of their sampling error.

    Parameters
    ----------
    kind
        ``"p"``, ``"u"``, ``"Laney p'"`` or ``"Laney u'"``.
    profile, rebase
        As in `xmr_chart`.
    counts, sizes
        Shape (series, periods), as from `checked`.
    top
        Largest value there can be: 1 for shares, whose error is binomial, infinity for rates (Poisson).
    """
    seen = ~np.isnan(counts) & (sizes > 0)
    counts, sizes = np.where(seen, counts, np.nan), np.where(seen, sizes, np.nan)
    values = counts / sizes

    def lines(periods: slice) -> Lines:
        size, known = sizes[:, periods], seen[:, periods]
        total, whole = (np.sum(x[:, periods], axis=1, where=known)[:, None] for x in (counts, sizes))
        mean = np.divide(total, whole, out=np.full(total.shape, np.nan), where=whole > 0)
        error = np.sqrt((mean * (1 - mean) if top == 1 else mean) / size)
        if kind.startswith("Laney"):
            error *= _spread(values[:, periods] - mean, error)[:, None]
        return np.where(known, mean, np.nan), error

    return draw(kind, profile, values, rebase, lines, (0.0, top))


def _spread(distances: FloatArray, errors: FloatArray) -> FloatArray:
    """Estimate the standard deviation of the standardised points from their moving ranges."""
    z = np.where(np.isnan(distances), np.nan, 0.0)
    np.divide(distances, errors, out=z, where=errors > 0)
    z[np.abs(z) < _ROUNDING] = 0
    return mean_moving_ranges(z) / _SIGMA_OF_RANGE
