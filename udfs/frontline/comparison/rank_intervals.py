"""Monte Carlo intervals of ranks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from frontline.checks import direction, same_length, two_sided_quantile, whole_number
from frontline.comparison.simulated_ranks import pooled, simulated_ranks, starts_of_equals
from frontline.comparison.tied_ranks import tied_ranks

if TYPE_CHECKING:
    from frontline.arrays import FloatArray


class RankInterval(NamedTuple):
    """Interval of each unit's rank; whole numbers, shape (n,), NaN where unknown.

    Parameters
    ----------
    low
        Best rank that is plausible.
    high
        Worst rank that is plausible.
    """

    low: FloatArray
    high: FloatArray


def rank_intervals(
    values: FloatArray,
    standard_errors: FloatArray,
    better: str,
    draws: int = 1000,
    seed: int = 20260101,
    level: float = 0.95,
) -> RankInterval:
    """Simulate how far the ranks of units could move by sampling error alone.

    Every draw gives each unit a normal value around its own and ranks them all; the interval holds the
    middle `level` of a unit's simulated ranks.

    Parameters
    ----------
    values
        Shape (n,); a unit without a value is not ranked.
    standard_errors
        Shape (n,), at least 0. A unit whose standard error is missing or negative stays in the ranking
        at its value, so that the others are ranked among as many as are shown, but has no interval.
    better
        ``"higher"`` or ``"lower"``.
    draws
        Rankings simulated, at least 1.
    seed
        Seed of the draws: equal data give equal intervals, in whatever order the units come.
    level
        Coverage, between 0 and 1.

    Returns
    -------
    RankInterval
        `low` and `high`. The observed rank always lies inside; units that share value and standard error
        share the interval.

    References
    ----------
    .. [1] Goldstein, H. & Spiegelhalter, D. J. (1996). League tables and their limitations. *Journal of the
       Royal Statistical Society A* 159:385-443.

    Examples
    --------
    Two close units cannot be told apart, the third can:

    >>> low, high = rank_intervals(np.array([81.0, 80.0, 60.0]), np.array([2.0, 2.0, 2.0]), "higher")
    >>> low, high
    (array([1., 1., 3.]), array([2., 2., 3.]))
    """
    values = np.asarray(values, dtype=np.float64)
    errors = np.asarray(standard_errors, dtype=np.float64)
    same_length(values=values, standard_errors=errors)
    whole_number("draws", draws, 1)
    two_sided_quantile(level)
    low, high = np.full(len(values), np.nan), np.full(len(values), np.nan)
    # drawing in the order of value and error makes the order of the rows irrelevant
    order = np.lexsort((errors, values))[: np.count_nonzero(~np.isnan(values))]
    if order.size:
        fixed = ~(errors[order] >= 0)
        spread = np.where(fixed, 0.0, errors[order])
        ranks = simulated_ranks(values[order], spread, direction(better), draws, seed)
        tail = int(draws * (1 - level) / 2 + 1e-9)
        starts = starts_of_equals(values[order], spread)
        observed = tied_ranks(values[order], better).rank
        low[order] = np.minimum(np.floor(pooled(ranks[:, tail], starts)), np.floor(observed))
        high[order] = np.maximum(np.ceil(pooled(ranks[:, draws - 1 - tail], starts)), np.ceil(observed))
        low[order[fixed]] = high[order[fixed]] = np.nan
    return RankInterval(low, high)
