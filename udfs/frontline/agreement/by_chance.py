"""Agreement that random answers reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.agreement.rwg import rwg_j
from frontline.checks import two_sided_quantile, whole_number

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray

_ANSWERS_IN_MEMORY = 500_000


@dataclass(frozen=True, slots=True)
class AgreementByChance:
    """What groups of people without an opinion reach.

    Parameters
    ----------
    limit
        The rwg(j) that a share of `level` of the random groups do not exceed, in the shape of the group
        sizes; NaN below two respondents.
    level
        That share.
    method
        The simulation in words.
    """

    limit: FloatArray
    level: float
    method: str


def agreement_by_chance(
    n: IntArray, items: int, points: int, level: float = 0.95, draws: int = 10_000, seed: int = 20260101
) -> AgreementByChance:
    """Simulate the rwg(j) of groups that answer at random, each answer as likely.

    Parameters
    ----------
    n
        Respondents of each unit, shape (units,).
    items
        Items of the scale, at least 1.
    points
        Answers a scale offers, at least 2.
    level
        Percentile as a fraction, between 0 and 1.
    draws
        Groups simulated for each size, at least 1.
    seed
        Seed of the draws: a group size gets the same limit whatever other sizes are asked for.

    Returns
    -------
    AgreementByChance
        A unit above its limit agrees more than chance explains, at its own size.

    References
    ----------
    .. [1] Dunlap, W. P., Burke, M. J. & Smith-Crowe, K. (2003). Accurate tests of statistical significance
       for rwg and average deviation interrater agreement indexes. *Journal of Applied Psychology*
       88:356-362.
    .. [2] Cohen, A., Doveh, E. & Eick, U. (2001). Statistical properties of the rwg(J) index of agreement.
       *Psychological Methods* 6:297-310.

    Examples
    --------
    Ten people without an opinion often look agreed on seven items:

    >>> agreement_by_chance(np.array([10, 100]), items=7, points=5).limit.round(1)
    array([0.6, 0.3])
    """
    whole_number("items", items, 1)
    whole_number("points", points, 2)
    whole_number("draws", draws, 1)
    two_sided_quantile(level)
    sizes, of_unit = np.unique(np.asarray(n, dtype=np.int64), return_inverse=True)
    limits = np.full(sizes.size, np.nan)
    for place in np.flatnonzero(sizes > 1):
        generator = np.random.default_rng([seed, int(sizes[place])])
        random = _random_agreement(generator, int(sizes[place]), items, points, draws)
        limits[place] = np.quantile(random, level, method="inverted_cdf")
    words = f"{draws} groups of each size, answers uniform on {points} points, {items} items, seed {seed}"
    return AgreementByChance(limits[of_unit].reshape(np.shape(n)), level, words)


def _random_agreement(generator: np.random.Generator, size: int, items: int, points: int, draws: int) -> FloatArray:
    """Return rwg(j) of random groups; counting answers makes the time independent of the group's size."""
    answers = np.arange(points, dtype=np.float64)
    agreement = np.empty(draws)
    block = max(1, _ANSWERS_IN_MEMORY // (items * points))
    for start in range(0, draws, block):
        rows = agreement[start : start + block]
        counts = generator.multinomial(size, np.full(points, 1 / points), size=(rows.size, items))
        sums, squares = counts @ answers, counts @ np.square(answers)
        # whole numbers below 2^53 keep every digit, so identical groups get identical values
        rows[:] = rwg_j((squares - np.square(sums) / size) / (size - 1), points)
    return agreement
