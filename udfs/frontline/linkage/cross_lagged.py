"""The cross-lagged panel of two measures in two waves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length, two_sided_quantile, whole_number
from frontline.linkage.association import Association, complete_rows, has_spread, link_notes, unavailable
from frontline.linkage.least_squares import fit_slopes
from frontline.linkage.unit_correlation import correlate

if TYPE_CHECKING:
    from frontline.arrays import FloatArray


@dataclass(frozen=True, slots=True)
class CrossLagged:
    """Standardised paths from the first wave to the second.

    Parameters
    ----------
    x_to_y, y_to_x
        Cross-lagged paths: each measure on the other before it, its own past held fixed.
    x_to_x, y_to_y
        Stability of each measure, the other's past held fixed.
    first_wave
        Correlation of the measures in the first wave, NaN where not available.
    """

    x_to_y: Association
    y_to_x: Association
    x_to_x: Association
    y_to_y: Association
    first_wave: float


def cross_lagged(
    x1: FloatArray, y1: FloatArray, x2: FloatArray, y2: FloatArray, *, lag: int = 1, level: float = 0.95
) -> CrossLagged:
    """Regress each measure of the second wave on both measures of the first.

    Parameters
    ----------
    x1, y1
        Of each unit in the first wave, shape (units,); NaN where missing.
    x2, y2
        The same measures in the second wave.
    lag
        Periods between the waves, at least 1.
    level
        Coverage of the intervals, between 0 and 1.

    Returns
    -------
    CrossLagged
        Not available, in words, below 4 complete units, when a measure is the same for all units, or when
        the two measures of the first wave move in step.

    Notes
    -----
    Measures are standardised over the complete units; intervals are Student's t on units - 3 degrees of
    freedom, with the standard deviations taken as known. A cross-lagged path mixes lasting differences
    between units with change within them, and says nothing of third measures [2]_.

    References
    ----------
    .. [1] Kenny, D. A. (1975). Cross-lagged panel correlation: a test for spuriousness. *Psychological
       Bulletin* 82:887-903.
    .. [2] Hamaker, E. L., Kuiper, R. M. & Grasman, R. P. P. P. (2015). A critique of the cross-lagged panel
       model. *Psychological Methods* 20:102-116.

    Examples
    --------
    >>> climate, later_climate = np.array([3.0, 5, 4, 7, 6, 8]), np.array([4.0, 5, 5, 7, 7, 8])
    >>> revenue, later_revenue = np.array([20.0, 21, 25, 24, 29, 27]), np.array([21.0, 24, 25, 30, 31, 32])
    >>> result = cross_lagged(climate, revenue, later_climate, later_revenue)
    >>> round(result.x_to_y.estimate, 3), round(result.y_to_x.estimate, 3)
    (0.64, 0.305)
    """
    x1, y1, x2, y2 = (np.asarray(wave, np.float64) for wave in (x1, y1, x2, y2))
    same_length(x1=x1, y1=y1, x2=x2, y2=y2)
    whole_number("lag", lag, 1)
    two_sided_quantile(level)
    rows, lost = complete_rows(x1, y1, x2, y2)
    if not all(has_spread(column) for column in rows.T):
        none = unavailable(len(rows), lag, "A measure is the same for all units, or there are too few.", lost)
        return CrossLagged(none, none, none, none, np.nan)
    standard = (rows - rows.mean(axis=0)) / rows.std(axis=0, ddof=1)
    x_to_x, y_to_x = _paths(standard, 2, lag, level, lost)
    x_to_y, y_to_y = _paths(standard, 3, lag, level, lost)
    return CrossLagged(x_to_y, y_to_x, x_to_x, y_to_y, correlate(standard[:, 0], standard[:, 1]))


def _paths(standard: FloatArray, outcome: int, lag: int, level: float, lost: str) -> list[Association]:
    """Return the paths from both measures of the first wave to one of the second."""
    units = len(standard)
    fit = fit_slopes(standard[:, outcome], standard[:, :2])
    if fit is None:
        reason = "A cross-lagged panel needs 4 units whose two measures do not move in step."
        return [unavailable(units, lag, reason, lost)] * 2
    method = f"Student's t interval of standardised least squares, {fit.degrees} degrees of freedom"
    notes = link_notes(units, lag, lost)
    low, high = fit.interval(level)
    ends = zip(fit.slopes, low, high, strict=True)
    return [Association(float(path), float(a), float(b), method, units, lag, notes) for path, a, b in ends]
