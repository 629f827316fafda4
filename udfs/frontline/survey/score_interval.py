"""The interval of a mean scale score."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import two_sided_quantile
from frontline.satisfaction.wilson import Interval

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray

_NOISE = 1e-9  # standard errors of scores 0-100 below this are rounding


def score_interval(
    scores: FloatArray, standard_errors: FloatArray, n: FloatArray | IntArray, level: float = 0.95
) -> Interval:
    """Bound the mean score of everybody in a unit from those who answered.

    Parameters
    ----------
    scores
        Mean scale scores, 0-100, as from `service_climate`.
    standard_errors
        Their standard errors, in points.
    n
        Respondents behind each; broadcasts with the scores.
    level
        Coverage, between 0 and 1.

    Returns
    -------
    Interval
        `low` and `high`, clipped to 0-100. NaN below two respondents, and where all scores of a unit agree:
        a spread of 0 would claim a certainty that few answers do not have.

    Notes
    -----
    score +- t standard errors, t the quantile of Student's distribution with n - 1 degrees of freedom.

    References
    ----------
    .. [1] Student (1908). The probable error of a mean. *Biometrika* 6:1-25.

    Examples
    --------
    >>> low, high = score_interval(np.array([70.0]), np.array([4.0]), np.array([9]))
    >>> low.round(3), high.round(3)
    (array([60.776]), array([79.224]))
    """
    two_sided_quantile(level)
    scores, errors, n = np.broadcast_arrays(*(np.asarray(given, np.float64) for given in (scores, standard_errors, n)))
    known = (n > 1) & (errors > _NOISE) & ~np.isnan(scores)
    t = scipy.special.stdtrit(np.where(known, n - 1, 1.0), 0.5 + level / 2)
    half = np.where(known, t * errors, np.nan)
    low, high = np.clip([scores - half, scores + half], 0, 100)
    return Interval(low, high)
