"""Each respondent's mean on a scale of several items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray

LEAST_ANSWERED = 0.5
"""Share of the items that a respondent must have answered."""


def reverse_keyed(
    answers: FloatArray, reverse: BoolArray, minimum: FloatArray | float, maximum: FloatArray | float
) -> FloatArray:
    """Recode reverse-keyed items, so that a higher answer is better on all.

    Parameters
    ----------
    answers
        Shape (n, items); NaN where missing.
    reverse
        Which items are reverse-keyed, shape (items,).
    minimum, maximum
        Ends of the scale, one for all or one an item.

    Returns
    -------
    FloatArray
        minimum + maximum - answer on reverse-keyed items, the others as they were.

    Examples
    --------
    >>> reverse_keyed(np.array([[5.0, 5.0]]), np.array([False, True]), 1, 5)
    array([[5., 1.]])
    """
    answers = np.asarray(answers, dtype=np.float64)
    ends = np.asarray(minimum, dtype=np.float64) + np.asarray(maximum, dtype=np.float64)
    return np.where(np.asarray(reverse, dtype=np.bool_), ends - answers, answers)


def on_scale(answers: FloatArray, minimum: FloatArray | float, maximum: FloatArray | float) -> FloatArray:
    """Turn answers outside the scale (a 99 for "don't know", say) into missing ones.

    Parameters
    ----------
    answers
        Shape (n, items).
    minimum, maximum
        Ends of the scale, one for all or one an item.

    Raises
    ------
    ParameterError
        When a maximum is not above its minimum.

    Examples
    --------
    >>> on_scale(np.array([[5.0, 99.0]]), 1, 5)
    array([[ 5., nan]])
    """
    low, high = np.asarray(minimum, dtype=np.float64), np.asarray(maximum, dtype=np.float64)
    if not np.all(high > low):
        raise ParameterError(f"maximum must be greater than minimum, {minimum}, but got {maximum}")
    answers = np.asarray(answers, dtype=np.float64)
    return np.where((answers >= low) & (answers <= high), answers, np.nan)


def scale_mean(answers: FloatArray, minimum: FloatArray | float, maximum: FloatArray | float) -> FloatArray:
    """Average the items that each respondent answered, rescaled to 0-100.

    Parameters
    ----------
    answers
        Shape (n, items), reverse-keyed items recoded before; NaN or an answer outside the scale is missing.
    minimum, maximum
        Ends of the scale, one for all or one an item.

    Returns
    -------
    FloatArray
        0-100, shape (n,); NaN where fewer than half of the items are answered.

    Examples
    --------
    >>> scale_mean(np.array([[5.0, 4.0, 3.0, np.nan], [5.0, np.nan, np.nan, np.nan]]), 1, 5)
    array([75., nan])
    """
    valid = on_scale(answers, minimum, maximum)
    low, high = np.asarray(minimum, dtype=np.float64), np.asarray(maximum, dtype=np.float64)
    rescaled = 100 * (valid - low) / (high - low)
    answered = np.count_nonzero(~np.isnan(rescaled), axis=1)
    mean = np.full(len(rescaled), np.nan)
    enough = (answered > 0) & (answered >= LEAST_ANSWERED * rescaled.shape[1])
    np.divide(np.nansum(rescaled, axis=1), answered, out=mean, where=enough)
    return mean
