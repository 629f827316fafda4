"""Lindell's within-group agreement r*wg."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.agreement.null_variance import null_variance as uniform_variance
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray


def rwg_star(variances: FloatArray, points: int, null_variance: float | None = None) -> FloatArray:
    """Compare the spread of answers with that of random ones, whatever the number of items.

    Parameters
    ----------
    variances
        Sample variance of each item within each unit, shape (units, items), as from `item_variances`;
        NaN leaves the item out of that unit's mean.
    points
        Answers a scale offers, at least 2.
    null_variance
        Variance of random answers; by default that of the uniform distribution.

    Returns
    -------
    FloatArray
        At most 1, which is perfect agreement, shape (units,). Below 0 the unit is more divided than
        random answers would be. NaN where no item has a variance.

    Raises
    ------
    ParameterError
        When `points` is below 2 or `null_variance` not above 0.

    Notes
    -----
    1 - mean item variance / null variance. Unlike rwg(j) the value does not grow with the number of items.

    References
    ----------
    .. [1] Lindell, M. K., Brandt, C. J. & Whitney, D. J. (1999). A revised index of interrater agreement for
       multi-item ratings of a single target. *Applied Psychological Measurement* 23:127-135.

    Examples
    --------
    >>> rwg_star(np.array([[0.5, 0.7, 0.3], [2.5, 2.0, 2.2]]), points=5).round(4)
    array([ 0.75  , -0.1167])
    """
    null = uniform_variance(points) if null_variance is None else null_variance
    if not null > 0:
        raise ParameterError(f"null_variance must be greater than 0, but got {null_variance}")
    variances = np.asarray(variances, dtype=np.float64)
    items = np.count_nonzero(~np.isnan(variances), axis=1)
    mean = np.full(len(variances), np.nan)
    np.divide(np.nansum(variances, axis=1), items, out=mean, where=items > 0)
    return 1 - mean / null
