"""The exact null distribution of Kendall's S for short series."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline.arrays import FloatArray, IntArray

LONGEST_EXACT = 7
"""Periods up to which S is compared with its exact distribution."""

_KEY = 1000  # larger than any tie term of seven values, divided by six


def exact_kendall_p(s: IntArray, n: IntArray, ties: IntArray) -> FloatArray:
    """Two-sided p of Kendall's S among all orders of the same values, ties kept.

    The number of discordant pairs over all orders of a multiset follows the Gaussian multinomial
    coefficient, so no order is ever enumerated.

    Parameters
    ----------
    s
        Kendall's S, shape (series,).
    n
        Observed periods, 2 to 7, shape (series,).
    ties
        Tie term of each series, as from `tie_term`; with n it tells the pattern of ties.

    Returns
    -------
    FloatArray
        Chance of an S at least as far from 0, shape (series,).

    References
    ----------
    .. [1] Kendall, M. G. (1975). *Rank Correlation Methods*, 4th ed. Griffin, London, chapter 5.

    Examples
    --------
    Four values that only rise: two of the 24 orders are as extreme.

    >>> exact_kendall_p(np.array([6]), np.array([4]), np.array([0])).round(6)
    array([0.083333])
    """
    keys, table = _tables()
    pattern = np.searchsorted(keys, n * _KEY + ties // 6)
    return np.asarray(table[pattern, np.abs(s)])


@cache
def _tables() -> tuple[IntArray, FloatArray]:
    """Return the sorted keys of every tie pattern and, row by row, p by the size of S."""
    rows: dict[int, FloatArray] = {}
    for n in range(2, LONGEST_EXACT + 1):
        for sizes in _partitions(n, n):
            ties = sum(t * (t - 1) * (2 * t + 5) for t in sizes)
            rows[n * _KEY + ties // 6] = _p_by_size(sizes)
    keys = np.array(sorted(rows), dtype=np.int64)
    return keys, np.stack([rows[int(key)] for key in keys])


def _p_by_size(sizes: tuple[int, ...]) -> FloatArray:
    """Chance that S is at least k away from 0, k = 0, 1, ..., for ties of these sizes."""
    counts = _orders_by_discordance(sum(sizes))
    for size in sizes:
        counts = np.rint(np.polydiv(counts, _orders_by_discordance(size))[0])
    untied_pairs = len(counts) - 1
    size_of_s = np.abs(untied_pairs - 2 * np.arange(len(counts)))
    most = LONGEST_EXACT * (LONGEST_EXACT - 1) // 2
    by_size = np.bincount(size_of_s, weights=counts, minlength=most + 1)
    return np.asarray(by_size[::-1].cumsum()[::-1] / counts.sum())


def _orders_by_discordance(n: int) -> FloatArray:
    """Count the orders of n different values by their number of discordant pairs."""
    counts = np.ones(1)
    for i in range(2, n + 1):
        counts = np.convolve(counts, np.ones(i))
    return counts


def _partitions(n: int, largest: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to write n as a sum of descending whole numbers up to `largest`."""
    if n == 0:
        yield ()
    for first in range(min(n, largest), 0, -1):
        for rest in _partitions(n - first, first):
            yield (first, *rest)
