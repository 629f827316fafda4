"""The ratio of two event rates, exactly: low-morale units against comparable ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import same_length, two_sided_quantile, whole_number
from frontline.errors import ParameterError
from frontline.linkage.association import Bounds, counted, link_notes

if TYPE_CHECKING:
    from frontline.arrays import FloatArray


@dataclass(frozen=True, slots=True)
class RateRatio:
    """A rate divided by another.

    Parameters
    ----------
    estimate
        NaN without any event, infinite without events in the comparison.
    low, high
        Exact interval, 0 to infinite without any event.
    p
        Central two-sided p of equal rates: twice the smaller tail, the one that agrees with the interval.
    minimum_likelihood_p
        Two-sided p of R's `poisson.test`: all outcomes no likelier than the one seen.
    rate, comparison_rate
        Events per unit of exposure; NaN without exposure.
    method
        The interval's method in words.
    units, lag
        Units on both sides, and periods by which the events follow the measure that split them.
    notes
        Sentences to show with the number.
    """

    estimate: float
    low: float
    high: float
    p: float
    minimum_likelihood_p: float
    rate: float
    comparison_rate: float
    method: str
    units: int
    lag: int
    notes: tuple[str, ...]


def rate_ratio(
    events: FloatArray | float,
    exposure: FloatArray | float,
    comparison_events: FloatArray | float,
    comparison_exposure: FloatArray | float,
    *,
    lag: int = 0,
    level: float = 0.95,
) -> RateRatio:
    """Compare the rate of events in some units with that in others.

    Parameters
    ----------
    events, exposure
        Whole events (complaints, accidents, leavers) and exposure (hours, contacts) of each unit, or of one
        alone; NaN where missing.
    comparison_events, comparison_exposure
        Of the units to compare with.
    lag
        Periods by which the events follow the measure that split the units, at least 0.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    RateRatio

    Raises
    ------
    ParameterError
        When events are no whole numbers of at least 0, an exposure is not above 0, or lengths differ.

    Notes
    -----
    Given the events in all, those of the first group are binomial with odds ratio times exposure over
    exposure. The Clopper-Pearson interval of that share and twice its smaller tail give interval and p,
    which therefore never contradict each other. The minimum-likelihood p is often smaller and may call
    a ratio significant whose interval contains 1.

    References
    ----------
    .. [1] Przyborowski, J. & Wilenski, H. (1940). Homogeneity of results in testing samples from Poisson
       series. *Biometrika* 31:313-323.
    .. [2] Fay, M. P. (2010). Two-sided exact tests and matching confidence intervals for discrete data.
       *The R Journal* 2(1):53-58.

    Examples
    --------
    Eleven events in 800 hours against twenty-one in 3,011:

    >>> result = rate_ratio(11, 800, 21, 3011)
    >>> round(result.estimate, 4), round(result.low, 4), round(result.high, 4), round(result.p, 4)
    (1.9715, 0.8584, 4.2773, 0.112)
    >>> round(result.minimum_likelihood_p, 4)
    0.0797
    """
    two_sided_quantile(level)
    whole_number("lag", lag, 0)
    a, time_a, units_a, lost_a = _sums("events", events, exposure)
    b, time_b, units_b, lost_b = _sums("comparison_events", comparison_events, comparison_exposure)
    units, lost = units_a + units_b, lost_a + lost_b
    left_out = f"{counted(lost, 'unit')} left out: events or exposure are missing." if lost else ""
    alike = "The interval takes the units of a group to share one rate." if units > 2 else ""  # noqa: PLR2004
    bounds = _interval(a, b, time_a, time_b, level)
    return RateRatio(
        _divide(a * time_b, b * time_a), *bounds, *_equal_rates(a, b, time_a, time_b),
        _divide(a, time_a), _divide(b, time_b),
        "exact conditional binomial interval, central p", units, lag,
        link_notes(units, lag, _words(a, b, time_a, time_b), alike, left_out),
    )  # fmt: skip


def _sums(name: str, events: FloatArray | float, exposure: FloatArray | float) -> tuple[int, float, int, int]:
    """Return events, exposure and units, and the units left out."""
    count, time = (np.atleast_1d(np.asarray(part, np.float64)) for part in (events, exposure))
    same_length(**{name: count, name.replace("events", "exposure"): time})
    known = np.isfinite(count) & np.isfinite(time)
    count, time = count[known], time[known]
    if ((count < 0) | (count != np.floor(count))).any():
        raise ParameterError(f"{name} must be whole numbers of at least 0, but got {count.tolist()}")
    if (time <= 0).any():
        raise ParameterError(f"{name.replace('events', 'exposure')} must be above 0, but got {time.min():g}")
    return int(count.sum()), float(time.sum()), int(known.sum()), int((~known).sum())


def _interval(a: int, b: int, time_a: float, time_b: float, level: float) -> Bounds:
    """Return the exact interval of the ratio, in odds of the first group's share of the events."""
    if not (time_a and time_b):
        return Bounds(np.nan, np.nan)
    tail, scale = (1 - level) / 2, time_b / time_a
    low = scipy.special.betaincinv(a, b + 1, tail) if a else 0.0
    # the quantile of the other group's share keeps its digits where the first has nearly all events
    rest = scipy.special.betaincinv(b, a + 1, tail) if b else 0.0
    return Bounds(float(scale * low / (1 - low)), float(scale * (1 - rest) / rest) if b else np.inf)


def _equal_rates(a: int, b: int, time_a: float, time_b: float) -> tuple[float, float]:
    """Return the central and the minimum-likelihood p of equal rates."""
    if not (time_a and time_b):
        return np.nan, np.nan
    share = time_a / (time_a + time_b)
    # the binomial distribution as a beta integral, which takes counts beyond 32 bits
    at_most = scipy.special.betaincc(a + 1, b, share) if b else 1.0
    at_least = scipy.special.betainc(a, b + 1, share) if a else 1.0
    likely = scipy.stats.binomtest(a, a + b, share).pvalue if a + b else 1.0
    return min(1.0, 2 * float(min(at_most, at_least))), float(likely)


def _divide(above: float, below: float) -> float:
    if below:
        return above / below
    return np.inf if above else np.nan


def _words(a: int, b: int, time_a: float, time_b: float) -> str:
    if not (time_a and time_b):
        return "One of the groups has no units."
    if not a + b:
        return "No events on either side, so that there is no ratio."
    return "" if b else "No events in the comparison, so that the ratio has no upper end."
