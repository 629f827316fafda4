"""Means and neighbours where points are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, PositionArray

_UPPER_RANGE_LIMIT = 3.267  # of a range of two points, in mean ranges


def observed_first(values: FloatArray) -> PositionArray:
    """Return the order that moves the missing points of each row behind the observed ones.

    Examples
    --------
    >>> observed_first(np.array([[np.nan, 4.0, 7.0]]))
    array([[1, 2, 0]])
    """
    return np.argsort(np.isnan(values), axis=1, kind="stable")


def row_means(values: FloatArray, among: BoolArray) -> FloatArray:
    """Average some values of each row; NaN where there are none.

    The mean is taken of the distances from one of the values, so that equal values have exactly their value
    as mean and a large offset costs no digits.

    Examples
    --------
    >>> row_means(np.array([[0.1, 0.1, 0.1, 9.0]]), np.array([[True, True, True, False]]))
    array([0.1])
    """
    if not values.shape[1]:
        return np.full(len(values), np.nan)
    origin = values[np.arange(len(values)), among.argmax(axis=1)]
    count = np.count_nonzero(among, axis=1)
    total = np.where(among, values - origin[:, None], 0.0).sum(axis=1)
    mean = np.divide(total, count, out=np.full(len(values), np.nan), where=count > 0)
    return np.asarray(origin + mean)


def mean_moving_ranges(values: FloatArray, *, screened: bool = False) -> FloatArray:
    """Average the distances between neighbouring observed points of each row.

    Parameters
    ----------
    values
        Shape (series, periods); NaN where missing: the points on both sides of a gap are neighbours.
    screened
        Whether moving ranges at or above 3.267 times their mean are left out and the mean taken again.
        Where that would leave no variation at all, nothing is left out.

    Returns
    -------
    FloatArray
        Shape (series,); NaN below two observed points.

    References
    ----------
    .. [1] Nelson, L. S. (1982). Control charts for individual measurements. *Journal of Quality Technology*
       14:172-173.

    Examples
    --------
    >>> values = np.array([[1.0, 2.0, 1.0, 2.0, 1.0, 9.0]])
    >>> mean_moving_ranges(values), mean_moving_ranges(values, screened=True)
    (array([2.4]), array([1.]))
    """
    points = np.take_along_axis(values, observed_first(values), axis=1)
    ranges = np.abs(np.diff(points, axis=1))
    known = ~np.isnan(ranges)
    mean = row_means(ranges, known)
    if not screened:
        return mean
    kept = row_means(ranges, known & (ranges < _UPPER_RANGE_LIMIT * mean[:, None]))
    return np.where(kept > 0, kept, mean)
