"""The Wilson interval of a proportion."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from frontline.checks import two_sided_quantile

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray


class Interval(NamedTuple):
    """Ends of an interval, NaN where not available."""

    low: FloatArray
    high: FloatArray


def wilson_interval(successes: FloatArray | IntArray, n: FloatArray | IntArray, level: float = 0.95) -> Interval:
    """Bound the true proportion behind a count.

    Parameters
    ----------
    successes, n
        Counts that broadcast together; NaN where missing.
    level
        Coverage, between 0 and 1.

    Returns
    -------
    Interval
        `low` and `high` as fractions, always within 0 to 1 and around successes / n. NaN where n is missing
        or 0, or the successes are missing or outside 0 to n.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference.
       *Journal of the American Statistical Association* 22:209-212.

    Examples
    --------
    Nobody of twenty is satisfied; up to 16 % of all might be:

    >>> low, high = wilson_interval(np.array([0.0]), np.array([20.0]))
    >>> low.round(6), high.round(6)
    (array([0.]), array([0.161125]))
    """
    z = two_sided_quantile(level)
    successes, n = np.broadcast_arrays(np.asarray(successes, np.float64), np.asarray(n, np.float64))
    available = (n > 0) & (successes >= 0) & (successes <= n)
    safe = np.where(available, n, 1.0)
    p = np.where(available, successes, 0.0) / safe
    centre = (p + z**2 / (2 * safe)) / (1 + z**2 / safe)
    half = z * np.sqrt(p * (1 - p) / safe + (z / (2 * safe)) ** 2) / (1 + z**2 / safe)
    # the ends of 0 and of all meet 0 and 1 exactly, whatever the rounding
    low = np.where(p == 0, 0.0, centre - half)
    high = np.where(p == 1, 1.0, centre + half)
    return Interval(np.where(available, low, np.nan), np.where(available, high, np.nan))
