"""Maximum-likelihood fit of one common factor."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import scipy

if TYPE_CHECKING:
    from frontline.arrays import FloatArray

HEYWOOD = 0.005
"""Share of an item's variance below which its unique variance counts as vanished."""


class OneFactor(NamedTuple):
    """One factor behind several items, each scaled to a variance of 1; arrays have shape (items,).

    Parameters
    ----------
    loadings
        Correlation of each item with the factor, most of them positive.
    unique
        Variance of each item that the factor leaves over.
    converged
        Whether the likelihood equations are solved.
    """

    loadings: FloatArray
    unique: FloatArray
    converged: bool


def one_factor(correlation: FloatArray) -> OneFactor:
    """Fit one factor to a positive definite correlation matrix.

    Parameters
    ----------
    correlation
        Shape (items, items), three items or more.

    Returns
    -------
    OneFactor

    Notes
    -----
    For given unique variances the best loadings follow from the largest eigenvalue of the scaled matrix, so
    the likelihood is searched over the logarithms of the unique variances alone, not below `HEYWOOD`;
    the solution is then polished by Newton steps on the likelihood equations, unique = 1 - loading^2.

    References
    ----------
    .. [1] Joreskog, K. G. (1967). Some contributions to maximum likelihood factor analysis. *Psychometrika*
       32:443-482.

    Examples
    --------
    >>> fit = one_factor(np.array([[1.0, 0.56, 0.48], [0.56, 1.0, 0.42], [0.48, 0.42, 1.0]]))
    >>> fit.loadings.round(6), fit.converged
    (array([0.8, 0.7, 0.6]), True)
    """
    items = len(correlation)
    # what the other items leave over of an item, by half: the usual start
    start = np.clip(0.5 / np.diag(np.linalg.inv(correlation)), HEYWOOD, 1.0)
    found = scipy.optimize.minimize(
        _misfit,
        np.log(start),
        args=(correlation,),
        jac=True,
        method="L-BFGS-B",
        bounds=[(np.log(HEYWOOD), 0.0)] * items,
        options={"maxiter": 10_000, "maxfun": 100_000, "ftol": 1e-15, "gtol": 1e-9},
    )
    unique = np.exp(found.x)
    if unique.min() > 1.01 * HEYWOOD:
        unique = _polished(unique, correlation)
    loadings = _loadings(unique, correlation)
    solved = np.abs(1 - np.square(loadings) - unique).max() < 1e-9  # noqa: PLR2004 - of a variance of 1
    return OneFactor(loadings, unique, bool(solved))


def _misfit(logarithms: FloatArray, correlation: FloatArray) -> tuple[float, FloatArray]:
    """Return the likelihood discrepancy at unique variances, the loadings at their best, and its slope."""
    unique = np.exp(logarithms)
    others = scipy.linalg.eigvalsh(_scaled(unique, correlation))[:-1]
    loadings = _loadings(unique, correlation)
    slope = (np.square(loadings) + unique - 1) / unique
    return float(np.sum(others - np.log(others) - 1)), slope


def _loadings(unique: FloatArray, correlation: FloatArray) -> FloatArray:
    values, vectors = scipy.linalg.eigh(_scaled(unique, correlation))
    first = vectors[:, -1] * np.sqrt(unique * max(values[-1] - 1, 0.0))
    return np.asarray(first if first.sum() >= 0 else -first)


def _scaled(unique: FloatArray, correlation: FloatArray) -> FloatArray:
    return np.asarray(correlation / np.sqrt(np.outer(unique, unique)))


def _polished(unique: FloatArray, correlation: FloatArray) -> FloatArray:
    """Solve the likelihood equations to the last digits; the start where that leads out of bounds."""

    def equations(logarithms: FloatArray) -> FloatArray:
        trial = np.exp(logarithms)
        return np.asarray(np.square(_loadings(trial, correlation)) + trial - 1)

    found = scipy.optimize.root(equations, np.log(unique), method="hybr", options={"xtol": 1e-14})
    better = np.abs(found.fun).max() < np.abs(equations(np.log(unique))).max()
    return np.exp(found.x) if better and found.x.max() <= 0 else unique
