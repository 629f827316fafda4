"""The net promoter score with its uncertainty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from frontline.checks import two_sided_quantile
from frontline.satisfaction.unit_counts import count_answers

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray

PROMOTER = 9
"""Least rating, 0 to 10, of a promoter."""
DETRACTOR = 6
"""Greatest rating of a detractor."""


@dataclass(frozen=True, slots=True)
class NetPromoter:
    """Net promoter scores in points, -100 to 100; every array has the shape of the counts.

    Parameters
    ----------
    score
        Percent promoters less percent detractors; NaN without answers.
    standard_error
        In points; 0 where all answers agree.
    adjusted_error
        Standard error behind the interval, in points, never 0: the one to compare units by.
    low, high
        Adjusted Wald interval.
    n
        Answers.
    """

    score: FloatArray
    standard_error: FloatArray
    adjusted_error: FloatArray
    low: FloatArray
    high: FloatArray
    n: FloatArray


class PromoterCounts(NamedTuple):
    """Promoters, detractors and answers of each unit, shape (units,)."""

    promoters: FloatArray
    detractors: FloatArray
    n: FloatArray


def net_promoter(
    promoters: FloatArray | IntArray,
    detractors: FloatArray | IntArray,
    n: FloatArray | IntArray,
    level: float = 0.95,
) -> NetPromoter:
    """Score counts of promoters and detractors among n answers.

    Parameters
    ----------
    promoters, detractors, n
        Counts that broadcast together; NaN where missing.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    NetPromoter
        NaN where a count is missing, n is 0 or the counts do not fit into n.

    Notes
    -----
    The interval adds three answers, three quarters of one to the promoters and to the detractors each,
    before the usual normal interval, and is clipped to -100..100.

    References
    ----------
    .. [1] Rocks, B. (2016). Interval estimation for the "net promoter score". *The American Statistician*
       70:365-372.

    Examples
    --------
    >>> result = net_promoter(np.array([60.0]), np.array([15.0]), np.array([100.0]))
    >>> result.score, result.low.round(2), result.high.round(2)
    (array([45.]), array([29.34]), array([58.04]))
    """
    z = two_sided_quantile(level)
    plus, minus, total = np.broadcast_arrays(*(np.asarray(c, np.float64) for c in (promoters, detractors, n)))
    fits = (total > 0) & (plus >= 0) & (minus >= 0) & (plus + minus <= total)
    total = np.where(fits, total, np.nan)
    score, error = _score_and_error(plus, minus, total)
    centre, spread = _score_and_error(plus + 0.75, minus + 0.75, total + 3)
    low, high = np.clip([centre - z * spread, centre + z * spread], -100, 100)
    # with everybody a promoter the adjusted interval ends short of the score itself
    return NetPromoter(score, error, spread, np.minimum(low, score), np.maximum(high, score), total)


def count_promoters(units: IntArray, ratings: FloatArray, n_units: int) -> PromoterCounts:
    """Count the promoters (9-10) and detractors (0-6) of each unit.

    Parameters
    ----------
    units
        Unit of each respondent, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    ratings
        Likelihood to recommend, 0 to 10, shape (n,); NaN or a rating outside the scale is missing.
    n_units
        Number of units.

    Returns
    -------
    PromoterCounts

    Examples
    --------
    >>> counts = count_promoters(np.array([0, 0, 0, 1]), np.array([10.0, 8.0, 3.0, np.nan]), 2)
    >>> counts.promoters, counts.detractors, counts.n
    (array([1., 0.]), array([1., 0.]), array([3., 0.]))
    """
    ratings = np.asarray(ratings, dtype=np.float64)
    on_scale = (ratings >= 0) & (ratings <= 10)  # noqa: PLR2004 - the scale of the question itself
    return PromoterCounts(
        count_answers(units, on_scale & (ratings >= PROMOTER), n_units),
        count_answers(units, on_scale & (ratings <= DETRACTOR), n_units),
        count_answers(units, on_scale, n_units),
    )


def _score_and_error(promoters: FloatArray, detractors: FloatArray, n: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the score and its standard error in points."""
    p, q = promoters / n, detractors / n
    # rounding may carry the variance of a unanimous group below 0
    variance = np.maximum(p + q - np.square(p - q), 0) / n
    return 100 * (p - q), 100 * np.sqrt(variance)
