"""The change between two results of the same unit, with its interval, many units at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import same_length, two_sided_quantile

if TYPE_CHECKING:
    from frontline.arrays import FloatArray


@dataclass(frozen=True, slots=True)
class Change:
    """Later less earlier result of each unit; every array has shape (units,).

    Parameters
    ----------
    change
        NaN where either result is missing.
    low, high
        Interval of the change; NaN where a standard error is missing.
    p
        Two-sided p of no change; NaN where the interval is.
    n
        Units with a change.
    interval
        How the interval was made, in words.
    """

    change: FloatArray
    low: FloatArray
    high: FloatArray
    p: FloatArray
    n: int
    interval: str


def change(
    later: FloatArray,
    earlier: FloatArray,
    later_error: FloatArray,
    earlier_error: FloatArray,
    level: float = 0.95,
) -> Change:
    """Compare the result of every unit with an earlier one of its own.

    Parameters
    ----------
    later, earlier
        The two results, shape (units,); NaN where missing.
    later_error, earlier_error
        Their standard errors, shape (units,), at least 0; a missing or negative one leaves the interval out.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    Change

    Raises
    ------
    ParameterError
        When `level` breaks its rule or the arrays differ in length.

    Notes
    -----
    The standard error of the change is the root of the sum of both squares: the answers of the two times are
    taken as those of different people. Where the same people answer twice the interval is too wide. No change
    known without error has p = 1.

    References
    ----------
    .. [1] Altman, D. G. & Bland, J. M. (2003). Interaction revisited: the difference between two estimates.
       *BMJ* 326:219.

    Examples
    --------
    >>> result = change(np.array([75.0]), np.array([70.0]), np.array([1.5]), np.array([2.0]))
    >>> result.change, result.low.round(2), result.high.round(2), result.p.round(4)
    (array([5.]), array([0.1]), array([9.9]), array([0.0455]))
    """
    after, before, after_error, before_error = (
        np.asarray(column, dtype=np.float64) for column in (later, earlier, later_error, earlier_error)
    )
    same_length(later=after, earlier=before, later_error=after_error, earlier_error=before_error)
    quantile = two_sided_quantile(level)
    difference = after - before
    known = (after_error >= 0) & (before_error >= 0) & ~np.isnan(difference)
    error = np.full(difference.shape, np.nan)
    error[known] = np.hypot(after_error[known], before_error[known])
    distance = np.where(difference == 0, 0.0, np.inf)
    np.divide(np.abs(difference), error, out=distance, where=error > 0)
    p = np.where(known, 2 * scipy.special.ndtr(-distance), np.nan)
    reach = quantile * error
    interval = f"normal {100 * level:g} % interval of the difference of two independent results"
    return Change(
        difference, difference - reach, difference + reach, p, int(np.count_nonzero(~np.isnan(difference))), interval
    )
