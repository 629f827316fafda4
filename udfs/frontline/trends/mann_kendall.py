"""The Mann-Kendall test for trend, many series at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.trends.exact_kendall import LONGEST_EXACT, exact_kendall_p
from frontline.trends.kendall_score import rises_minus_falls, standardised, two_sided_p
from frontline.trends.tie_term import tie_term

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class MannKendall:
    """Mann-Kendall test of each series; every array has shape (series,).

    Parameters
    ----------
    s
        Rises minus falls over all pairs of observed periods.
    variance
        Variance of S without a trend, corrected for ties.
    z
        S less its continuity correction, in standard errors; 0 where the variance is 0.
    p
        Two-sided; exact up to seven observed periods; NaN below two.
    n
        Observed periods.
    """

    s: IntArray
    variance: FloatArray
    z: FloatArray
    p: FloatArray
    n: IntArray


def mann_kendall(values: FloatArray) -> MannKendall:
    """Test every series for a monotone trend.

    Parameters
    ----------
    values
        Shape (series, periods), periods ascending; NaN where missing: its pairs are skipped.

    Returns
    -------
    MannKendall

    Notes
    -----
    Up to seven observed periods p comes from the exact permutation distribution of S given the ties of
    the series; from eight on from the normal distribution with continuity and tie corrections. A constant
    series has S = 0 and p = 1. The test takes the periods as independent; it ignores season.

    References
    ----------
    .. [1] Mann, H. B. (1945). Nonparametric tests against trend. *Econometrica* 13:245-259.
    .. [2] Kendall, M. G. (1975). *Rank Correlation Methods*, 4th ed. Griffin, London.

    Examples
    --------
    >>> result = mann_kendall(np.array([[71.0, 72.5, np.nan, 74.0, 76.0, 79.0]]))
    >>> int(result.s[0]), int(result.n[0]), round(float(result.p[0]), 4)
    (10, 5, 0.0167)
    """
    values = np.asarray(values, dtype=np.float64)
    n = np.count_nonzero(~np.isnan(values), axis=1).astype(np.int64)
    s = rises_minus_falls(values)
    ties = tie_term(values)
    variance = (n * (n - 1) * (2 * n + 5) - ties) / 18
    z = standardised(s, variance)
    p = two_sided_p(z)
    short = (n > 1) & (n <= LONGEST_EXACT)
    p[short] = exact_kendall_p(s[short], n[short], ties[short])
    p[n <= 1] = np.nan
    return MannKendall(s, variance, z, p, n)
