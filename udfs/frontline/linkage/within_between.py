"""A correlation of respondents' answers, split into its parts within and between units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length, two_sided_quantile, whole_number
from frontline.linkage.association import Association, counted, has_spread, link_notes, unavailable
from frontline.linkage.unit_correlation import FISHER, LEAST_UNITS, correlate, fisher_interval

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class WithinBetween:
    """Correlations between and within units; eta squared says how far units differ in each measure.

    Parameters
    ----------
    between
        Of the units' means, each counted by its respondents.
    within
        Of the deviations from the units' means.
    raw
        Of the respondents, units ignored; NaN where a measure does not vary.
    eta_squared_x, eta_squared_y
        Share of each measure's variance between units; NaN where it does not vary.
    n
        Respondents with both answers.
    """

    between: Association
    within: Association
    raw: float
    eta_squared_x: float
    eta_squared_y: float
    n: int


def within_between(
    units: IntArray, x: FloatArray, y: FloatArray, *, lag: int = 0, level: float = 0.95
) -> WithinBetween:
    """Split the correlation of two answers of the same people.

    Parameters
    ----------
    units
        Unit of each respondent, an integer, shape (n,); a negative number belongs to no unit.
    x, y
        Answers, shape (n,); NaN where missing.
    lag
        Periods by which `y` follows `x` in the data given, at least 0.
    level
        Coverage of the intervals, between 0 and 1.

    Returns
    -------
    WithinBetween
        A part without spread, between fewer than 3 units, or within units of one respondent each is not
        available, in words.

    Notes
    -----
    raw = eta_x eta_y between + sqrt(1 - eta_x^2) sqrt(1 - eta_y^2) within.
    Fisher's z has variance 1 / (units - 3) between and 1 / (n - units - 2) within units. The interval between
    units is approximate where their sizes differ.

    References
    ----------
    .. [1] Dansereau, F., Alutto, J. A. & Yammarino, F. J. (1984). *Theory Testing in Organizational Behavior:
       The Varient Approach*. Prentice-Hall.
    .. [2] Robinson, W. S. (1950). Ecological correlations and the behavior of individuals. *American
       Sociological Review* 15:351-357.

    Examples
    --------
    Within every unit the answers oppose each other, between units they rise together:

    >>> units = np.repeat(np.arange(4), 2)
    >>> x, y = np.array([1.0, 2, 3, 4, 5, 6, 7, 8]), np.array([2.0, 1, 4, 3, 6, 5, 8, 7])
    >>> result = within_between(units, x, y)
    >>> round(result.between.estimate, 6), round(result.within.estimate, 6), round(result.raw, 6)
    (1.0, -1.0, 0.904762)
    """
    units, x, y = np.asarray(units), np.asarray(x, np.float64), np.asarray(y, np.float64)
    same_length(units=units, x=x, y=y)
    whole_number("lag", lag, 0)
    two_sided_quantile(level)
    used = (units >= 0) & np.isfinite(x) & np.isfinite(y)
    n, lost = int(used.sum()), int((~used).sum())
    _, code, size = np.unique(units[used], return_inverse=True, return_counts=True)
    raw = np.stack([x[used], y[used]])
    centred = raw - raw.mean(axis=1, keepdims=True) if n else raw
    means = np.stack([np.bincount(code, column, size.size) / size for column in centred])[:, code]
    # rounding of the means must not pass for spread of its own
    varies = np.array([has_spread(column) for column in raw], dtype=bool)
    between, inside = _settled(means, centred, varies), _settled(centred - means, centred, varies)
    left_out = f"{counted(lost, 'respondent')} left out: the unit or an answer is missing." if lost else ""
    eta = _shares(means, centred, varies)
    return WithinBetween(
        _part(between, size.size, size.size - 3, "between units", lag, level, left_out),
        _part(inside, size.size, n - size.size - 2, "within units", lag, level, left_out),
        correlate(*centred) if varies.all() else np.nan, float(eta[0]), float(eta[1]), n,
    )  # fmt: skip


def _settled(part: FloatArray, centred: FloatArray, varies: BoolArray) -> FloatArray:
    """Set a part to 0 where it is nothing but rounding."""
    if not part.size:
        return part
    real = varies & (np.abs(part).max(axis=1) > 1e-12 * np.abs(centred).max(axis=1))
    return np.where(real[:, None], part, 0.0)


def _shares(means: FloatArray, centred: FloatArray, varies: BoolArray) -> FloatArray:
    total = np.square(centred).sum(axis=1)
    shares: FloatArray = np.where(varies, np.square(means).sum(axis=1) / np.where(varies, total, 1.0), np.nan)
    return shares


def _part(part: FloatArray, units: int, weight: int, where: str, lag: int, level: float, left_out: str) -> Association:
    """Correlate one part; `weight` is the inverse variance of its Fisher z."""
    if where == "between units" and units < LEAST_UNITS:
        return unavailable(units, lag, f"A correlation {where} needs {LEAST_UNITS} of them.", left_out)
    if not all(has_spread(column) for column in part):
        return unavailable(units, lag, f"A measure does not vary {where}.", left_out)
    estimate = correlate(*part)
    bounds, note = fisher_interval(estimate, weight, level)
    return Association(estimate, *bounds, f"{FISHER}, {where}", units, lag, link_notes(units, lag, note, left_out))
