"""Empirical-Bayes proportions: each unit's share is drawn towards that of all units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import same_length, two_sided_quantile
from frontline.comparison.shrinkage import FEWEST_UNITS
from frontline.errors import ParameterError
from frontline.satisfaction.wilson import wilson_interval

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray

_LARGEST_RHO = 1 - 1e-9
_SMALLEST_MEAN = 1e-15


@dataclass(frozen=True, slots=True)
class ProportionShrinkage:
    """Shrunken proportions and the distribution they were drawn to.

    Parameters
    ----------
    shrunken, low, high
        Estimate of each unit's true proportion and its interval, shape (units,); NaN where not available.
    interval
        How the interval was made, in words.
    mean, rho
        Mean of the units' true proportions and their intra-class correlation, 0 where they do not differ
        beyond noise; NaN below three units.
    n
        Units with answers.
    notes
        What a reader must know, whole sentences.
    """

    shrunken: FloatArray
    low: FloatArray
    high: FloatArray
    interval: str
    mean: float
    rho: float
    n: int
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Likelihood:
    """The beta-binomial log likelihood by its slopes, from how many units exceed each count."""

    successes: FloatArray
    failures: FloatArray
    answers: FloatArray

    def slope_of_mean(self, mean: float, rho: float) -> float:
        up, down = self._terms(self.successes, mean, rho), self._terms(self.failures, 1 - mean, rho)
        return float((1 - rho) * (np.sum(self.successes / up) - np.sum(self.failures / down)))

    def slope_of_rho(self, rho: float) -> float:
        """Return the slope along the ridge where the mean fits best."""
        mean = self.best_mean(rho)
        parts = ((self.successes, mean, 1), (self.failures, 1 - mean, 1), (self.answers, 1.0, -1))
        slopes = (
            sign * np.sum(above * (np.arange(above.size) - share) / self._terms(above, share, rho))
            for above, share, sign in parts
        )
        return float(sum(slopes))

    def best_mean(self, rho: float) -> float:
        ends = (_SMALLEST_MEAN, 1 - _SMALLEST_MEAN)
        return float(scipy.optimize.brentq(self.slope_of_mean, *ends, args=(rho,), xtol=1e-16, rtol=1e-15))

    @staticmethod
    def _terms(above: FloatArray, share: float, rho: float) -> FloatArray:
        return share * (1 - rho) + rho * np.arange(above.size, dtype=np.float64)


def shrink_proportions(successes: FloatArray, n: FloatArray, level: float = 0.95) -> ProportionShrinkage:
    """Estimate the true proportion of every unit by the beta-binomial empirical-Bayes model.

    Parameters
    ----------
    successes, n
        Favourable answers and all answers of each unit, whole numbers, shape (units,). A unit without
        answers, or with either number missing, is left out. Memory grows with the largest n.
    level
        Coverage, between 0 and 1.

    Returns
    -------
    ProportionShrinkage

    Raises
    ------
    ParameterError
        When a count is not whole or lies outside 0 to n, or `level` outside 0 to 1.

    Notes
    -----
    The units' true proportions follow a beta distribution with parameters a = mean (1 - rho) / rho and
    b = (1 - mean) (1 - rho) / rho, fitted by maximum likelihood; the estimate is (a + successes) / (a + b + n).
    Units that differ no more than chance makes them (the score test of Tarone has no positive slope at rho = 0)
    would send a + b to infinity: rho is then 0, all units share the pooled proportion and its Wilson interval.
    The beta interval takes a and b as known, so it is a little short with few units.

    References
    ----------
    .. [1] Griffiths, D. A. (1973). Maximum likelihood estimation for the beta-binomial distribution.
       *Biometrics* 29:637-648.
    .. [2] Tarone, R. E. (1979). Testing the goodness of fit of the binomial distribution. *Biometrika*
       66:585-590.

    Examples
    --------
    Two of two is less certain than 45 of 50:

    >>> result = shrink_proportions(np.array([2.0, 45.0, 20.0, 31.0]), np.array([2.0, 50.0, 40.0, 40.0]))
    >>> result.shrunken.round(3), round(result.mean, 3), round(result.rho, 3)
    (array([0.795, 0.878, 0.542, 0.77 ]), 0.746, 0.108)
    """
    good, answers = np.asarray(successes, dtype=np.float64), np.asarray(n, dtype=np.float64)
    same_length(successes=good, n=answers)
    two_sided_quantile(level)
    used = (answers > 0) & ~np.isnan(good)
    good, answers = good[used], answers[used]
    _check_counts(good, answers)
    if good.size < FEWEST_UNITS:
        nothing = np.full(used.size, np.nan)
        note = f"Not available: it takes {FEWEST_UNITS} units with answers, and there are {good.size}."
        return ProportionShrinkage(nothing, nothing, nothing, "none", np.nan, np.nan, good.size, (note,))
    rho, note = _fit(good, answers)
    if rho == 0:
        return _pooled(good, answers, used, level, note)
    return _posterior(good, answers, used, level, rho, note)


def _check_counts(good: FloatArray, answers: FloatArray) -> None:
    for name, counts in (("successes", good), ("n", answers)):
        if (odd := counts[counts != np.round(counts)]).size:
            raise ParameterError(f"{name} must be whole numbers, but got {odd[0]}")
    if (outside := good[(good < 0) | (good > answers)]).size:
        raise ParameterError(f"successes must lie between 0 and n, but got {outside[0]:g}")


def _fit(good: FloatArray, answers: FloatArray) -> tuple[float, str]:
    """Return the intra-class correlation of highest likelihood and what to say about it."""
    if good.sum() in {0, answers.sum()}:
        return 0.0, "All answers are alike: nothing tells the units apart, so all share the pooled proportion."
    likelihood = _likelihood(good, answers)
    if likelihood.slope_of_rho(0.0) <= 0:
        return 0.0, "The units differ no more than by chance: all share the pooled proportion."
    if likelihood.slope_of_rho(_LARGEST_RHO) >= 0:
        return _LARGEST_RHO, "Answers within every unit are alike: the units keep their own proportions."
    return float(scipy.optimize.brentq(likelihood.slope_of_rho, 0.0, _LARGEST_RHO, xtol=1e-16, rtol=1e-15)), ""


def _likelihood(good: FloatArray, answers: FloatArray) -> _Likelihood:
    return _Likelihood(_above(good), _above(answers - good), _above(answers))


def _above(counts: FloatArray) -> FloatArray:
    """Count the units above 0, 1, 2, ... up to the largest count."""
    at = np.bincount(counts.astype(np.int64))
    return np.asarray(counts.size - np.cumsum(at)[:-1], dtype=np.float64)


def _pooled(good: FloatArray, answers: FloatArray, used: BoolArray, level: float, note: str) -> ProportionShrinkage:
    mean = float(good.sum() / answers.sum())
    low, high = wilson_interval(good.sum(keepdims=True), answers.sum(keepdims=True), level)
    shrunken, low, high = (np.where(used, number, np.nan) for number in (mean, low, high))
    interval = "Wilson interval of the pooled proportion"
    return ProportionShrinkage(shrunken, low, high, interval, mean, 0.0, good.size, (note,))


def _posterior(
    good: FloatArray, answers: FloatArray, used: BoolArray, level: float, rho: float, note: str
) -> ProportionShrinkage:
    mean = _likelihood(good, answers).best_mean(rho)
    prior = (1 - rho) / rho
    a, b = mean * prior + good, (1 - mean) * prior + answers - good
    shrunken, low, high = (np.full(used.size, np.nan) for _ in range(3))
    shrunken[used] = estimate = a / (a + b)
    # a very skewed beta distribution has its mean outside its central interval
    low[used] = np.minimum(scipy.special.betaincinv(a, b, 0.5 - level / 2), estimate)
    high[used] = np.maximum(scipy.special.betaincinv(a, b, 0.5 + level / 2), estimate)
    interval = "central interval of the beta distribution given the unit's answers"
    return ProportionShrinkage(shrunken, low, high, interval, mean, rho, good.size, (note,) if note else ())
