"""The correlation of two measures over units, with Fisher's interval."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length, two_sided_quantile, whole_number
from frontline.linkage.association import Association, Bounds, complete_rows, has_spread, link_notes, unavailable

if TYPE_CHECKING:
    from frontline.arrays import FloatArray

LEAST_UNITS = 3
FISHER = "Fisher's z interval"


def unit_correlation(x: FloatArray, y: FloatArray, *, lag: int = 0, level: float = 0.95) -> Association:
    """Correlate two measures over units.

    Parameters
    ----------
    x, y
        Score of each unit, shape (units,); NaN where missing.
    lag
        Periods by which `y` follows `x` in the data given, at least 0.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    Association
        Not available, in words, below 3 units with both scores or when a measure is the same for all;
        without interval for 3 units.

    References
    ----------
    .. [1] Fisher, R. A. (1921). On the "probable error" of a coefficient of correlation deduced from a small
       sample. *Metron* 1:3-32.

    Examples
    --------
    >>> climate = np.array([61.0, 70.0, 66.0, 75.0, 58.0, 80.0])
    >>> satisfaction = np.array([72.0, 75.0, 77.0, 81.0, 70.0, 79.0])
    >>> result = unit_correlation(climate, satisfaction, lag=1)
    >>> round(result.estimate, 3), round(result.low, 3), round(result.high, 3)
    (0.891, 0.288, 0.988)
    >>> result.notes
    ('6 units, lag 1 period: an association, not proof of an effect.',)
    """
    x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
    same_length(x=x, y=y)
    whole_number("lag", lag, 0)
    two_sided_quantile(level)
    rows, lost = complete_rows(x, y)
    units = len(rows)
    if units < LEAST_UNITS:
        return unavailable(units, lag, f"A correlation needs {LEAST_UNITS} units with both scores.", lost)
    if not all(has_spread(column) for column in rows.T):
        return unavailable(units, lag, "A measure is the same for all units.", lost)
    estimate = correlate(rows[:, 0], rows[:, 1])
    bounds, note = fisher_interval(estimate, units - 3, level)
    return Association(estimate, *bounds, FISHER, units, lag, link_notes(units, lag, note, lost))


def correlate(x: FloatArray, y: FloatArray) -> float:
    """Return Pearson's correlation of two measures that vary, never beyond -1 or 1."""
    x, y = x - x.mean(), y - y.mean()
    return float(np.clip((x / np.linalg.norm(x)) @ (y / np.linalg.norm(y)), -1, 1))


def fisher_interval(estimate: float, weight: int, level: float) -> tuple[Bounds, str]:
    """Return the interval of a correlation whose z has variance 1 / weight, and a sentence where it is odd.

    >>> bounds, note = fisher_interval(0.5, 97, 0.95)
    >>> round(bounds.low, 4), round(bounds.high, 4), note
    (0.3366, 0.6341, '')
    """
    if weight < 1:
        return Bounds(np.nan, np.nan), "Too few units for an interval."
    if abs(estimate) > 1 - 1e-15:
        return Bounds(estimate, estimate), "All units lie on one line, so that the interval has no width."
    half = two_sided_quantile(level) / np.sqrt(weight)
    low, high = np.tanh(np.arctanh(estimate) + np.array([-half, half]))
    return Bounds(float(low), float(high)), ""
