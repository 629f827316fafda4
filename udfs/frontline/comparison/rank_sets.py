"""Confidence sets of ranks that hold for all units at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction, same_length, two_sided_quantile, whole_number
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray

MOST_UNITS = 400
"""Units that are compared pair by pair; `rank_intervals` takes more."""

_FIRST_LOOK = 24
_PAIRS_IN_MEMORY = 1_000_000


@dataclass(frozen=True, slots=True)
class RankSets:
    """The ranks each unit may truly hold; arrays of shape (units,), NaN where unknown.

    Parameters
    ----------
    low, high
        Best and worst rank of the set, whole numbers.
    critical
        Difference, in its standard errors, from which two units count as different.
    interval
        How the sets were made, in words.
    n
        Units ranked.
    notes
        What a reader must know, whole sentences.
    """

    low: FloatArray
    high: FloatArray
    critical: float
    interval: str
    n: int
    notes: tuple[str, ...]


def rank_sets(
    values: FloatArray,
    standard_errors: FloatArray,
    better: str,
    draws: int = 1000,
    seed: int = 20260101,
    level: float = 0.95,
) -> RankSets:
    """Bound the true ranks of all units together.

    With probability `level` every unit's true rank lies in its set, so the whole table may be read at once;
    `rank_intervals` speaks of one unit at a time.

    Parameters
    ----------
    values
        Shape (units,), at most 400 of them known; a unit without a value is not ranked.
    standard_errors
        Shape (units,), at least 0, of independent estimates. A unit whose standard error is missing or
        negative stays in the ranking at its value but has no set.
    better
        ``"higher"`` or ``"lower"``.
    draws, seed
        Number and seed of the bootstrap draws: equal data give equal sets in whatever order the units come.
    level
        Joint coverage, between 0 and 1.

    Returns
    -------
    RankSets
        The observed rank always lies inside.

    Raises
    ------
    ParameterError
        When more than 400 units have a value, or `draws` or `level` breaks its rule.

    Notes
    -----
    Two units differ where their difference exceeds c standard errors, c being the `level` quantile of the
    largest |t| among all pairs over parametric bootstrap draws (single step). A unit's set runs from 1 + the
    number of units that are clearly better to the number ranked less those that are clearly worse.

    References
    ----------
    .. [1] Mogstad, M., Romano, J. P., Shaikh, A. M. & Wilhelm, D. (2024). Inference for ranks with
       applications to mobility across neighbourhoods and academic achievement across countries. *Review of
       Economic Studies* 91:476-518.

    Examples
    --------
    >>> sets = rank_sets(np.array([81.0, 80.0, 60.0]), np.array([2.0, 2.0, 2.0]), "higher")
    >>> sets.low, sets.high
    (array([1., 1., 3.]), array([2., 2., 3.]))
    """
    values = direction(better) * np.asarray(values, dtype=np.float64)
    errors = np.asarray(standard_errors, dtype=np.float64)
    same_length(values=values, standard_errors=errors)
    whole_number("draws", draws, 1)
    two_sided_quantile(level)
    # drawing in the order of value and error makes the order of the rows irrelevant
    order = np.lexsort((errors, values))[: np.count_nonzero(~np.isnan(values))]
    if order.size > MOST_UNITS:
        raise ParameterError(f"values must hold at most {MOST_UNITS} known units, but got {order.size}")
    low, high = np.full(len(values), np.nan), np.full(len(values), np.nan)
    fixed = ~(errors[order] >= 0)
    spread = np.where(fixed, 0.0, errors[order])
    critical = float(np.quantile(largest_t(spread, draws, seed), level, method="higher")) if order.size > 1 else 0.0
    lead = values[order] - values[order, None]
    clear = np.abs(lead) > critical * np.hypot(spread, spread[:, None])
    low[order] = np.where(fixed, np.nan, 1 + np.count_nonzero(clear & (lead > 0), axis=1))
    high[order] = np.where(fixed, np.nan, order.size - np.count_nonzero(clear & (lead < 0), axis=1))
    interval = f"simultaneous {100 * level:g} % sets from the largest pairwise |t| of {draws} bootstrap draws"
    return RankSets(low, high, critical, interval, order.size, _notes(order.size))


def largest_t(standard_errors: FloatArray, draws: int, seed: int) -> FloatArray:
    """Draw the largest |t| among all pairs of units that do not truly differ.

    Parameters
    ----------
    standard_errors
        Shape (units,), at least 0; two units without error have no t.
    draws, seed
        Number and seed of the draws.

    Returns
    -------
    FloatArray
        Shape (draws,).

    Notes
    -----
    No |t| exceeds the length of its pair's two standardised errors (Cauchy-Schwarz), so a draw is settled
    once its largest |t| among the units with the largest errors reaches the longest pair with any other unit;
    twice as many are looked at otherwise. The result is that of all pairs.

    Examples
    --------
    >>> bool(np.median(largest_t(np.ones(2), 2001, seed=1)).round(1) == 0.7)  # of |normal|: .674
    True
    """
    noise = np.random.default_rng(seed).standard_normal((draws, standard_errors.size))
    noise[:, standard_errors == 0] = 0.0
    by_size = np.argsort(-np.abs(noise), axis=1)
    size = np.take_along_axis(np.abs(noise), by_size, axis=1)
    largest, open_draws, looked_at = np.zeros(draws), np.arange(draws), _FIRST_LOOK
    while open_draws.size:
        taken = by_size[open_draws, :looked_at]
        largest[open_draws] = _largest_among(
            np.take_along_axis(noise[open_draws], taken, axis=1), standard_errors[taken]
        )
        if looked_at >= standard_errors.size:
            break
        bound = np.hypot(size[open_draws, 0], size[open_draws, looked_at])
        open_draws = open_draws[largest[open_draws] < bound]
        looked_at *= 2
    return largest


def _largest_among(noise: FloatArray, errors: FloatArray) -> FloatArray:
    """Find the largest |t| among all pairs of each row, in blocks of rows."""
    drawn, largest = noise * errors, np.empty(len(noise))
    block = max(1, _PAIRS_IN_MEMORY // noise.shape[1] ** 2)
    for start in range(0, len(noise), block):
        rows = slice(start, start + block)
        squares = errors[rows] ** 2
        gap = drawn[rows, :, None] - drawn[rows, None, :]
        total = squares[:, :, None] + squares[:, None, :]
        np.divide(gap**2, total, out=gap, where=total > 0)
        largest[rows] = np.sqrt(gap.max(axis=(1, 2)))
    return largest


def _notes(units: int) -> tuple[str, ...]:
    words = {0: "Not available: no unit has a value.", 1: "The only unit ranked is first of one."}
    return (words[units],) if units in words else ()
