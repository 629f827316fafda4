"""Variances of items within units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray


def item_variances(units: IntArray, answers: FloatArray, n_units: int) -> FloatArray:
    """Find how far the respondents of each unit differ on each item.

    Parameters
    ----------
    units
        Unit of each respondent, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    answers
        Shape (n, items); a missing answer (NaN) leaves the respondent's other answers in.
    n_units
        Number of units.

    Returns
    -------
    FloatArray
        Sample variances (divisor n - 1), shape (n_units, items); NaN below two answers.

    Examples
    --------
    >>> item_variances(np.array([0, 0, 1]), np.array([[4.0, 5.0], [2.0, 5.0], [3.0, np.nan]]), 2)
    array([[ 2.,  0.],
           [nan, nan]])
    """
    same_length(units=units, answers=answers)
    inside = np.asarray(units) >= 0
    codes, answers = np.asarray(units)[inside], np.asarray(answers, dtype=np.float64)[inside]
    variances = np.full((n_units, answers.shape[1]), np.nan)
    for item, column in enumerate(answers.T):
        answered = ~np.isnan(column)
        code, x = codes[answered], column[answered]
        n = np.bincount(code, minlength=n_units)
        mean = np.bincount(code, x, n_units) / np.maximum(n, 1)
        squares = np.bincount(code, np.square(x - mean[code]), n_units)
        np.divide(squares, n - 1, out=variances[:, item], where=n > 1)
    return variances
