"""Benjamini-Hochberg control of the false discovery rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray


def benjamini_hochberg(p: FloatArray) -> FloatArray:
    """Adjust p-values of many tests made at once.

    Calling every q of at most .05 a finding keeps the expected share of false findings at .05.

    Parameters
    ----------
    p
        Shape (n,), each between 0 and 1; NaN where not tested: it counts for nothing.

    Returns
    -------
    FloatArray
        q, shape (n,), never below p; NaN where p is.

    Raises
    ------
    ParameterError
        When a p lies outside 0 to 1.

    References
    ----------
    .. [1] Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. *Journal of the
       Royal Statistical Society B* 57:289-300.

    Examples
    --------
    >>> benjamini_hochberg(np.array([0.01, 0.04, np.nan, 0.03])).round(4)
    array([0.03, 0.04,  nan, 0.04])
    """
    p = np.asarray(p, dtype=np.float64)
    tested = np.flatnonzero(~np.isnan(p))
    if ((p[tested] < 0) | (p[tested] > 1)).any():
        raise ParameterError(f"p must lie between 0 and 1, but got {np.nanmin(p)} to {np.nanmax(p)}")
    q = np.full(p.shape, np.nan)
    largest_first = tested[np.argsort(p[tested])[::-1]]
    rank = np.arange(tested.size, 0, -1)
    q[largest_first] = np.minimum.accumulate(p[largest_first] * tested.size / rank)
    return q
