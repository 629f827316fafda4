"""The result that the best quarter of a peer group reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction, same_length

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray

FEWEST_PEERS = 4
"""Units with a result that a group needs before a quarter of it is a unit."""


def peer_quartile(values: FloatArray, groups: IntArray, better: str = "higher") -> FloatArray:
    """Find the upper quartile of every unit's peer group, on the side of better results.

    Parameters
    ----------
    values
        Shape (units,); NaN where missing.
    groups
        Peer group of each unit, shape (units,); a negative number belongs to no group.
    better
        ``"higher"``: the third quartile; ``"lower"``: the first.

    Returns
    -------
    FloatArray
        One number a group, repeated for its units, shape (units,); NaN without a group or with fewer
        than four results in it.

    Notes
    -----
    The unit itself counts among its peers, so that all units of a group are shown the same number. Between
    two results the quartile is interpolated, as R's type 7 and Excel's QUARTILE.INC do.

    References
    ----------
    .. [1] Hyndman, R. J. & Fan, Y. (1996). Sample quantiles in statistical packages. *The American
       Statistician* 50:361-365, definition 7.

    Examples
    --------
    >>> peer_quartile(np.array([60.0, 70.0, 80.0, 90.0, 75.0]), np.array([0, 0, 0, 0, 1]))
    array([82.5, 82.5, 82.5, 82.5,  nan])
    """
    sign = direction(better)
    values, codes = np.asarray(values, dtype=np.float64), np.asarray(groups)
    same_length(values=values, groups=codes)
    known = ~np.isnan(values) & (codes >= 0)
    n_groups = max(0, int(codes.max(initial=-1))) + 1
    size = np.bincount(codes[known], minlength=n_groups)
    first = np.cumsum(size) - size
    code, merit = codes[known], sign * values[known]
    ranked = merit[np.lexsort((merit, code))]
    large = size >= FEWEST_PEERS
    place = 0.75 * (size[large] - 1)
    below = np.floor(place).astype(np.int64)
    lower, upper = (ranked[first[large] + below + step] for step in (0, 1))
    quartile = np.full(n_groups, np.nan)
    quartile[large] = sign * (lower + (place - below) * (upper - lower))
    return np.where(codes >= 0, quartile[np.maximum(codes, 0)], np.nan)
