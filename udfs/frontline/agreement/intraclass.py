"""Intraclass correlations of people within units: ICC(1) and ICC(2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.agreement.reml import one_way_reml
from frontline.checks import two_sided_quantile

if TYPE_CHECKING:
    from frontline.agreement.unit_moments import UnitMoments
    from frontline.arrays import FloatArray

_ROUNDING = 1e-28  # of squares: what is smaller comes from the sixteenth digit
_CONSTANT = "Not available: all values are the same."


@dataclass(frozen=True, slots=True)
class IntraclassCorrelation:
    """How alike the people of a unit are; NaN where not available, with the reason in `notes`.

    Parameters
    ----------
    icc1_mean_n, icc1_n0, icc1_reml
        ICC(1) with the mean unit size, with the size n0 corrected for unequal units, and by restricted
        maximum likelihood. The first two may be negative, the last may not.
    icc2
        Reliability of the unit means; may be negative.
    f, p
        Test of the analysis of variance that all units have the same mean.
    low, high
        Interval of ICC(1) with n0.
    reml_low, reml_high
        Interval of ICC(1) by restricted maximum likelihood.
    interval, reml_interval
        Their methods in words.
    n, units
        Values, and units that have any.
    mean_n, n0
        The two unit sizes.
    notes
        What a reader must know, in sentences.
    """

    icc1_mean_n: float
    icc1_n0: float
    icc1_reml: float
    icc2: float
    f: float
    p: float
    low: float
    high: float
    reml_low: float
    reml_high: float
    interval: str
    reml_interval: str
    n: int
    units: int
    mean_n: float
    n0: float
    notes: tuple[str, ...]


def intraclass_correlation(moments: UnitMoments, level: float = 0.95) -> IntraclassCorrelation:
    """Tell how far values depend on the unit, and how reliable the units' means are.

    Parameters
    ----------
    moments
        Number, mean and sum of squares of each unit, as from `unit_moments`; units without values are left
        out.
    level
        Coverage of the intervals, between 0 and 1.

    Returns
    -------
    IntraclassCorrelation

    Notes
    -----
    ICC(1) = (B - W) / (B + (size - 1) W) with the mean squares B between and W within units, ICC(2) = (B - W) / B;
    n0 = (N - sum n^2 / N) / (K - 1). The interval divides F by the quantiles of its distribution, which is exact
    for units of equal size and an approximation otherwise.

    References
    ----------
    .. [1] Bliese, P. D. (2000). Within-group agreement, non-independence, and reliability. In K. J. Klein &
       S. W. J. Kozlowski (eds.), *Multilevel Theory, Research, and Methods in Organizations*. Jossey-Bass,
       San Francisco, 349-381.
    .. [2] Searle, S. R., Casella, G. & McCulloch, C. E. (1992). *Variance Components*. Wiley, New York,
       chapter 3.

    Examples
    --------
    >>> from frontline.agreement.unit_moments import unit_moments
    >>> moments = unit_moments(np.array([0, 0, 1, 1, 2, 2]), np.array([1.0, 2.0, 4.0, 5.0, 7.0, 8.0]), 3)
    >>> result = intraclass_correlation(moments)
    >>> round(result.icc1_n0, 6), round(result.icc2, 6), result.f
    (0.945946, 0.972222, 36.0)
    """
    two_sided_quantile(level)
    n = moments.n.astype(np.float64)
    total, units = float(n.sum()), int(np.count_nonzero(n))
    offset = float(n @ moments.offset) / max(total, 1.0)
    between, within = float(n @ np.square(moments.offset - offset)), float(moments.squares.sum())
    noise = _ROUNDING * (between + within + total * (moments.centre + offset) ** 2)
    reason = _obstacle(units, total) or ("" if between + within > noise else _CONSTANT)
    mean_n, n0 = total / max(units, 1), _corrected_size(n, total, units)
    empty = _not_available(level, int(total), units, mean_n, n0, reason)
    if reason:
        return empty
    degrees = units - 1.0, total - units
    b, w = between / degrees[0], within / degrees[1]
    if within <= noise:
        return _alike_within(empty)
    reml = one_way_reml(moments, level)
    low, high = _searle(b / w, degrees, n0, level)
    return replace(
        empty,
        icc1_mean_n=(b - w) / (b + (mean_n - 1) * w),
        icc1_n0=(b - w) / (b + (n0 - 1) * w),
        icc1_reml=reml.icc,
        icc2=(b - w) / b if between > noise else np.nan,
        f=b / w,
        p=float(scipy.special.fdtrc(*degrees, b / w)),
        low=low,
        high=high,
        reml_low=reml.low,
        reml_high=reml.high,
        notes=_notes(b if between > noise else 0.0, w),
    )


def _not_available(level: float, n: int, units: int, mean_n: float, n0: float, reason: str) -> IntraclassCorrelation:
    return IntraclassCorrelation(
        icc1_mean_n=np.nan,
        icc1_n0=np.nan,
        icc1_reml=np.nan,
        icc2=np.nan,
        f=np.nan,
        p=np.nan,
        low=np.nan,
        high=np.nan,
        reml_low=np.nan,
        reml_high=np.nan,
        interval=f"F distribution (Searle), {level:.0%}",
        reml_interval=f"profile likelihood, {level:.0%}",
        n=n,
        units=units,
        mean_n=mean_n,
        n0=n0,
        notes=(reason,),
    )


def _alike_within(empty: IntraclassCorrelation) -> IntraclassCorrelation:
    """Return the result of units that differ while nobody within them does."""
    return replace(
        empty,
        icc1_mean_n=1.0,
        icc1_n0=1.0,
        icc1_reml=1.0,
        icc2=1.0,
        f=np.inf,
        p=0.0,
        low=1.0,
        high=1.0,
        reml_low=1.0,
        reml_high=1.0,
        notes=("Within every unit all answered alike.",),
    )


def _corrected_size(n: FloatArray, total: float, units: int) -> float:
    return (total - float(n @ n) / total) / (units - 1) if units > 1 else np.nan


def _obstacle(units: int, total: float) -> str:
    """Say what keeps the values from being analysed, or nothing."""
    if units < 2:  # noqa: PLR2004 - one unit has nothing between
        return f"Not available: it takes two units with values, found {units}."
    if total <= units:
        return "Not available: no unit has two values."
    return ""


def _searle(f: float, degrees: tuple[float, float], n0: float, level: float) -> tuple[float, float]:
    """Return the interval of ICC(1) from F and the quantiles of its distribution."""
    above, below = (float(scipy.special.fdtri(*degrees, q)) for q in (0.5 + level / 2, 0.5 - level / 2))
    low, high = f / above, f / below
    return (low - 1) / (low + n0 - 1), (high - 1) / (high + n0 - 1)


def _notes(b: float, w: float) -> tuple[str, ...]:
    if b == 0:
        return ("The units do not differ in their means, so their reliability, ICC(2), is not available.",)
    if b < (1 - 1e-12) * w:  # an F of 1 is not negative
        return ("Negative: units differ less than people drawn at random would, so unit means tell nothing apart.",)
    return ()
