"""The tie term of Kendall's variance."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray


def tie_term(values: FloatArray) -> IntArray:
    """Sum t(t - 1)(2t + 5) over the runs of t equal values of each series.

    Parameters
    ----------
    values
        Shape (series, periods); NaN where missing, never tied.

    Returns
    -------
    IntArray
        Shape (series,); 0 where all values differ.

    References
    ----------
    .. [1] Kendall, M. G. (1975). *Rank Correlation Methods*, 4th ed. Griffin, London, chapter 4.

    Examples
    --------
    >>> tie_term(np.array([[1.0, 2.0, 2.0, 3.0, 3.0, 3.0], [1.0, 2.0, 3.0, 4.0, 5.0, 6.0]]))
    array([84,  0])
    """
    ordered = np.sort(values, axis=1).T
    total = np.zeros(len(values), dtype=np.int64)
    run = np.zeros(len(values), dtype=np.int64)
    for before, after in pairwise(ordered):
        # growing a run from t to t + 1 values adds 6t(t + 2) to t(t - 1)(2t + 5)
        run = np.where(before == after, run + 1, 0)
        total += 6 * run * (run + 2)
    return total
