"""Kendall's S, its standard score and the normal p that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray


def rises_minus_falls(values: FloatArray) -> IntArray:
    """Count rises minus falls over all pairs of observed periods of each series.

    Parameters
    ----------
    values
        Shape (series, periods), periods ascending; NaN where missing: its pairs are skipped.

    Returns
    -------
    IntArray
        Kendall's S, shape (series,).

    References
    ----------
    .. [1] Kendall, M. G. (1975). *Rank Correlation Methods*, 4th ed. Griffin, London, chapter 1.

    Examples
    --------
    >>> rises_minus_falls(np.array([[71.0, 72.5, np.nan, 74.0], [3.0, 1.0, 2.0, 2.0]]))
    array([ 3, -1])
    """
    columns = np.ascontiguousarray(values.T)
    s = np.zeros(len(values), dtype=np.int64)
    for lag in range(1, len(columns)):
        later, earlier = columns[lag:], columns[:-lag]
        signs = (later > earlier).view(np.int8) - (later < earlier).view(np.int8)
        s += signs.sum(axis=0, dtype=np.int32)
    return s


def standardised(s: IntArray, variance: FloatArray) -> FloatArray:
    """Move S one step towards 0 and divide by its standard deviation; 0 where that is 0.

    Examples
    --------
    >>> standardised(np.array([5, -5, 3]), np.array([4.0, 4.0, 0.0]))
    array([ 2., -2.,  0.])
    """
    z = np.zeros(len(s))
    np.divide(s - np.sign(s), np.sqrt(variance), out=z, where=variance > 0)
    return z


def two_sided_p(z: FloatArray) -> FloatArray:
    """Return the chance of a standard normal number at least as far from 0 as z.

    Examples
    --------
    >>> two_sided_p(np.array([0.0, -1.959964])).round(6)
    array([1.  , 0.05])
    """
    return np.asarray(scipy.special.erfc(np.abs(z) / np.sqrt(2)), dtype=np.float64)
