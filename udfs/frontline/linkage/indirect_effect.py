"""The indirect path of a chain: climate to satisfaction to revenue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length, whole_number
from frontline.linkage.association import NOT_AVAILABLE, Bounds, complete_rows, link_notes
from frontline.linkage.least_squares import Slopes, fit_slopes
from frontline.linkage.resampling import check_draws, percentile_bounds, resampled_covariances

if TYPE_CHECKING:
    from frontline.arrays import FloatArray


@dataclass(frozen=True, slots=True)
class IndirectEffect:
    """A chain's paths in units of the outcome per unit of the first measure; NaN where not available.

    Parameters
    ----------
    estimate
        First times second path.
    bootstrap, monte_carlo
        Intervals of the estimate.
    first, second
        Slope of the mediator on the first measure, and of the outcome on the mediator beside it.
    direct, total
        Slope of the outcome on the first measure with and without the mediator; total = direct + estimate.
    method
        The intervals' methods in words.
    units, lag
        Units behind it, and periods by which each link of the chain follows the one before.
    notes
        Sentences to show with the number.
    """

    estimate: float
    bootstrap: Bounds
    monte_carlo: Bounds
    first: float
    second: float
    direct: float
    total: float
    method: str
    units: int
    lag: int
    notes: tuple[str, ...]


def indirect_effect(
    x: FloatArray,
    mediator: FloatArray,
    y: FloatArray,
    *,
    lag: int = 0,
    level: float = 0.95,
    draws: int = 5000,
    seed: int = 1,
) -> IndirectEffect:
    """Estimate how much of the association of `x` with `y` runs along `mediator`.

    Parameters
    ----------
    x, mediator, y
        Of each unit, shape (units,), such as climate, satisfaction and revenue; NaN where missing.
    lag
        Periods by which each link follows the one before in the data given, at least 0.
    level
        Coverage of the intervals, between 0 and 1.
    draws
        Samples of either interval, at least 100.
    seed
        Of both, at least 0.

    Returns
    -------
    IndirectEffect
        Not available, in words, below 4 complete units, or when the first two measures do not vary on their own.

    Notes
    -----
    The bootstrap resamples units and takes percentiles. The Monte Carlo interval draws both paths from normal
    distributions with their least-squares standard errors and takes percentiles of the product: it needs no
    more than the published paths of a study.

    References
    ----------
    .. [1] MacKinnon, D. P., Lockwood, C. M. & Williams, J. (2004). Confidence limits for the indirect effect.
       *Multivariate Behavioral Research* 39:99-128.
    .. [2] Preacher, K. J. & Selig, J. P. (2012). Advantages of Monte Carlo confidence intervals for indirect
       effects. *Communication Methods and Measures* 6:77-98.

    Examples
    --------
    >>> climate = np.array([50.0, 55.0, 61.0, 64.0, 70.0, 72.0, 79.0, 85.0])
    >>> satisfaction = np.array([60.0, 66.0, 63.0, 70.0, 69.0, 75.0, 73.0, 80.0])
    >>> revenue = np.array([101.0, 112.0, 104.0, 118.0, 117.0, 128.0, 122.0, 139.0])
    >>> result = indirect_effect(climate, satisfaction, revenue)
    >>> round(result.first, 3), round(result.second, 3), round(result.estimate, 3)
    (0.508, 2.159, 1.097)
    """
    x, mediator, y = (np.asarray(part, np.float64) for part in (x, mediator, y))
    same_length(x=x, mediator=mediator, y=y)
    whole_number("lag", lag, 0)
    check_draws(level, draws, seed)
    rows, lost = complete_rows(x, mediator, y)
    first, second = fit_slopes(rows[:, 1], rows[:, :1]), fit_slopes(rows[:, 2], rows[:, :2])
    if first is None or second is None:
        return _unavailable(len(rows), lag, lost)
    estimate = float(first.slopes[0] * second.slopes[1])
    return IndirectEffect(
        estimate,
        percentile_bounds(_resampled(rows, draws, seed), level, estimate),
        percentile_bounds(_simulated(first, second, draws, seed), level, estimate),
        float(first.slopes[0]), float(second.slopes[1]), float(second.slopes[0]),
        float(second.slopes[0]) + estimate,
        f"percentile bootstrap of units and Monte Carlo of normal paths, {draws:,} draws each",
        len(rows), lag, link_notes(len(rows), lag, lost),
    )  # fmt: skip


def _unavailable(units: int, lag: int, lost: str) -> IndirectEffect:
    reason = "A chain needs 4 units whose first two measures vary, and not in step."
    none = Bounds(np.nan, np.nan)
    notes = link_notes(units, lag, reason, lost)
    return IndirectEffect(np.nan, none, none, np.nan, np.nan, np.nan, np.nan, NOT_AVAILABLE, units, lag, notes)


def _resampled(rows: FloatArray, draws: int, seed: int) -> FloatArray:
    """Return the indirect effect of each bootstrap sample, NaN where its paths have no answer."""
    scale = np.where(rows.std(axis=0) > 0, rows.std(axis=0), 1.0)
    moments = resampled_covariances((rows - rows.mean(axis=0)) / scale, draws, seed)
    xx, xm, xy = moments[:, 0, 0], moments[:, 0, 1], moments[:, 0, 2]
    mm, my = moments[:, 1, 1], moments[:, 1, 2]
    own = xx * mm - xm**2
    solvable = own > 1e-12  # noqa: PLR2004 - rounding of standardised moments
    product = (xm / np.where(solvable, xx, 1.0)) * (my * xx - xm * xy) / np.where(solvable, own, 1.0)
    effects: FloatArray = np.where(solvable, product, np.nan) * scale[2] / scale[0]
    return effects


def _simulated(first: Slopes, second: Slopes, draws: int, seed: int) -> FloatArray:
    """Return products of paths drawn around their estimates."""
    normal = np.random.default_rng(seed).standard_normal((2, draws))
    a = first.slopes[0] + first.standard_errors[0] * normal[0]
    b = second.slopes[1] + second.standard_errors[1] * normal[1]
    products: FloatArray = a * b
    return products
