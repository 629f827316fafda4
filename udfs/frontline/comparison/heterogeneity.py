"""The variance between units beyond their own sampling error, group by group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontline.arrays import FloatArray, IntArray

_STEPS = 200
_PRECISION = 1e-13  # of the largest variance in play


@dataclass(frozen=True, slots=True)
class KnownErrors:
    """Values with known sampling variances, in groups of at least two.

    Parameters
    ----------
    values, variances
        Shape (n,), no NaN, variances above 0.
    groups
        Group of each value, 0..groups-1, shape (n,).
    count
        Values in each group, shape (groups,).
    """

    values: FloatArray
    variances: FloatArray
    groups: IntArray
    count: IntArray

    def sums(self, weights: FloatArray) -> FloatArray:
        """Sum one number a value within each group."""
        return np.bincount(self.groups, weights, self.count.size).astype(np.float64, copy=False)

    def weights(self, tau2: FloatArray) -> FloatArray:
        """Return the inverse of the total variance of each value."""
        return 1 / (self.variances + tau2[self.groups])

    def mean(self, weights: FloatArray) -> FloatArray:
        """Return the weighted mean of each group."""
        return self.sums(weights * self.values) / self.sums(weights)

    def squared_residuals(self, weights: FloatArray) -> FloatArray:
        """Return the squared distance of each value from its group's weighted mean."""
        return np.square(self.values - self.mean(weights)[self.groups])


def between_variance(data: KnownErrors, method: str = "REML") -> FloatArray:
    """Estimate tau2, the variance of the units' true values, in each group.

    Parameters
    ----------
    data
        The values and their sampling variances.
    method
        ``"REML"`` restricted maximum likelihood, ``"PM"`` Paule-Mandel, ``"DL"`` DerSimonian-Laird.
        The three can differ twofold, so say which was used.

    Returns
    -------
    FloatArray
        tau2 of each group, at least 0, shape (groups,).

    References
    ----------
    .. [1] DerSimonian, R. & Laird, N. (1986). Meta-analysis in clinical trials. *Controlled Clinical
       Trials* 7:177-188.
    .. [2] Paule, R. C. & Mandel, J. (1982). Consensus values and weighting factors. *Journal of Research of
       the National Bureau of Standards* 87:377-385.
    .. [3] Viechtbauer, W. (2005). Bias and efficiency of meta-analytic variance estimators in the
       random-effects model. *Journal of Educational and Behavioral Statistics* 30:261-293.
    """
    methods = {"REML": _restricted_likelihood, "PM": _paule_mandel, "DL": _dersimonian_laird}
    if method not in methods:
        raise ParameterError(f'method must be "REML", "PM" or "DL", but got {method!r}')
    return methods[method](data)


def _dersimonian_laird(data: KnownErrors) -> FloatArray:
    weights = data.weights(np.zeros(data.count.size))
    total = data.sums(weights)
    excess = data.sums(weights * data.squared_residuals(weights)) - (data.count - 1)
    return np.maximum(excess / (total - data.sums(weights**2) / total), 0)


def _paule_mandel(data: KnownErrors) -> FloatArray:
    def excess(tau2: FloatArray) -> tuple[FloatArray, FloatArray]:
        weights = data.weights(tau2)
        squares = data.squared_residuals(weights)
        return data.sums(weights * squares) - (data.count - 1), data.sums(weights**2 * squares)

    return _root(excess, data)


def _restricted_likelihood(data: KnownErrors) -> FloatArray:
    def score(tau2: FloatArray) -> tuple[FloatArray, FloatArray]:
        weights = data.weights(tau2)
        first, second, third = (data.sums(weights**power) for power in (1, 2, 3))
        observed = data.sums(weights**2 * data.squared_residuals(weights))
        information = second - 2 * third / first + (second / first) ** 2
        return observed - (first - second / first), information

    return _root(score, data)


def _root(function: Callable[[FloatArray], tuple[FloatArray, FloatArray]], data: KnownErrors) -> FloatArray:
    """Find where a function that ends below 0 crosses it, in every group at once; 0 where it starts below.

    The function returns its value and the size of its slope; a Newton step that leaves the bracket is
    replaced by halving it.
    """
    low = np.zeros(data.count.size)
    start, _ = function(low)
    high = data.sums(data.squared_residuals(np.ones(data.values.size))) / (data.count - 1)
    while (beyond := (function(high)[0] > 0) & (high > 0)).any():
        high = np.where(beyond, 2 * high, high)
    tau2 = high / 2
    precision = _PRECISION * (high + data.sums(data.variances) / data.count)
    for _ in range(_STEPS):
        value, slope = function(tau2)
        low, high = np.where(value > 0, tau2, low), np.where(value > 0, high, tau2)
        step = np.divide(value, slope, out=np.zeros(slope.size), where=slope > 0)
        newton = tau2 + step
        inside = (newton > low) & (newton < high)
        before, tau2 = tau2, np.where(inside, newton, (low + high) / 2)
        if (np.abs(tau2 - before) <= precision)[start > 0].all():
            break
    return np.where(start > 0, tau2, 0.0)
