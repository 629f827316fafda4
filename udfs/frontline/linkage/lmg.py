"""LMG, the Shapley value of R squared: a driver's gain, averaged over all orders of entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray

MOST_DRIVERS = 14
_SUBSETS_IN_MEMORY = 500_000


def lmg(correlations: FloatArray, with_outcome: FloatArray) -> FloatArray:
    """Average each driver's gain in R squared over every order in which the drivers may enter.

    Parameters
    ----------
    correlations
        Correlation matrices of 1 to 14 drivers, shape (..., p, p), positive definite.
    with_outcome
        Correlations of the drivers with the outcome, shape (..., p).

    Returns
    -------
    array
        Weights of at least 0 that add up to R squared, shape (..., p).

    Raises
    ------
    ParameterError
        With more than 14 drivers: their subsets are too many.

    Notes
    -----
    The R squared of all 2^p subsets comes from p rounds of elimination. Each round doubles the subsets and
    drops one driver from the matrices, so that the whole costs a small multiple of 2^p.

    References
    ----------
    .. [1] Lindeman, R. H., Merenda, P. F. & Gold, R. Z. (1980). *Introduction to Bivariate and Multivariate
       Analysis*. Scott, Foresman, pp. 119-127.
    .. [2] Groemping, U. (2007). Estimators of relative importance in linear regression based on variance
       decomposition. *The American Statistician* 61:139-147.

    Examples
    --------
    The second driver explains .16 alone and .03 after the first, on average .095:

    >>> lmg(np.array([[1.0, 0.5], [0.5, 1.0]]), np.array([0.5, 0.4])).round(4)
    array([0.185, 0.095])
    """
    drivers = with_outcome.shape[-1]
    if not 1 <= drivers <= MOST_DRIVERS:
        raise ParameterError(f"drivers of LMG must be 1 to {MOST_DRIVERS}, but got {drivers}")
    joint = _joint(correlations, with_outcome).reshape(-1, drivers + 1, drivers + 1)
    shares, block = _shapley_weights(drivers), max(1, _SUBSETS_IN_MEMORY >> drivers)
    starts = range(0, len(joint), block)
    weights: FloatArray = np.concatenate([_explained(joint[start : start + block]) @ shares for start in starts])
    return weights.reshape(with_outcome.shape)


def _joint(correlations: FloatArray, with_outcome: FloatArray) -> FloatArray:
    """Append the outcome as last row and column."""
    drivers = with_outcome.shape[-1]
    joint = np.ones((*with_outcome.shape[:-1], drivers + 1, drivers + 1))
    joint[..., :-1, :-1] = correlations
    joint[..., :-1, -1] = joint[..., -1, :-1] = with_outcome
    return joint


def _explained(joint: FloatArray) -> FloatArray:
    """Return R squared of every subset, shape (matrices, 2^p); bit k of the position says driver k is in."""
    left = joint[:, None]
    for _ in range(joint.shape[-1] - 1):
        without = left[..., 1:, 1:]
        column = left[..., 1:, :1]
        adjusted = without - column * (left[..., :1, 1:] / left[..., :1, :1])
        left = np.concatenate([without, adjusted], axis=1)
    explained: FloatArray = 1 - left[..., 0, 0]
    return explained


def _shapley_weights(drivers: int) -> FloatArray:
    """Return what each subset's R squared adds to each driver's weight, shape (2^p, p)."""
    member = (np.arange(2**drivers)[:, None] >> np.arange(drivers)) & 1
    before = member.sum(axis=1, keepdims=True) - member
    # a driver enters after a set of a given size in one of p * C(p-1, size) equally weighted ways
    ways = np.array([1.0])
    for _ in range(drivers - 1):
        ways = np.r_[ways, 0] + np.r_[0, ways]
    shares: FloatArray = (2.0 * member - 1) / (drivers * ways[before])
    return shares
