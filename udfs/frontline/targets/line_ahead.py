"""The straight line of a series continued to a later time, with its prediction interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import two_sided_quantile
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray, TextArray

_FEWEST = 3  # results with something left over to judge a line by
_NOISE = 1e-14  # residuals below this share of the values are rounding


@dataclass(frozen=True, slots=True)
class LineAhead:
    """Least-squares line of each series, read off at a later time; every array has shape (series,).

    Parameters
    ----------
    value
        The line at that time; NaN below three results or when all are of one time.
    low, high
        Interval of a new result at that time.
    slope
        Per unit of time.
    residual_deviation
        Standard deviation of the results around the line, divisor n - 2.
    n
        Results.
    note
        Why there is no line or no interval; "" where there are both.
    interval_method
        How the interval was made.
    """

    value: FloatArray
    low: FloatArray
    high: FloatArray
    slope: FloatArray
    residual_deviation: FloatArray
    n: IntArray
    note: TextArray
    interval_method: str = "Student's t prediction interval of a new result about the least-squares line"


def line_ahead(times: FloatArray, values: FloatArray, ahead: float, level: float = 0.95) -> LineAhead:
    """Fit a line to every series and continue it to a time ahead.

    Parameters
    ----------
    times
        Shape (periods,), finite.
    values
        Shape (series, periods); NaN where missing: the true gaps in time are kept.
    ahead
        Time to continue to, on the scale of `times`.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    LineAhead
        Two results give no line: they lie on it whatever it is. Results that lie on their line exactly, a
        constant series among them, have a value and no interval.

    Raises
    ------
    ParameterError
        When the times are not finite or do not match the periods of the values.

    Notes
    -----
    value +- t s sqrt(1 + 1/n + (ahead - mean time)^2 / sum (time - mean time)^2), s from n - 2 degrees of
    freedom. The interval takes the results as independent and the line as straight beyond the last of them.

    References
    ----------
    .. [1] Draper, N. R. & Smith, H. (1998). *Applied Regression Analysis*, 3rd ed. Wiley, chapter 3.

    Examples
    --------
    >>> line = line_ahead(np.array([1.0, 2.0, 3.0, 4.0]), np.array([[70.0, 72.0, 71.0, 75.0]]), ahead=5.0)
    >>> line.value, line.low.round(2), line.high.round(2)
    (array([75.5]), array([65.64]), array([85.36]))
    """
    two_sided_quantile(level)
    times, values = np.asarray(times, dtype=np.float64), np.asarray(values, dtype=np.float64)
    if values.shape[1:] != times.shape:
        raise ParameterError(f"times must have one entry a period, {values.shape[1:]}, but got {times.shape}")
    if not np.isfinite([*times, ahead]).all():
        raise ParameterError(f"times must be finite, but got {times.tolist()} and {ahead}")
    observed = ~np.isnan(values)
    n = np.count_nonzero(observed, axis=1).astype(np.int64)
    # times counted from the one ahead, and deviations from each series' own means, keep the digits of late
    # years and of large values
    t, mean_time = _centred(np.where(observed, times - ahead, 0.0), observed, n)
    y, mean_value = _centred(np.where(observed, values, 0.0), observed, n)
    spread = np.sum(np.square(t), axis=1)
    enough = (n >= _FEWEST) & (spread > n * np.square(_NOISE * mean_time))
    slope = _ratio(np.sum(t * y, axis=1), spread, enough)
    residuals = y - np.where(enough, slope, 0.0)[:, None] * t
    squares = np.sum(np.square(residuals), axis=1)
    noise = np.square(_NOISE * (np.abs(mean_value) + np.sqrt(np.sum(np.square(y), axis=1)))) * n
    deviation = np.sqrt(_ratio(squares, n - 2.0, enough & (squares > noise)))
    value = mean_value - slope * mean_time
    reach = np.sqrt(1 + _ratio(np.ones(len(n)), n.astype(np.float64), enough) + _ratio(mean_time**2, spread, enough))
    half = scipy.special.stdtrit(np.maximum(n - 2, 1), 0.5 + level / 2) * deviation * reach
    note = np.select(
        [~enough, np.isnan(deviation)],
        ["A line takes three results at different times.", "All results lie on their line, which gives no interval."],
        "",
    )
    return LineAhead(value, value - half, value + half, slope, deviation, n, note.astype(np.object_))


def _centred(numbers: FloatArray, observed: BoolArray, n: IntArray) -> tuple[FloatArray, FloatArray]:
    """Take each row's mean off its observed numbers; missing ones stay 0."""
    mean = np.sum(numbers, axis=1) / np.maximum(n, 1)
    deviations = np.where(observed, numbers - mean[:, None], 0.0)
    # the second pass takes off what the rounding of the first mean left
    rest = np.sum(deviations, axis=1) / np.maximum(n, 1)
    return np.where(observed, deviations - rest[:, None], 0.0), mean + rest


def _ratio(part: FloatArray, whole: FloatArray, where: BoolArray) -> FloatArray:
    quotient = np.full(part.shape, np.nan)
    np.divide(part, whole, out=quotient, where=where)
    return quotient
