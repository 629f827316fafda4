"""The seeded bootstrap: how often each row is drawn, and percentile intervals of what is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import two_sided_quantile, whole_number
from frontline.linkage.association import Bounds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline.arrays import FloatArray

LEAST_DRAWS = 100
_CELLS_IN_MEMORY = 2_000_000


def check_draws(level: float, draws: int, seed: int) -> None:
    """Refuse a level outside 0 to 1, fewer than 100 draws and a negative seed.

    >>> check_draws(0.95, 1000, 1)
    """
    two_sided_quantile(level)
    whole_number("draws", draws, LEAST_DRAWS)
    whole_number("seed", seed, 0)


def resample_counts(n: int, draws: int, seed: int, width: int = 1) -> Iterator[FloatArray]:
    """Yield how often each of n rows comes up when n are drawn with replacement.

    Parameters
    ----------
    n, draws
        Rows, and samples in all.
    seed
        Of numpy's default generator.
    width
        Numbers that the caller computes a row; the more, the fewer samples at once.

    Yields
    ------
    array
        Shape (samples, n); each row adds up to n.

    Examples
    --------
    >>> [block.sum(axis=1) for block in resample_counts(5, 3, seed=1)]
    [array([5., 5., 5.])]
    """
    rng = np.random.default_rng(seed)
    block = max(1, _CELLS_IN_MEMORY // max(1, n * width))
    for start in range(0, draws, block):
        samples = min(block, draws - start)
        drawn = rng.integers(n, size=(samples, n)) + n * np.arange(samples)[:, None]
        yield np.bincount(drawn.ravel(), minlength=samples * n).reshape(samples, n).astype(np.float64)


def resampled_covariances(columns: FloatArray, draws: int, seed: int) -> FloatArray:
    """Return the covariance matrix (divisor n) of each bootstrap sample of the rows, shape (draws, p, p).

    >>> resampled_covariances(np.array([[1.0], [1.0]]), 2, seed=1).ravel()
    array([0., 0.])
    """
    n, width = columns.shape
    centred = columns - columns.mean(axis=0)
    found = []
    for counts in resample_counts(n, draws, seed, width):
        means = counts @ centred / n
        squares = (counts[:, None, :] * centred.T) @ centred / n
        found.append(squares - means[:, :, None] * means[:, None, :])
    return np.concatenate(found)


def percentile_bounds(samples: FloatArray, level: float, estimate: float) -> Bounds:
    """Return the central percentiles of the finite samples, widened where they miss the estimate.

    >>> percentile_bounds(np.arange(101.0), 0.5, estimate=50.0)
    Bounds(low=25.0, high=75.0)
    """
    finite = samples[np.isfinite(samples)]
    if not finite.size or np.isnan(estimate):
        return Bounds(np.nan, np.nan)
    low, high = np.quantile(finite, [(1 - level) / 2, (1 + level) / 2])
    return Bounds(float(min(low, estimate)), float(max(high, estimate)))
