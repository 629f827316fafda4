"""Funnel limits of proportions and rates: how far chance alone takes a unit from the target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import scipy

from frontline.checks import same_length, two_sided_quantile
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frontline.arrays import FloatArray, TextArray

FUNNEL_LEVELS = (0.95, 0.998)
"""Coverage of the inner and the outer limits, about two and three standard deviations."""

_EXACT = "A unit is outside when its count is; less than one count beyond the drawn limit is within."


@dataclass(frozen=True, slots=True)
class Funnel:
    """Units against the limits of their size.

    Parameters
    ----------
    value
        Proportion or rate of each unit, shape (units,); NaN where not available.
    target
        The line the limits lie around.
    low, high
        Limits, shape (units, levels).
    levels
        Coverage of the limits, inner first.
    place
        Where each unit lies, in words, shape (units,); "" where not available.
    interval
        How the limits were made, in words.
    n
        Units with a value.
    notes
        What a reader must know, whole sentences.
    """

    value: FloatArray
    target: float
    low: FloatArray
    high: FloatArray
    levels: tuple[float, ...]
    place: TextArray
    interval: str
    n: int
    notes: tuple[str, ...]


def funnel_of_proportions(
    successes: FloatArray, n: FloatArray, target: float | None = None, levels: Sequence[float] = FUNNEL_LEVELS
) -> Funnel:
    """Set exact binomial limits around a target proportion.

    Parameters
    ----------
    successes, n
        Counts of each unit, shape (units,); a unit without answers or with a count missing is left out.
    target
        Proportion that every unit is held to, 0 to 1; by default that of all units together.
    levels
        Coverage of each pair of limits, between 0 and 1, rising.

    Returns
    -------
    Funnel

    Notes
    -----
    With r the smallest count whose chance of not being exceeded, F(r), reaches p, the limit at p is (r - a) / n,
    a = (F(r) - p) / (F(r) - F(r - 1)): the exact quantile, made continuous for drawing. The words of `place`
    go by r itself, so that chance alone puts no more than 1 - level of the units outside.

    References
    ----------
    .. [1] Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. *Statistics in
       Medicine* 24:1185-1202, appendix A.1.

    Examples
    --------
    >>> funnel = funnel_of_proportions(np.array([8.0, 90.0]), np.array([10.0, 100.0]), target=0.8)
    >>> funnel.low.round(3), funnel.place.tolist()
    (array([[0.471, 0.302],
           [0.714, 0.663]]), ['within the limits', 'above the 95 % limit'])
    """
    good, answers = np.asarray(successes, dtype=np.float64), np.asarray(n, dtype=np.float64)
    same_length(successes=good, n=answers)
    if (good > answers).any():
        raise ParameterError(f"successes must not exceed n, but got {good[good > answers][0]:g}")
    target = _checked(target, 1.0)
    if (odd := answers[(answers > 0) & (answers != np.round(answers))]).size:
        raise ParameterError(f"n must be whole numbers, but got {odd[0]}")
    return _exact(good, answers, target, levels, scipy.stats.binom, "binomial")


def funnel_of_rates(
    events: FloatArray, exposure: FloatArray, target: float | None = None, levels: Sequence[float] = FUNNEL_LEVELS
) -> Funnel:
    """Set exact Poisson limits around a target rate.

    Parameters
    ----------
    events
        Events of each unit, shape (units,).
    exposure
        What the events are counted against: contacts, hours, or the events expected; above 0, or the unit
        is left out.
    target
        Events a unit of exposure that every unit is held to; by default that of all units together.
    levels
        Coverage of each pair of limits, between 0 and 1, rising.

    Returns
    -------
    Funnel

    References
    ----------
    .. [1] Spiegelhalter, D. J. (2005). Funnel plots for comparing institutional performance. *Statistics in
       Medicine* 24:1185-1202, appendix A.1.

    Examples
    --------
    Twelve complaints where four are expected lie beyond both limits:

    >>> funnel = funnel_of_rates(np.array([12.0, 3.0]), np.array([4.0, 4.0]), target=1.0)
    >>> funnel.high[0].round(3), funnel.place.tolist()
    (array([1.969, 2.739]), ['above the 99.8 % limit', 'within the limits'])
    """
    counts, size = np.asarray(events, dtype=np.float64), np.asarray(exposure, dtype=np.float64)
    same_length(events=counts, exposure=size)
    target = _checked(target, np.inf)
    return _exact(counts, size, target, levels, _poisson, "Poisson")


def _poisson(exposure: FloatArray, rate: float) -> Any:
    return scipy.stats.poisson(exposure * rate)


def _checked(target: float | None, most: float) -> float | None:
    if target is not None and not 0 <= target <= most:
        raise ParameterError(f"target must lie between 0 and {most:g}, but got {target}")
    return target


def _exact(
    counts: FloatArray,
    size: FloatArray,
    target: float | None,
    levels: Sequence[float],
    spread: Callable[[FloatArray, float], Any],
    name: str,
) -> Funnel:
    if (negative := counts[counts < 0]).size:
        raise ParameterError(f"counts must not be less than 0, but got {negative[0]:g}")
    tails = [0.5 - _half(level) for level in levels]
    used = (size > 0) & ~np.isnan(counts)
    if target is None:
        target = float(counts[used].sum() / size[used].sum()) if used.any() else np.nan
    limits, drawn = (np.full((2, used.size, len(levels)), np.nan) for _ in range(2))
    if used.any():
        chance = spread(size[used], target)
        for place, tail in enumerate(tails):
            for end, p in enumerate((tail, 1 - tail)):
                limits[end, used, place] = count = chance.ppf(p)
                drawn[end, used, place] = _interpolated(count, chance, p) / size[used]
    value = np.divide(counts, size, out=np.full(used.size, np.nan), where=used)
    words = places(np.where(used, counts, np.nan), limits[0], limits[1], levels)
    interval = f"exact {name} limits, interpolated between counts"
    note = _EXACT if used.any() else "Not available: no unit has a value."
    return Funnel(value, target, drawn[0], drawn[1], tuple(levels), words, interval, int(used.sum()), (note,))


def _half(level: float) -> float:
    two_sided_quantile(level)
    return level / 2


def _interpolated(count: FloatArray, chance: Any, p: float) -> FloatArray:
    """Draw the quantile between the counts; none lies below 0."""
    step = chance.pmf(count)
    back = np.divide(chance.cdf(count) - p, step, out=np.zeros(count.shape), where=step > 0)
    return np.asarray(np.maximum(count - np.clip(back, 0, 1), 0))


def places(value: FloatArray, low: FloatArray, high: FloatArray, levels: Sequence[float]) -> TextArray:
    """Say in words beyond which limits each unit lies.

    >>> places(np.array([0.9]), np.array([[0.7]]), np.array([[0.8]]), [0.95]).tolist()
    ['above the 95 % limit']
    """
    words = np.full(value.shape, "within the limits", dtype=np.object_)
    for place, level in enumerate(levels):
        words[value < low[:, place]] = f"below the {100 * level:g} % limit"
        words[value > high[:, place]] = f"above the {100 * level:g} % limit"
    words[np.isnan(value)] = ""
    return words
