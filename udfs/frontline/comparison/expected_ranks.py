"""Ranks that are to be expected given the noise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import direction, same_length

if TYPE_CHECKING:
    from frontline.arrays import FloatArray

_PAIRS_IN_MEMORY = 500_000
_NO_SPREAD = 1e-150  # stands for a standard deviation of 0 under a difference


def expected_ranks(values: FloatArray, standard_errors: FloatArray, better: str) -> FloatArray:
    """Average the rank of each unit over the sampling error of all units.

    The expected rank is drawn to the middle where units cannot be told apart, so noise alone puts nobody
    at the top or the bottom. The time grows with the square of the number of units.

    Parameters
    ----------
    values
        Shape (n,); a unit without a value is not ranked.
    standard_errors
        Shape (n,), at least 0. A unit whose standard error is missing or negative stays in the ranking at
        its value but has no expected rank.
    better
        ``"higher"`` or ``"lower"``.

    Returns
    -------
    FloatArray
        1 + sum over the other units of the chance that they do better, shape (n,); NaN where unknown.

    References
    ----------
    .. [1] Laird, N. M. & Louis, T. A. (1989). Empirical Bayes ranking methods. *Journal of Educational
       Statistics* 14:29-46.
    .. [2] Goldstein, H. & Spiegelhalter, D. J. (1996). League tables and their limitations. *Journal of the
       Royal Statistical Society A* 159:385-443.

    Examples
    --------
    >>> expected_ranks(np.array([81.0, 80.0, 60.0]), np.array([2.0, 2.0, 2.0]), "higher").round(3)
    array([1.362, 1.638, 3.   ])
    """
    values = direction(better) * np.asarray(values, dtype=np.float64)
    errors = np.asarray(standard_errors, dtype=np.float64)
    same_length(values=values, standard_errors=errors)
    expected = np.full(len(values), np.nan)
    ranked = np.flatnonzero(~np.isnan(values))
    asked = np.flatnonzero(~np.isnan(values) & (errors >= 0))
    variances = np.square(np.where(errors >= 0, errors, 0.0))
    block = max(1, _PAIRS_IN_MEMORY // max(1, ranked.size))
    for start in range(0, asked.size, block):
        rows = asked[start : start + block]
        spread = np.sqrt(variances[rows, None] + variances[ranked])
        lead = (values[ranked] - values[rows, None]) / np.maximum(spread, _NO_SPREAD)
        # a unit's half chance against itself makes the 1 of the definition a half
        expected[rows] = 0.5 + scipy.special.ndtr(lead).sum(axis=1)
    return expected
