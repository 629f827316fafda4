"""Ordinary least squares of one outcome on a few predictors, with intervals of the slopes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

if TYPE_CHECKING:
    from frontline.arrays import FloatArray

_SINGULAR = 1e-10  # of a predictor's own length


@dataclass(frozen=True, slots=True)
class Slopes:
    """Slopes with their standard errors.

    Parameters
    ----------
    slopes, standard_errors
        Shape (predictors,), the intercept left out.
    degrees
        Residual degrees of freedom.
    """

    slopes: FloatArray
    standard_errors: FloatArray
    degrees: int

    def interval(self, level: float) -> tuple[FloatArray, FloatArray]:
        """Return the ends of Student's t interval, each of shape (predictors,)."""
        half = scipy.special.stdtrit(self.degrees, 0.5 + level / 2) * self.standard_errors
        return self.slopes - half, self.slopes + half


def fit_slopes(outcome: FloatArray, predictors: FloatArray) -> Slopes | None:
    """Regress the outcome on the predictors and an intercept.

    Parameters
    ----------
    outcome
        Shape (n,), finite.
    predictors
        Shape (n, p), finite.

    Returns
    -------
    Slopes or None
        None where no residual degree of freedom is left, or the predictors do not vary on their own.

    Examples
    --------
    >>> fit = fit_slopes(np.array([1.0, 3.0, 2.0, 5.0]), np.array([[1.0], [2.0], [3.0], [4.0]]))
    >>> fit.slopes.round(6), fit.standard_errors.round(6)
    (array([1.1]), array([0.519615]))
    """
    n, width = predictors.shape
    degrees = n - width - 1
    if degrees < 1:
        return None
    # centring first keeps the digits of values far from 0
    x, y = predictors - predictors.mean(axis=0), outcome - outcome.mean()
    lengths = np.linalg.norm(x, axis=0)
    if not (lengths > 1e-14 * np.abs(predictors).max(axis=0) * np.sqrt(n)).all():
        return None
    q, r = np.linalg.qr(x / lengths)
    if np.abs(np.diag(r)).min() < _SINGULAR:
        return None
    inverse = np.linalg.inv(r) / lengths[:, None]
    slopes = inverse @ (q.T @ y)
    variance = np.square(y - x @ slopes).sum() / degrees
    return Slopes(slopes, np.sqrt(variance * np.square(inverse).sum(axis=1)), degrees)
