"""Agreement awg, which allows for the unit's mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.agreement.item_variances import item_variances
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray


def awg(units: IntArray, answers: FloatArray, minimum: float, maximum: float, n_units: int) -> FloatArray:
    """Compare the spread of answers with the largest that the unit's mean allows.

    Parameters
    ----------
    units
        Unit of each respondent, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    answers
        Shape (n, items), reverse-keyed items recoded before; NaN where missing: every answer counts for its
        item.
    minimum, maximum
        Ends of the scale.
    n_units
        Number of units.

    Returns
    -------
    FloatArray
        -1 (divided between the ends) to 1 (all answer alike), the mean over items, shape (units,); NaN where no
        item has one.

    Raises
    ------
    ParameterError
        When the maximum is not above the minimum.

    Notes
    -----
    1 - 2 s^2 / ([(H + L) M - M^2 - H L] [k / (k - 1)]) with k answers, their mean M and the ends L and H of the
    scale. An item is left out when its mean is so near to an end that the formula cannot reach its range:
    below (L (k - 1) + H) / k or above (H (k - 1) + L) / k; when all chose the very end it is 1.

    References
    ----------
    .. [1] Brown, R. D. & Hauenstein, N. M. A. (2005). Interrater agreement reconsidered: an alternative to
       the rwg indices. *Organizational Research Methods* 8:165-184.

    Examples
    --------
    >>> awg(np.array([0, 0, 0]), np.array([[4.0], [2.0], [3.0]]), 1, 5, n_units=1).round(4)
    array([0.6667])
    """
    if not maximum > minimum:
        raise ParameterError(f"maximum must be greater than minimum, {minimum}, but got {maximum}")
    variances = item_variances(units, answers, n_units)
    n, above = _counts_and_sums(units, np.asarray(answers, dtype=np.float64) - minimum, n_units)
    span = maximum - minimum
    below = n * span - above
    alike = (n > 1) & ((above == 0) | (below == 0))
    reachable = (n > 1) & (above >= span) & (below >= span)
    # (H - M)(M - L) k / (k - 1), the largest variance about the mean
    largest = above * below / np.maximum(n * (n - 1), 1)
    values = np.where(alike, 1.0, np.nan)
    np.divide(variances, np.where(reachable, largest, 1.0), out=values, where=reachable)
    values[reachable] = 1 - 2 * values[reachable]
    return _item_mean(values, alike | reachable)


def _counts_and_sums(units: IntArray, answers: FloatArray, n_units: int) -> tuple[FloatArray, FloatArray]:
    """Count and add up the answers of each unit to each item, shape (units, items)."""
    n, sums = np.zeros((n_units, answers.shape[1])), np.zeros((n_units, answers.shape[1]))
    for item, column in enumerate(answers.T):
        counted = ~np.isnan(column) & (np.asarray(units) >= 0)
        n[:, item] = np.bincount(np.asarray(units)[counted], minlength=n_units)
        sums[:, item] = np.bincount(np.asarray(units)[counted], column[counted], n_units)
    return n, sums


def _item_mean(values: FloatArray, counted: BoolArray) -> FloatArray:
    items = np.count_nonzero(counted, axis=1)
    mean = np.full(len(values), np.nan)
    np.divide(np.where(counted, values, 0.0).sum(axis=1), items, out=mean, where=items > 0)
    return mean
