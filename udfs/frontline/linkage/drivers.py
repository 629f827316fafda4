"""Drivers of an outcome: how the explained variance divides among them, with bootstrap intervals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.errors import ParameterError
from frontline.linkage.association import NOT_AVAILABLE, counted, has_spread, link_notes
from frontline.linkage.lmg import MOST_DRIVERS, lmg
from frontline.linkage.relative_weights import relative_weights
from frontline.linkage.resampling import check_draws, percentile_bounds, resampled_covariances
from frontline.linkage.usable_drivers import SINGULAR, refuse_repeated, usable_drivers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray
    from frontline.linkage.usable_drivers import UsableDrivers

LEAST_RESPONDENTS = 20
METHODS = {"johnson": relative_weights, "lmg": lmg}


@dataclass(frozen=True, slots=True)
class Drivers:
    """Importance of each driver; every array has shape (drivers,), empty where not available.

    Parameters
    ----------
    names
        Drivers weighed, in the order given.
    weight
        Part of R squared, at least 0.
    share
        Weight as a fraction of R squared; they add up to 1.
    low, high
        Interval of the share.
    correlation
        With the outcome: its sign is the driver's, which a weight does not carry.
    r_squared
        Explained part of the outcome's variance, NaN where not available.
    n
        Respondents who answered everything.
    method
        The weights' and the interval's method in words.
    dropped
        Drivers left out because everybody answered them alike.
    notes
        Sentences to show with the shares.
    """

    names: tuple[str, ...]
    weight: FloatArray
    share: FloatArray
    low: FloatArray
    high: FloatArray
    correlation: FloatArray
    r_squared: float
    n: int
    method: str
    dropped: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def available(self) -> bool:
        """Whether there are weights; where not, the caller shows the drivers of the parent, labelled so."""
        return bool(self.names)

    @property
    def sign(self) -> FloatArray:
        """1.0 where a driver rises with the outcome, -1.0 where it falls."""
        return np.sign(self.correlation)


def drivers_of(
    outcome: FloatArray,
    drivers: FloatArray,
    names: Sequence[str],
    *,
    method: str = "johnson",
    level: float = 0.95,
    draws: int = 1000,
    seed: int = 1,
    lag: int = 0,
) -> Drivers:
    """Divide the explained variance of an outcome among its drivers.

    Parameters
    ----------
    outcome
        Shape (n,), NaN where missing.
    drivers
        Shape (n, p), NaN where missing.
    names
        The drivers' names, all different.
    method
        "johnson" (relative weights) or "lmg" (at most 14 drivers).
    level
        Coverage of the percentile bootstrap interval of each share.
    draws
        Bootstrap samples of respondents, at least 100.
    seed
        Of the bootstrap, at least 0.
    lag
        Periods by which the outcome follows the drivers in the data given.

    Returns
    -------
    Drivers
        Not `available`, with the reason in its notes, below 20 complete respondents, with no more
        respondents than drivers allow, or when the outcome or every driver is constant.

    Raises
    ------
    ParameterError
        When drivers repeat each other, naming them, or an argument breaks its rule.

    Notes
    -----
    Only respondents who answered everything count. Bootstrap samples in which a driver has no spread of its
    own are left out. An interval is widened to its share where resampling misses it, as near a share of 0.

    References
    ----------
    .. [1] Johnson, J. W. (2000). *Multivariate Behavioral Research* 35:1-19.
    .. [2] Tonidandel, S., LeBreton, J. M. & Johnson, J. W. (2009). Determining the statistical significance of
       relative weights. *Psychological Methods* 14:387-399.

    Examples
    --------
    >>> rng = np.random.default_rng(4)
    >>> answers = rng.normal(size=(60, 2))
    >>> result = drivers_of(answers @ [2.0, 1.0], answers, ["staffing", "training"])
    >>> result.share.round(2), result.sign, round(result.r_squared, 6)
    (array([0.81, 0.19]), array([1., 1.]), 1.0)
    """
    check_draws(level, draws, seed)
    if method not in METHODS:
        raise ParameterError(f'method must be "johnson" or "lmg", but got {method!r}')
    usable = usable_drivers(outcome, drivers, names)
    if method == "lmg" and len(usable.names) > MOST_DRIVERS:
        raise ParameterError(f"drivers of LMG must be 1 to {MOST_DRIVERS}, but got {len(usable.names)}")
    reason = _reason_against(usable)
    return _refused(usable, lag, reason) if reason else _weighed(usable, method, level, draws, seed, lag)


def _reason_against(usable: UsableDrivers) -> str:
    """Return why nothing can be weighed, empty where all is well."""
    n, width = len(usable.rows), len(usable.names)
    if n < LEAST_RESPONDENTS:
        return f"Drivers need {LEAST_RESPONDENTS} respondents who answered everything, and there are {n}."
    if not width:
        return "No driver varies."
    if not has_spread(usable.rows[:, -1]):
        return "Everybody gave the same answer to the outcome."
    if n < width + 2:
        return f"{counted(width, 'driver')} need {width + 2} respondents, and there are {n}."
    return ""


def _refused(usable: UsableDrivers, lag: int, reason: str) -> Drivers:
    none, n = np.empty(0), len(usable.rows)
    notes = link_notes(n, lag, reason, *usable.notes, what="respondent")
    return Drivers((), none, none, none, none, none, np.nan, n, NOT_AVAILABLE, usable.dropped, notes)


def _weighed(usable: UsableDrivers, method: str, level: float, draws: int, seed: int, lag: int) -> Drivers:
    # one scale for all columns lets a large money outcome sit beside answers of 1 to 5
    standardised = (usable.rows - usable.rows.mean(axis=0)) / usable.rows.std(axis=0)
    within, with_outcome = _correlations(np.cov(standardised, rowvar=False)[None])
    refuse_repeated(within[0], usable.names)
    weight = METHODS[method](within, with_outcome)[0]
    shares = weight / weight.sum() if weight.sum() > SINGULAR else np.full_like(weight, np.nan)
    samples = _resampled_shares(standardised, method, draws, seed)
    low, high = np.array(
        [percentile_bounds(part, level, share) for part, share in zip(samples.T, shares, strict=True)]
    ).T
    notes = [*usable.notes, _lost_draws(draws - len(samples))]
    if np.isnan(shares).any():
        notes.append("The drivers explain nothing of the outcome, so that there is nothing to share.")
    names = {"johnson": "Johnson's relative weights", "lmg": "LMG (Shapley) weights"}
    return Drivers(
        usable.names, weight, shares, low, high, with_outcome[0], float(weight.sum()), len(usable.rows),
        f"{names[method]}, percentile bootstrap interval of the shares, {draws:,} draws",
        usable.dropped, link_notes(len(usable.rows), lag, *notes, what="respondent"),
    )  # fmt: skip


def _correlations(covariances: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the correlations of the drivers, and those with the outcome, of stacked covariance matrices."""
    scale = np.sqrt(np.diagonal(covariances, axis1=-2, axis2=-1))
    correlations = covariances / (scale[:, :, None] * scale[:, None, :])
    return correlations[:, :-1, :-1], correlations[:, :-1, -1]


def _resampled_shares(standardised: FloatArray, method: str, draws: int, seed: int) -> FloatArray:
    """Return the shares of every bootstrap sample that can be weighed, shape (samples, drivers)."""
    covariances = resampled_covariances(standardised, draws, seed)
    varies = (np.diagonal(covariances, axis1=-2, axis2=-1) > SINGULAR).all(axis=1)
    within, with_outcome = _correlations(covariances[varies])
    sound = np.linalg.eigvalsh(within)[:, 0] > SINGULAR
    if not sound.any():
        return np.empty((0, within.shape[-1]))
    weights = METHODS[method](within[sound], with_outcome[sound])
    total = weights.sum(axis=1, keepdims=True)
    shares: FloatArray = weights[total[:, 0] > 0] / total[total[:, 0] > 0]
    return shares


def _lost_draws(lost: int) -> str:
    return f"{counted(lost, 'bootstrap sample')} left out: a driver had no spread of its own." if lost else ""
