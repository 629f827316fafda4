"""The Mann-Kendall test after Hamed and Rao for correlated periods, many series at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import two_sided_quantile, whole_number
from frontline.errors import ParameterError
from frontline.trends.exact_kendall import LONGEST_EXACT
from frontline.trends.kendall_score import standardised, two_sided_p
from frontline.trends.mann_kendall import mann_kendall
from frontline.trends.theil_sen import theil_sen

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray

MOST_LAGS = 3
"""Lags beyond this make the correction factor negative too often to be of use."""

_ROUNDING = 1e-10  # of the largest residual: below it residuals are tied


@dataclass(frozen=True, slots=True)
class HamedRao:
    """Mann-Kendall test of each series with the variance of Hamed and Rao; arrays of shape (series,).

    Parameters
    ----------
    s
        Rises minus falls over all pairs of observed periods.
    variance
        Variance of S without a trend, corrected for ties and autocorrelation.
    z
        S less its continuity correction, in standard errors; 0 where the variance is 0.
    p
        Two-sided; exact where nothing was corrected and up to seven periods observed; NaN below two.
    n
        Observed periods.
    factor
        n/n*, what the variance was multiplied by; 1 where nothing was corrected.
    unusable
        Where n/n* came out at or below 0, so that the variance was left as it was.
    lags
        Lags looked at.
    """

    s: IntArray
    variance: FloatArray
    z: FloatArray
    p: FloatArray
    n: IntArray
    factor: FloatArray
    unusable: BoolArray
    lags: int

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences on the series whose variance could not be corrected."""
        untested, unusable = int(np.count_nonzero(np.isnan(self.p))), int(np.count_nonzero(self.unusable))
        notes = []
        if untested:
            notes.append(f"{untested} of {self.p.size} series not tested: fewer than two observed periods.")
        if unusable:
            notes.append(
                f"{unusable} of {self.p.size} series keep the variance of independent periods: "
                "the correction for autocorrelation came out at or below 0."
            )
        return tuple(notes)


def hamed_rao(values: FloatArray, lags: int = MOST_LAGS, level: float = 0.95) -> HamedRao:
    """Test every series for a monotone trend, allowing for correlation of neighbouring periods.

    Parameters
    ----------
    values
        Shape (series, periods), equally spaced, ascending; NaN where missing.
    lags
        Autocorrelations looked at: 1, 2 or 3.
    level
        An autocorrelation counts when it lies outside the central interval of this coverage around 0.

    Returns
    -------
    HamedRao

    Raises
    ------
    ParameterError
        When `lags` is not 1, 2 or 3, or `level` does not lie between 0 and 1.

    Notes
    -----
    The variance of S is multiplied by n/n* = 1 + 2 / (n(n - 1)(n - 2)) sum over the lags k of
    (n - k)(n - k - 1)(n - k - 2) r(k), where r is the autocorrelation of the ranks of the values less their
    Theil-Sen line and only r(k) beyond the interval count. Across gaps r(k) uses the pairs of periods truly k
    apart. An n/n* at or below 0 cannot be a factor of a variance: the variance stays as it was. Up to seven
    observed periods nothing is corrected, as no autocorrelation is known well enough.

    References
    ----------
    .. [1] Hamed, K. H. & Rao, A. R. (1998). A modified Mann-Kendall trend test for autocorrelated data.
       *Journal of Hydrology* 204:182-196.

    Examples
    --------
    A slow swing that looks like a trend when its periods are taken as independent:

    >>> swing = 70 + 5 * np.sin(np.arange(20.0) / 5)[None, :]
    >>> round(float(mann_kendall(swing).p[0]), 3), round(float(hamed_rao(swing).p[0]), 3)
    (0.048, 0.274)
    """
    lags = whole_number("lags", lags, 1)
    if lags > MOST_LAGS:
        raise ParameterError(f"lags must be an integer not greater than {MOST_LAGS}, but got {lags}")
    quantile = two_sided_quantile(level)
    values = np.asarray(values, dtype=np.float64)
    plain = mann_kendall(values)
    raw = _variance_factor(_detrended_ranks(values), plain.n, lags, quantile)
    unusable = raw <= 0
    factor = np.where(unusable, 1.0, raw)
    variance = plain.variance * factor
    z = standardised(plain.s, variance)
    p = np.where(factor == 1, plain.p, two_sided_p(z))
    return HamedRao(plain.s, variance, z, p, plain.n, factor, unusable, lags)


def _detrended_ranks(values: FloatArray) -> FloatArray:
    """Rank the values less their Theil-Sen line, as distances from the middle rank; NaN where missing."""
    times = np.arange(float(values.shape[1]))
    residuals = _exact_residuals(values, theil_sen(times, values).slope[:, None] * times)
    return _ranks_from_middle(residuals)


def _exact_residuals(values: FloatArray, line: FloatArray) -> FloatArray:
    """Subtract the line and round, so that points on one parallel of it are ties."""
    residuals = values - line
    largest = np.fmax.reduce(np.abs(residuals), axis=1, initial=0.0)[:, None]
    unit = np.where(largest > 0, largest, 1.0) * _ROUNDING
    return np.rint(residuals / unit)


def _ranks_from_middle(values: FloatArray) -> FloatArray:
    """Rank within each row, ties at their mean rank, less the mean of all ranks; NaN where missing."""
    columns = np.ascontiguousarray(values.T)
    doubled = np.zeros(columns.shape, dtype=np.int16)
    for lag in range(1, len(columns)):
        later, earlier = columns[lag:], columns[:-lag]
        signs = (later > earlier).view(np.int8) - (later < earlier).view(np.int8)
        doubled[lag:] += signs
        doubled[:-lag] -= signs
    return np.where(np.isnan(columns), np.nan, doubled / 2).T


def _variance_factor(ranks: FloatArray, n: IntArray, lags: int, quantile: float) -> FloatArray:
    """Compute n/n* of each series from the autocorrelations of its ranks that are significant."""
    seen = ~np.isnan(ranks)
    known = np.where(seen, ranks, 0.0)
    power = np.square(known).sum(axis=1)
    usable = (n > LONGEST_EXACT) & (power > 0)
    total = np.zeros(len(ranks))
    for lag in range(1, lags + 1):
        pairs = np.count_nonzero(seen[:, lag:] & seen[:, :-lag], axis=1)
        products = (known[:, lag:] * known[:, :-lag]).sum(axis=1)
        # each sum is divided by its own number of terms, as far as they were observed
        r = np.divide(products * n, power * (pairs + lag), out=np.zeros(len(ranks)), where=usable)
        r[np.abs(r) <= quantile / np.sqrt(np.maximum(n, 1))] = 0
        total += (n - lag) * (n - lag - 1) * (n - lag - 2) * r
    return np.asarray(1 + 2 * total / np.maximum(n * (n - 1) * (n - 2), 1))
