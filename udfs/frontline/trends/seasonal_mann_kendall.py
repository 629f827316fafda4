"""The seasonal Mann-Kendall test, many series at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import whole_number
from frontline.trends.kendall_score import rises_minus_falls, standardised, two_sided_p
from frontline.trends.tie_term import tie_term

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class SeasonalMannKendall:
    """Seasonal Mann-Kendall test of each series; every array has shape (series,).

    Parameters
    ----------
    s
        Rises minus falls over all pairs of observed periods of the same season.
    variance
        Variance of S without a trend, the seasons taken as independent, corrected for ties.
    z
        S less its continuity correction, in standard errors; 0 where the variance is 0.
    p
        Two-sided, from the normal distribution; NaN where no season was observed twice.
    slope
        Median change from year to year within a season, per cycle of seasons; NaN where p is.
    n
        Observed periods.
    seasons
        Length of the cycle.
    """

    s: IntArray
    variance: FloatArray
    z: FloatArray
    p: FloatArray
    slope: FloatArray
    n: IntArray
    seasons: int

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on the series without an answer."""
        untested = int(np.count_nonzero(np.isnan(self.p)))
        if not untested:
            return ()
        return (f"{untested} of {self.p.size} series not tested: no season was observed twice.",)


def seasonal_mann_kendall(values: FloatArray, seasons: int = 12) -> SeasonalMannKendall:
    """Test every series for a monotone trend that the time of year cannot feign.

    Each season (all Januaries, all first quarters) is compared with itself only; the scores are summed.

    Parameters
    ----------
    values
        Shape (series, periods), one column for every period of the calendar; NaN where missing.
    seasons
        Periods in a cycle, at least 2: 12 for months, 4 for quarters.

    Returns
    -------
    SeasonalMannKendall

    Raises
    ------
    ParameterError
        When `seasons` is not an integer of at least 2.

    Notes
    -----
    S and its variance are the sums of the seasons' own, without their covariance: where neighbouring periods
    are correlated beyond the season, p is too small. A constant series has S = 0 and p = 1. Trends of
    opposite direction in different seasons cancel out.

    References
    ----------
    .. [1] Hirsch, R. M., Slack, J. R. & Smith, R. A. (1982). Techniques of trend analysis for monthly water
       quality data. *Water Resources Research* 18:107-121.

    Examples
    --------
    Three years of quarters, a strong season, every quarter better than a year before:

    >>> quarters = np.array([[60.0, 72.0, 81.0, 65.0, 62.0, 73.0, 84.0, 66.0, 63.0, 75.0, 86.0, 69.0]])
    >>> result = seasonal_mann_kendall(quarters, seasons=4)
    >>> int(result.s[0]), round(float(result.p[0]), 5), float(result.slope[0])
    (12, 0.00408, 2.0)
    """
    seasons = whole_number("seasons", seasons, 2)
    values = np.asarray(values, dtype=np.float64)
    cycles = _by_season(values, seasons)
    n_season = np.count_nonzero(~np.isnan(cycles), axis=1).astype(np.int64)
    eighteenths = n_season * (n_season - 1) * (2 * n_season + 5) - tie_term(cycles)
    s = rises_minus_falls(cycles).reshape(-1, seasons).sum(axis=1)
    variance = eighteenths.reshape(-1, seasons).sum(axis=1) / 18
    z = standardised(s, variance)
    p = two_sided_p(z)
    n_season = n_season.reshape(-1, seasons)
    p[n_season.max(axis=1) <= 1] = np.nan
    return SeasonalMannKendall(s, variance, z, p, _slope(cycles, seasons), n_season.sum(axis=1), seasons)


def _by_season(values: FloatArray, seasons: int) -> FloatArray:
    """Lay one season of one series in each row: shape (series x seasons, cycles)."""
    series, periods = values.shape
    cycles = -(-periods // seasons)
    padded = np.full((series, cycles * seasons), np.nan)
    padded[:, :periods] = values
    by_season = padded.reshape(series, cycles, seasons).transpose(0, 2, 1)
    return np.ascontiguousarray(by_season).reshape(series * seasons, cycles)


def _slope(cycles: FloatArray, seasons: int) -> FloatArray:
    """Take the median over seasons and pairs of the change per cycle; NaN where there is no pair."""
    series, count = len(cycles) // seasons, cycles.shape[1]
    earlier, later = np.triu_indices(count, 1)
    columns = cycles.T
    slopes = (columns[later] - columns[earlier]) / (later - earlier)[:, None]
    by_series = slopes.reshape(-1, series, seasons).transpose(1, 0, 2).reshape(series, -1)
    pairs = np.count_nonzero(~np.isnan(by_series), axis=1)
    by_series = np.sort(np.column_stack([by_series, np.full(series, np.nan)]), axis=1)
    # series without a pair hold NaN only, so any rank gives NaN
    ranks = np.stack([np.maximum(pairs - 1, 0) // 2, pairs // 2], axis=1)
    return np.asarray(np.take_along_axis(by_series, ranks, axis=1).mean(axis=1))
