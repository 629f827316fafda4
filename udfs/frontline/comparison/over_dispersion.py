"""Funnel limits that allow for differences every unit has beyond chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import same_length, two_sided_quantile
from frontline.comparison.benjamini_hochberg import benjamini_hochberg
from frontline.comparison.funnel import FUNNEL_LEVELS, Funnel, places
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray


@dataclass(frozen=True, slots=True)
class OverDispersedFunnel:
    """Units against limits wide enough for the usual differences between units.

    Parameters
    ----------
    funnel
        Values, limits and places.
    z
        Distance from the target in standard deviations of the widened limits, shape (units,).
    q
        Benjamini-Hochberg p-value of z, shape (units,).
    phi
        Mean winsorised square of the plain z: 1 where units differ by chance alone; NaN below two units.
    tau2
        Variance between units beyond chance.
    """

    funnel: Funnel
    z: FloatArray
    q: FloatArray
    phi: float
    tau2: float


def over_dispersed_funnel(
    values: FloatArray,
    standard_errors: FloatArray,
    target: float | None = None,
    trim: float = 0.1,
    levels: Sequence[float] = FUNNEL_LEVELS,
) -> OverDispersedFunnel:
    """Set limits around a target for units that differ among themselves beyond chance.

    Parameters
    ----------
    values
        Shape (units,); a unit without a value is left out.
    standard_errors
        Standard error of each value were the target true, such as sqrt(t (1 - t) / n) of a proportion; above
        0, or the unit is left out.
    target
        What every unit is held to; by default the mean weighted by precision.
    trim
        Share of the z-scores at each end that are pulled in before phi is taken, so that true outliers do
        not widen the limits; 0 to below .5.
    levels
        Coverage of each pair of limits, between 0 and 1, rising.

    Returns
    -------
    OverDispersedFunnel

    Notes
    -----
    z0 = (y - t) / s; phi = mean of z0^2 with z0 winsorised at its `trim` and 1 - `trim` quantiles (linear
    between order statistics); with w = 1 / s^2 and I units, tau2 = max(0, (I phi - (I - 1)) / (sum w - sum w^2 /
    sum w)); z = (y - t) / sqrt(s^2 + tau2). One unit: tau2 = 0, said in a note.

    References
    ----------
    .. [1] Spiegelhalter, D. J. (2005). Handling over-dispersion of performance indicators. *Quality and Safety
       in Health Care* 14:347-351.
    .. [2] Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. *Statistics in
       Medicine* 24:1185-1202.

    Examples
    --------
    >>> result = over_dispersed_funnel(np.array([60.0, 70.0, 72.0, 80.0, 95.0]), np.full(5, 2.0), target=74.0)
    >>> round(result.phi, 2), round(result.tau2, 2), result.funnel.place[4]
    (19.05, 91.25, 'above the 95 % limit')
    """
    values, errors = np.asarray(values, dtype=np.float64), np.asarray(standard_errors, dtype=np.float64)
    same_length(values=values, standard_errors=errors)
    if not 0 <= trim < 0.5:  # noqa: PLR2004 - half at each end is everything
        raise ParameterError(f"trim must lie between 0 and .5, but got {trim}")
    used = ~np.isnan(values) & (errors > 0)
    y, s = values[used], errors[used]
    aim = _weighted_mean(y, s) if target is None else float(target)
    phi, tau2 = _dispersion((y - aim) / s, s, trim)
    value, z, spread = (np.full(values.size, np.nan) for _ in range(3))
    value[used], spread[used] = y, np.sqrt(s**2 + tau2)
    z[used] = (y - aim) / spread[used]
    reach = np.array([two_sided_quantile(level) for level in levels])
    low, high = aim - spread[:, None] * reach, aim + spread[:, None] * reach
    notes, words = _notes(y.size, tau2), places(value, low, high, levels)
    interval = "normal limits widened by the variance between units"
    funnel = Funnel(value, aim, low, high, tuple(levels), words, interval, y.size, notes)
    return OverDispersedFunnel(funnel, z, benjamini_hochberg(2 * scipy.special.ndtr(-np.abs(z))), phi, tau2)


def _weighted_mean(y: FloatArray, s: FloatArray) -> float:
    # around one of the values, so that large values keep their digits
    return float(y[0] + np.average(y - y[0], weights=s**-2)) if y.size else np.nan


def _dispersion(z: FloatArray, s: FloatArray, trim: float) -> tuple[float, float]:
    """Return phi and tau2; one unit has none to compare with."""
    if z.size < 2:  # noqa: PLR2004
        return np.nan, 0.0
    phi = float(np.mean(np.clip(z, *np.quantile(z, [trim, 1 - trim])) ** 2))
    w = s**-2
    excess = z.size * phi - (z.size - 1)
    spread = float(w.sum() - (w**2).sum() / w.sum())  # 0 where one unit has all the weight
    return phi, max(0.0, float(excess) / spread) if spread > 0 else 0.0


def _notes(units: int, tau2: float) -> tuple[str, ...]:
    if units == 0:
        return ("Not available: no unit has both a value and a standard error.",)
    if units == 1:
        return ("One unit alone: differences between units cannot be allowed for.",)
    return () if tau2 else ("The units differ no more than by chance: the limits are not widened.",)
