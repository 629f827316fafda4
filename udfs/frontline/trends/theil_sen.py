"""The Theil-Sen slope with Sen's interval, many series at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import two_sided_quantile
from frontline.errors import ParameterError
from frontline.trends.tie_term import tie_term

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray

_SLOPES_IN_MEMORY = 250_000  # 2 MB a block: the sort stays in the cache, the allocator keeps the pages


@dataclass(frozen=True, slots=True)
class TheilSen:
    """Theil-Sen slope of each series; every array has shape (series,).

    Parameters
    ----------
    slope
        Median slope of all pairs of observed periods, per unit of time; NaN below two periods.
    low, high
        Interval of the slope.
    n
        Observed periods.
    """

    slope: FloatArray
    low: FloatArray
    high: FloatArray
    n: IntArray


def theil_sen(times: FloatArray, values: FloatArray, level: float = 0.95) -> TheilSen:
    """Estimate the slope of every series by the median of its pairwise slopes.

    Parameters
    ----------
    times
        Shape (periods,), finite and all different; slopes come per unit of it (years for `Period.middle`).
    values
        Shape (series, periods); NaN where missing: the true gaps in time are kept.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    TheilSen

    Raises
    ------
    ParameterError
        When the times are not finite, repeat themselves, or do not match the periods of the values.

    Notes
    -----
    The interval runs between two ranked slopes, found from the tie-corrected variance of Kendall's S, as in
    `scipy.stats.theilslopes`. Below about five periods the ranks end at the smallest and largest slope, so
    that the interval covers less than `level`.

    References
    ----------
    .. [1] Sen, P. K. (1968). Estimates of the regression coefficient based on Kendall's tau. *Journal of
       the American Statistical Association* 63:1379-1389, equation 2.6.

    Examples
    --------
    >>> result = theil_sen(np.array([2019.0, 2020.0, 2022.0]), np.array([[70.0, 71.0, 75.0]]))
    >>> float(result.slope[0]), float(result.low[0]), float(result.high[0])
    (1.6666666666666667, 1.0, 2.0)
    """
    times, values = np.asarray(times, dtype=np.float64), np.asarray(values, dtype=np.float64)
    _check_times(times, values)
    quantile = two_sided_quantile(level)
    n = np.count_nonzero(~np.isnan(values), axis=1).astype(np.int64)
    ends = np.full((3, len(values)), np.nan)
    pairs = times.size * (times.size - 1) // 2
    block = max(1, _SLOPES_IN_MEMORY // max(1, pairs))
    for start in range(0, len(values) if pairs else 0, block):
        rows = slice(start, start + block)
        ends[:, rows] = _median_and_ends(times, values[rows], n[rows], quantile)
    return TheilSen(ends[0], ends[1], ends[2], n)


def _check_times(times: FloatArray, values: FloatArray) -> None:
    if values.shape[1:] != times.shape:
        raise ParameterError(f"times must have one entry a period, {values.shape[1:]}, but got {times.shape}")
    if not np.isfinite(times).all() or np.unique(times).size < times.size:
        raise ParameterError(f"times must be finite and all different, but got {times.tolist()}")


def _median_and_ends(times: FloatArray, values: FloatArray, n: IntArray, quantile: float) -> FloatArray:
    """Return slope, low and high of a block of series, shape (3, series)."""
    slopes = _sorted_slopes(times, values)
    count = n * (n - 1) // 2
    sigma = np.sqrt((n * (n - 1) * (2 * n + 5) - tie_term(values)) / 18)
    low = np.maximum(np.round((count - quantile * sigma) / 2).astype(np.int64) - 1, 0)
    high = np.minimum(np.round((count + quantile * sigma) / 2).astype(np.int64), count - 1)
    # series below two periods hold NaN only, so any rank gives NaN
    ranks = np.maximum(np.stack([(count - 1) // 2, count // 2, low, high]), 0)
    below, above, lowest, highest = np.take_along_axis(slopes, ranks.T, axis=1).T
    return np.stack([(below + above) / 2, lowest, highest])


def _sorted_slopes(times: FloatArray, values: FloatArray) -> FloatArray:
    """Sort the slopes of all pairs within each row; pairs with a missing value come last as NaN."""
    columns = np.ascontiguousarray(values.T)
    slopes = np.empty((times.size * (times.size - 1) // 2, len(values)))
    start = 0
    for lag in range(1, times.size):
        stop = start + times.size - lag
        np.subtract(columns[lag:], columns[:-lag], out=slopes[start:stop])
        slopes[start:stop] /= (times[lag:] - times[:-lag])[:, None]
        start = stop
    by_series = np.ascontiguousarray(slopes.T)
    by_series.sort(axis=1)
    return by_series
