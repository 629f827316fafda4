"""The chance that each unit is truly the best."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction, same_length, whole_number
from frontline.comparison.simulated_ranks import pooled, simulated_ranks, starts_of_equals
from frontline.satisfaction.wilson import wilson_interval

if TYPE_CHECKING:
    from frontline.arrays import FloatArray


@dataclass(frozen=True, slots=True)
class ChanceOfBest:
    """How often each unit came out best; arrays of shape (units,), NaN where unknown.

    Parameters
    ----------
    chance
        Share of the simulated rankings that the unit leads.
    low, high
        95 % interval of the chance for the number of draws; more draws narrow it.
    interval
        How the interval was made, in words.
    n
        Units ranked.
    notes
        What a reader must know, whole sentences.
    """

    chance: FloatArray
    low: FloatArray
    high: FloatArray
    interval: str
    n: int
    notes: tuple[str, ...]


def chance_of_best(
    values: FloatArray,
    standard_errors: FloatArray,
    better: str,
    draws: int = 1000,
    seed: int = 20260101,
) -> ChanceOfBest:
    """Find how often each unit leads the rankings that `rank_intervals` simulates.

    Parameters
    ----------
    values
        Shape (units,); a unit without a value is not ranked.
    standard_errors
        Shape (units,), at least 0. A unit whose standard error is missing or negative stays in the ranking
        at its value but has no chance of its own.
    better
        ``"higher"`` or ``"lower"``.
    draws, seed
        Of the simulation: equal to those of `rank_intervals`, the rankings are the same.

    Returns
    -------
    ChanceOfBest
        The chances add up to 1 where every ranked unit has a standard error. Units that share value and
        standard error share the chance.

    References
    ----------
    .. [1] Goldstein, H. & Spiegelhalter, D. J. (1996). League tables and their limitations. *Journal of the
       Royal Statistical Society A* 159:385-443.

    Examples
    --------
    The leader by a hair is best in two of three worlds only (exactly: .638):

    >>> result = chance_of_best(np.array([81.0, 80.0, 60.0]), np.array([2.0, 2.0, 2.0]), "higher")
    >>> result.chance.round(2)
    array([0.63, 0.37, 0.  ])
    """
    values = np.asarray(values, dtype=np.float64)
    errors = np.asarray(standard_errors, dtype=np.float64)
    sign = direction(better)
    same_length(values=values, standard_errors=errors)
    whole_number("draws", draws, 1)
    chance = np.full(len(values), np.nan)
    order = np.lexsort((errors, values))[: np.count_nonzero(~np.isnan(values))]
    if order.size:
        fixed = ~(errors[order] >= 0)
        spread = np.where(fixed, 0.0, errors[order])
        ranks = simulated_ranks(values[order], spread, sign, draws, seed)
        shares = pooled(np.count_nonzero(ranks == 1, axis=1).astype(np.uint32), starts_of_equals(values[order], spread))
        chance[order] = np.where(fixed, np.nan, shares / draws)
    low, high = wilson_interval(chance * draws, np.full(len(values), float(draws)))
    interval = f"Wilson interval of the share of {draws} simulated rankings"
    return ChanceOfBest(chance, low, high, interval, order.size, _notes(order.size))


def _notes(units: int) -> tuple[str, ...]:
    words = {0: "Not available: no unit has a value.", 1: "The only unit ranked is the best of one."}
    return (words[units],) if units in words else ()
