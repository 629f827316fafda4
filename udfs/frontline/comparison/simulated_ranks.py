"""Simulated rankings, shared by the rank intervals and the chance of being best."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from frontline.arrays import CountArray, FloatArray, PositionArray

_VALUES_IN_MEMORY = 500_000


def simulated_ranks(values: FloatArray, spread: FloatArray, sign: float, draws: int, seed: int) -> CountArray:
    """Rank every draw, 1 = best, and sort each unit's ranks: shape (units, draws)."""
    generator = np.random.default_rng(seed)
    places: CountArray = np.arange(1, values.size + 1, dtype=np.uint32)
    ranks: CountArray = np.empty((draws, values.size), dtype=places.dtype)
    block = max(1, _VALUES_IN_MEMORY // values.size)
    for start in range(0, draws, block):
        rows = ranks[start : start + block]
        drawn = generator.standard_normal(rows.shape)
        drawn *= spread
        drawn += values
        drawn *= -sign
        np.put_along_axis(rows, np.argsort(drawn, axis=1), places[None, :], axis=1)
    by_unit: CountArray = np.ascontiguousarray(ranks.T)
    by_unit.sort(axis=1)
    return by_unit


def starts_of_equals(values: FloatArray, spread: FloatArray) -> PositionArray:
    """Find where each run of units with equal value and standard error starts."""
    new = np.ones(values.size, dtype=np.bool_)
    new[1:] = (values[1:] != values[:-1]) | (spread[1:] != spread[:-1])
    return np.flatnonzero(new)


def pooled(ends: CountArray, starts: PositionArray) -> FloatArray:
    """Give all units of a run the mean of their ends, since they are exchangeable."""
    lengths = np.diff(starts, append=ends.size)
    means = np.add.reduceat(ends.astype(np.float64), starts) / lengths
    return np.repeat(means, lengths)
