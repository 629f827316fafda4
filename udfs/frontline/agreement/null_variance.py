"""Variance of answers given at random, without or with a habit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray

_SKEWED = {
    "slight": (0.05, 0.15, 0.20, 0.35, 0.25),
    "moderate": (0.0, 0.10, 0.15, 0.40, 0.35),
    "heavy": (0.0, 0.0, 0.10, 0.40, 0.50),
}
_POINTS_OF_SKEWED = 5


def null_variance(points: int, shape: str = "uniform") -> float:
    """Return the variance that `rwg_j` compares with.

    Parameters
    ----------
    points
        Answers the scale offers, at least 2.
    shape
        ``"uniform"``: every answer is as likely; ``"slight"``, ``"moderate"`` or ``"heavy"``: people who
        have no opinion lean to the kind answers, which is published for 5 points only.

    Returns
    -------
    float
        Above 0.

    Raises
    ------
    ParameterError
        When the shape is unknown or not published for so many points: then give your own shares of the
        answers to `variance_of_shares`.

    References
    ----------
    .. [1] James, L. R., Demaree, R. G. & Wolf, G. (1984). Estimating within-group interrater reliability
       with and without response bias. *Journal of Applied Psychology* 69:85-98.
    .. [2] LeBreton, J. M. & Senter, J. L. (2008). Answers to 20 questions about interrater reliability and
       interrater agreement. *Organizational Research Methods* 11:815-852.

    Examples
    --------
    >>> [round(null_variance(5, shape), 2) for shape in ("uniform", "slight", "moderate", "heavy")]
    [2.0, 1.34, 0.9, 0.44]
    """
    if not points >= 2:  # noqa: PLR2004 - fewer answers cannot differ
        raise ParameterError(f"points must not be less than 2, but got {points}")
    if shape == "uniform":
        return (points**2 - 1) / 12
    if shape not in _SKEWED:
        raise ParameterError(f'shape must be "uniform", "slight", "moderate" or "heavy", but got {shape!r}')
    if points != _POINTS_OF_SKEWED:
        raise ParameterError(f"points must be 5 with a {shape} skew, but got {points}")
    return variance_of_shares(np.array(_SKEWED[shape]))


def variance_of_shares(shares: FloatArray) -> float:
    """Return the variance of answers that are given with known shares.

    Parameters
    ----------
    shares
        Share of each answer from the lowest to the highest, at least 0, adding up to 1.

    Raises
    ------
    ParameterError
        When the shares are no distribution.

    Examples
    --------
    >>> variance_of_shares(np.array([0.25, 0.5, 0.25]))
    0.5
    """
    shares = np.asarray(shares, dtype=np.float64)
    if not (np.all(shares >= 0) and abs(shares.sum() - 1) < 1e-9):  # noqa: PLR2004 - rounding
        raise ParameterError(f"shares must be at least 0 and add up to 1, but got {shares.tolist()}")
    answers = np.arange(shares.size)
    return float(shares @ np.square(answers - shares @ answers))
