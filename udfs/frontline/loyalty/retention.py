"""How many customers stayed, and how long customers like them stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.loyalty.notes import MODEL
from frontline.satisfaction.wilson import wilson_interval

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray, TextArray


@dataclass(frozen=True, slots=True)
class Retention:
    """Retention of customers; every array has the shape of the counts.

    Parameters
    ----------
    rate
        Share of the first customers who were still there at the end, as a fraction; NaN where not available.
    low, high
        Interval of the rate.
    kept
        Customers of the start who were still there at the end.
    n
        Customers at the start.
    note
        Why a rate is not available; "" where it is.
    interval_method
        How the interval was made.
    """

    rate: FloatArray
    low: FloatArray
    high: FloatArray
    kept: FloatArray
    n: FloatArray
    note: TextArray
    interval_method: str = "Wilson interval of a proportion"


@dataclass(frozen=True, slots=True)
class Lifetime:
    """Expected lifetime of customers; both arrays have the shape of the retention.

    Parameters
    ----------
    periods
        In the periods of the retention rate; NaN where not available.
    note
        Why a lifetime is not available; "" where it is.
    notes
        What holds for all of them.
    """

    periods: FloatArray
    note: TextArray
    notes: tuple[str, ...]


def retention(
    start: FloatArray | IntArray, end: FloatArray | IntArray, new: FloatArray | IntArray, level: float = 0.95
) -> Retention:
    """Find the share of customers that a period kept, (end - new) / start.

    Parameters
    ----------
    start, end
        Customers at the start and at the end; counts that broadcast together, NaN where missing.
    new
        Customers of the end who joined within the period.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    Retention
        Not available without customers at the start, or where the counts contradict one another.

    References
    ----------
    .. [1] Farris, P. W., Bendle, N. T., Pfeifer, P. E. & Reibstein, D. J. (2010). *Marketing Metrics*,
       2nd ed. Pearson, chapter 5.

    Examples
    --------
    >>> result = retention(np.array([200.0]), np.array([190.0]), np.array([30.0]))
    >>> result.rate, result.low.round(4), result.high.round(4)
    (array([0.8]), array([0.7391]), array([0.8495]))
    """
    first, last, joined = np.broadcast_arrays(*(np.asarray(c, np.float64) for c in (start, end, new)))
    kept = last - joined
    low, high = wilson_interval(kept, first, level)
    possible = ~np.isnan(low) & (first >= 0) & (last >= 0) & (joined >= 0)
    rate = np.full(first.shape, np.nan)
    np.divide(kept, first, out=rate, where=possible)
    return Retention(
        rate,
        np.where(possible, low, np.nan),
        np.where(possible, high, np.nan),
        np.where(possible, kept, np.nan),
        first,
        _why_no_rate(first, last, joined),
    )


def expected_lifetime(rate: FloatArray | float) -> Lifetime:
    """Expect how many periods a customer stays when every period keeps the same share, 1 / (1 - rate).

    Parameters
    ----------
    rate
        Retention of one period as a fraction, 0 to 1, any shape; NaN where missing.

    Returns
    -------
    Lifetime
        Not available at a rate of 1: where nobody leaves, no lifetime has been seen to end.

    Notes
    -----
    The mean of the geometric distribution. Real customers differ, and those who stay are the loyal ones, so
    that retention rises with age and the mean lifetime is longer than this.

    References
    ----------
    .. [1] Fader, P. S. & Hardie, B. G. S. (2007). How to project customer retention. *Journal of Interactive
       Marketing* 21:76-90.

    Examples
    --------
    >>> expected_lifetime(np.array([0.8, 0.9])).periods.round(6)
    array([ 5., 10.])
    """
    rates = np.asarray(rate, dtype=np.float64)
    available = (rates >= 0) & (rates < 1)
    periods = np.full(rates.shape, np.nan)
    np.divide(1.0, 1 - rates, out=periods, where=available)
    note = np.select(
        [available, np.isnan(rates), rates == 1],
        ["", "No retention rate is given.", "Nobody left, so the lifetime has no end to estimate."],
        "The retention rate does not lie between 0 and 1.",
    )
    constant = "Every period is taken to keep the same share of customers."
    return Lifetime(periods, note.astype(np.object_), (MODEL, constant))


def _why_no_rate(start: FloatArray, end: FloatArray, new: FloatArray) -> TextArray:
    """Give the first reason that rules a rate out."""
    return np.select(
        [
            np.isnan(start) | np.isnan(end) | np.isnan(new),
            (start < 0) | (end < 0) | (new < 0),
            start == 0,
            new > end,
            end - new > start,
        ],
        [
            "A count is missing.",
            "A count is negative.",
            "There were no customers at the start.",
            "More customers are new than there are at the end.",
            "More customers were kept than there were at the start.",
        ],
        "",
    ).astype(np.object_)
