"""Moments of units put together from parts, without the rows they came from."""

from __future__ import annotations

import numpy as np

from frontline.agreement.unit_moments import UnitMoments
from frontline.checks import same_length


def merge_moments(one: UnitMoments, other: UnitMoments) -> UnitMoments:
    """Find the moments of two sets of rows from the moments of each.

    Parameters
    ----------
    one, other
        Moments of the same units, as from `unit_moments`.

    Returns
    -------
    UnitMoments
        As if all rows had been summed up at once, up to rounding.

    Raises
    ------
    ParameterError
        When the two do not have equally many units.

    Notes
    -----
    The squares stay distances from each unit's own mean, so that data far from 0 lose no digits however many
    parts there are.

    References
    ----------
    .. [1] Chan, T. F., Golub, G. H. & LeVeque, R. J. (1983). Algorithms for computing the sample variance:
       analysis and recommendations. *The American Statistician* 37:242-247.

    Examples
    --------
    >>> from frontline.agreement import unit_moments
    >>> units, values = np.array([0, 0, 0, 0]), np.array([1.0, 3.0, 5.0, 7.0])
    >>> first, second = unit_moments(units[:1], values[:1], 1), unit_moments(units[1:], values[1:], 1)
    >>> merged = merge_moments(first, second)
    >>> merged.n, merged.mean, merged.squares
    (array([4]), array([4.]), array([20.]))
    """
    same_length(one=one.n, other=other.n)
    n = one.n + other.n
    centre = one.centre if one.n.any() else other.centre
    offset = other.offset + (other.centre - centre)
    start = np.where(one.n > 0, one.offset, offset)
    apart = np.where((one.n > 0) & (other.n > 0), offset - start, 0.0)
    share = other.n / np.maximum(n, 1)
    squares = one.squares + other.squares + np.square(apart) * one.n * share
    return UnitMoments(n, start + apart * share, squares, centre)
