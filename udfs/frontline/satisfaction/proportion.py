"""The standard error of a proportion, also at 0 % and 100 %."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray


def proportion_standard_error(p: FloatArray, n: FloatArray | IntArray) -> FloatArray:
    """Estimate the standard error of proportions.

    Parameters
    ----------
    p
        Proportion as a fraction, 0 to 1.
    n
        Answers behind it; broadcasts with p.

    Returns
    -------
    FloatArray
        sqrt(a(1 - a) / (n + 2)) with a = (p n + 1/2) / (n + 1). NaN where p or n is missing, n is 0 or p
        lies outside 0 to 1.

    Notes
    -----
    The textbook sqrt(p(1 - p)/n) calls 0 of 3 and 3 of 3 certain. Here it is the standard deviation of the
    proportion's posterior under Jeffreys' prior, a Beta distribution with p n + 1/2 and (1 - p) n + 1/2:
    never 0, and the same for large n.

    References
    ----------
    .. [1] Brown, L. D., Cai, T. T. & DasGupta, A. (2001). Interval estimation for a binomial proportion.
       *Statistical Science* 16:101-133.

    Examples
    --------
    >>> proportion_standard_error(np.array([1.0, 0.5]), np.array([3.0, 100.0])).round(4)
    array([0.1479, 0.0495])
    """
    p, n = np.broadcast_arrays(np.asarray(p, np.float64), np.asarray(n, np.float64))
    available = (n > 0) & (p >= 0) & (p <= 1)
    n = np.where(available, n, np.nan)
    adjusted = (p * n + 0.5) / (n + 1)
    return np.sqrt(adjusted * (1 - adjusted) / (n + 2))
