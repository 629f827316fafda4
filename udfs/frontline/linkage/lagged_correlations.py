"""Correlations of a measure with another some periods later, over many units at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import whole_number
from frontline.errors import ParameterError
from frontline.linkage.association import Association, link_notes, unavailable
from frontline.linkage.resampling import check_draws, percentile_bounds, resample_counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray

LEAST_UNITS = 4
_ROUNDING = 1e-13
_CHOICE = "Choose the lag before looking: the strongest of several lags is partly luck."


def lagged_correlations(
    x: FloatArray,
    y: FloatArray,
    lags: Sequence[int] = (0, 1, 2, 3),
    *,
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 1,
) -> tuple[Association, ...]:
    """Correlate units within periods, `y` so many periods after `x`, pooled over the periods.

    Parameters
    ----------
    x, y
        Scores, shape (units, periods), of the same periods in their order; NaN where missing.
    lags
        Periods by which `y` follows `x`, each at least 0.
    level
        Coverage of the intervals, between 0 and 1.
    draws
        Bootstrap samples of units, at least 100.
    seed
        Of the bootstrap, at least 0.

    Returns
    -------
    tuple of Association
        One for each lag; not available, in words, below 4 units or where a measure does not vary over units.

    Raises
    ------
    ParameterError
        When the shapes differ or a lag is below 0.

    Notes
    -----
    Each period's mean over units is taken out first, so that a season or trend that all units share makes no
    correlation. Whole units are resampled, because a unit's periods resemble each other.

    References
    ----------
    .. [1] Davison, A. C. & Hinkley, D. V. (1997). *Bootstrap Methods and their Application*. Cambridge
       University Press, section 3.8.

    Examples
    --------
    Each unit's revenue repeats its climate of the period before:

    >>> climate = np.array([[1.0, 4, 2], [2, 1, 5], [3, 3, 3], [5, 2, 1], [4, 5, 4]])
    >>> revenue = np.column_stack([[9.0, 7, 8, 9, 6], climate[:, :2]])
    >>> [round(link.estimate, 3) for link in lagged_correlations(climate, revenue, lags=[0, 1])]
    [-0.071, 1.0]
    """
    x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
    check_draws(level, draws, seed)
    if x.ndim != 2 or x.shape != y.shape:  # noqa: PLR2004 - units by periods
        raise ParameterError(f"x and y must have one shape, units by periods, but got {x.shape} and {y.shape}")
    several = _CHOICE if len(lags) > 1 else ""
    return tuple(_one_lag(x, y, whole_number("lags", lag, 0), level, draws, seed, several) for lag in lags)


def _one_lag(x: FloatArray, y: FloatArray, lag: int, level: float, draws: int, seed: int, several: str) -> Association:
    early, late = x[:, : max(0, x.shape[1] - lag)], y[:, lag:]
    present = np.isfinite(early) & np.isfinite(late)
    seen = present.any(axis=1)
    units = int(seen.sum())
    if units < LEAST_UNITS:
        return unavailable(units, lag, f"Correlations by lag need {LEAST_UNITS} units.")
    pairs = present[seen].astype(np.float64)
    early, late = _centred(early[seen], pairs), _centred(late[seen], pairs)
    parts = (pairs, early, late, early * early, late * late, early * late)
    estimate = float(_pooled(np.ones((1, units)), *parts)[0])
    if np.isnan(estimate):
        return unavailable(units, lag, "A measure is the same for all units in every period.")
    counts = resample_counts(units, draws, seed)
    bounds = percentile_bounds(np.concatenate([_pooled(block, *parts) for block in counts]), level, estimate)
    method = f"percentile bootstrap of whole units, {draws:,} draws"
    return Association(estimate, *bounds, method, units, lag, link_notes(units, lag, several))


def _centred(values: FloatArray, pairs: FloatArray) -> FloatArray:
    """Subtract each period's mean; a missing value becomes 0, as does what is only rounding."""
    count = np.maximum(pairs.sum(axis=0), 1)
    known = np.where(pairs > 0, values, 0.0)
    centred = np.where(pairs > 0, known - known.sum(axis=0) / count, 0.0)
    return np.where(np.abs(centred) > _ROUNDING * np.abs(known).max(axis=0, initial=0), centred, 0.0)


def _pooled(
    counts: FloatArray, pairs: FloatArray, x: FloatArray, y: FloatArray, xx: FloatArray, yy: FloatArray, xy: FloatArray
) -> FloatArray:
    """Return the correlation within periods for each row of counts of units, NaN where nothing varies."""
    n = np.maximum(counts @ pairs, 1)
    sum_x, sum_y = counts @ x, counts @ y
    var_x = (counts @ xx - sum_x**2 / n).sum(axis=1)
    var_y = (counts @ yy - sum_y**2 / n).sum(axis=1)
    product = (counts @ xy - sum_x * sum_y / n).sum(axis=1)
    varies = (var_x > _ROUNDING * xx.sum()) & (var_y > _ROUNDING * yy.sum())
    scale = np.sqrt(np.where(varies, var_x, 1.0)) * np.sqrt(np.where(varies, var_y, 1.0))
    return np.where(varies, np.clip(product / scale, -1, 1), np.nan)
