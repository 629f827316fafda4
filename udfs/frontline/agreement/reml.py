"""Variance between and within units by restricted maximum likelihood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import scipy

from frontline.checks import two_sided_quantile

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontline.agreement.unit_moments import UnitMoments
    from frontline.arrays import FloatArray, IntArray

_RATIOS = np.concatenate([[0.0], np.logspace(-8, 4, 61)])
_TINY = 1e-300


@dataclass(frozen=True, slots=True)
class VarianceComponents:
    """Restricted maximum likelihood of the one-way model; NaN where not available.

    Parameters
    ----------
    between, within
        Variance of the units' true means, at least 0, and of the values within units.
    icc
        between / (between + within), which is ICC(1).
    low, high
        Profile-likelihood interval of `icc`.
    mean
        Estimate of the overall mean, units weighted by their precision.
    """

    between: float
    within: float
    icc: float
    low: float
    high: float
    mean: float


class _Sizes(NamedTuple):
    """Units pooled by their number of values: the likelihood asks for no more. Shape (sizes,)."""

    n: FloatArray
    units: FloatArray
    mean: FloatArray
    squares: FloatArray
    within: float


def one_way_reml(moments: UnitMoments, level: float = 0.95) -> VarianceComponents:
    """Split the variance of values into that between and that within units.

    Parameters
    ----------
    moments
        Number, mean and sum of squares of each unit, as from `unit_moments`; units without values are left
        out.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    VarianceComponents
        NaN below two units, without a unit of two values, or where nothing varies within units.

    Notes
    -----
    With r = between / within and w = n / (1 + n r), the restricted likelihood profiled over the mean and
    `within` is, but for a constant, -2 log L(r) = (N - 1) log Q + sum log(1 + n r) + log sum w, where
    Q = sum of squares within + sum w (mean - m)^2 and m the mean weighted by w. Its slope is zero at the
    estimate, or positive throughout, when the estimate is 0. Units of the same n are pooled beforehand, so
    the time of each evaluation depends on the number of different n alone.

    References
    ----------
    .. [1] Patterson, H. D. & Thompson, R. (1971). Recovery of inter-block information when block sizes are
       unequal. *Biometrika* 58:545-554.
    .. [2] Searle, S. R., Casella, G. & McCulloch, C. E. (1992). *Variance Components*. Wiley, New York,
       chapter 6.

    Examples
    --------
    >>> from frontline.agreement.unit_moments import unit_moments
    >>> moments = unit_moments(np.array([0, 0, 1, 1, 2, 2]), np.array([1.0, 2.0, 4.0, 5.0, 7.0, 8.0]), 3)
    >>> round(one_way_reml(moments).icc, 6)
    0.945946
    """
    cut = two_sided_quantile(level) ** 2
    counted = moments.n > 0
    total, units = int(moments.n.sum()), int(np.count_nonzero(counted))
    within = float(moments.squares.sum())
    if units < 2 or total <= units or within <= 0:  # noqa: PLR2004 - one unit has nothing between
        return VarianceComponents(*[np.nan] * 6)
    sizes = _by_size(moments.n[counted], moments.offset[counted], within)
    ratio = _best(sizes)
    weights = _weights(sizes, np.array([ratio]))
    low, high = _interval(sizes, ratio, cut)
    spread = float(_squares(sizes, weights)[0]) / (total - 1)
    return VarianceComponents(
        between=ratio * spread,
        within=spread,
        icc=_share(ratio),
        low=_share(low),
        high=_share(high),
        mean=moments.centre + float(_mean(sizes, weights)[0]),
    )


def _share(ratio: float) -> float:
    return ratio / (1 + ratio)


def _by_size(n: IntArray, means: FloatArray, within: float) -> _Sizes:
    sizes, of_unit = np.unique(n, return_inverse=True)
    units = np.bincount(of_unit).astype(np.float64)
    mean = np.bincount(of_unit, means) / units
    squares = np.bincount(of_unit, np.square(means - mean[of_unit]))
    return _Sizes(sizes.astype(np.float64), units, mean, squares.astype(np.float64, copy=False), within)


def _weights(sizes: _Sizes, ratios: FloatArray) -> FloatArray:
    """Weight of a unit of each size at each ratio, shape (ratios, sizes)."""
    return np.asarray(sizes.n / (1 + sizes.n * ratios[:, None]))


def _mean(sizes: _Sizes, weights: FloatArray) -> FloatArray:
    return np.asarray((weights @ (sizes.units * sizes.mean)) / (weights @ sizes.units))


def _away(sizes: _Sizes, weights: FloatArray) -> FloatArray:
    """Squared distances of the units of each size from the weighted mean, shape (ratios, sizes)."""
    return np.asarray(sizes.squares + sizes.units * np.square(sizes.mean - _mean(sizes, weights)[:, None]))


def _squares(sizes: _Sizes, weights: FloatArray) -> FloatArray:
    return np.asarray(sizes.within + (weights * _away(sizes, weights)).sum(axis=1))


def _deviance(sizes: _Sizes, ratios: FloatArray) -> FloatArray:
    """Return -2 log of the profiled restricted likelihood, but for a constant."""
    weights = _weights(sizes, ratios)
    degrees = sizes.n @ sizes.units - 1
    determinant = np.log1p(sizes.n * ratios[:, None]) @ sizes.units + np.log(weights @ sizes.units)
    return np.asarray(degrees * np.log(_squares(sizes, weights)) + determinant)


def _slope(sizes: _Sizes, ratios: FloatArray) -> FloatArray:
    weights = _weights(sizes, ratios)
    degrees = sizes.n @ sizes.units - 1
    towards = (np.square(weights) * _away(sizes, weights)).sum(axis=1) / _squares(sizes, weights)
    lost = weights @ sizes.units - (np.square(weights) @ sizes.units) / (weights @ sizes.units)
    return np.asarray(lost - degrees * towards)


def _best(sizes: _Sizes) -> float:
    """Return the ratio of highest likelihood among 0 and the zeros of the slope."""
    ratios = _RATIOS * _scale(sizes)
    slope = _slope(sizes, ratios)
    starts = np.flatnonzero((slope[:-1] < 0) & (slope[1:] >= 0))
    found = [_zero(lambda r: float(_slope(sizes, np.array([r]))[0]), ratios[i], ratios[i + 1]) for i in starts]
    candidates = np.array([0.0, *found])
    return float(candidates[np.argmin(_deviance(sizes, candidates))])


def _scale(sizes: _Sizes) -> float:
    """Return the size of the ratio to expect: the spread of the means in units of that within, or 1 / n."""
    units, total = sizes.units.sum(), sizes.n @ sizes.units
    spread = float(_away(sizes, sizes.n[None, :]).sum()) / (units - 1)
    return float(max(spread / (sizes.within / (total - units)), units / total))


def _zero(function: Callable[[float], float], low: float, high: float) -> float:
    return float(scipy.optimize.brentq(function, low, high, xtol=_TINY, rtol=1e-15, maxiter=500))


def _interval(sizes: _Sizes, ratio: float, cut: float) -> tuple[float, float]:
    """Return the ratios whose deviance lies `cut` above the least."""
    least = float(_deviance(sizes, np.array([ratio]))[0])

    def excess(trial: float) -> float:
        return float(_deviance(sizes, np.array([trial]))[0]) - least - cut

    low = _zero(excess, 0.0, ratio) if ratio > 0 and excess(0.0) > 0 else 0.0
    beyond = max(ratio, _scale(sizes))
    while excess(beyond) <= 0:
        beyond *= 4
    return low, _zero(excess, ratio, beyond)
