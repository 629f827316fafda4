"""Cronbach's alpha with Feldt's interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import two_sided_quantile
from frontline.survey.covariance import MISSING_IN_WORDS, item_covariance
from frontline.survey.keying import item_names, suspected_reverse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray

_NOISE = 1e-12  # of the sum of the variances: a total below it is rounding


@dataclass(frozen=True, slots=True)
class CronbachAlpha:
    """Internal consistency of a scale.

    Parameters
    ----------
    alpha
        At most 1, may be negative; NaN where not available, with the reason in `notes`.
    low, high
        Feldt's interval.
    level
        Its coverage.
    interval
        The interval's method in words.
    n, items
        Respondents and items.
    missing
        ``"listwise"`` or ``"pairwise"``.
    suspects
        Names of the items that look reverse-keyed.
    notes
        What a reader must know, in sentences.
    """

    alpha: float
    low: float
    high: float
    level: float
    interval: str
    n: int
    items: int
    missing: str
    suspects: tuple[str, ...]
    notes: tuple[str, ...]


def cronbach_alpha(
    answers: FloatArray,
    missing: str = "listwise",
    level: float = 0.95,
    names: Sequence[str] | None = None,
) -> CronbachAlpha:
    """Measure how far the items of a scale measure one thing.

    Parameters
    ----------
    answers
        Shape (n, items), reverse-keyed items recoded before; NaN where missing.
    missing
        ``"listwise"`` or ``"pairwise"``: see `item_covariance`.
    level
        Coverage of the interval, between 0 and 1.
    names
        Names of the items, by default their numbers.

    Returns
    -------
    CronbachAlpha

    Raises
    ------
    ParameterError
        When `missing`, `level` or `names` breaks its rule.

    Notes
    -----
    k / (k - 1) (1 - sum of the item variances / variance of the sum). The interval is 1 - (1 - alpha) F, F the
    upper and the lower quantile of the F distribution with n - 1 and (n - 1)(k - 1) degrees of freedom;
    with pairwise covariances n is that of the pair with fewest respondents, so that the interval is
    rather too wide than too narrow.

    References
    ----------
    .. [1] Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests. *Psychometrika*
       16:297-334.
    .. [2] Feldt, L. S. (1965). The approximate sampling distribution of Kuder-Richardson reliability
       coefficient twenty. *Psychometrika* 30:357-370.

    Examples
    --------
    >>> answers = np.array([[4, 5, 4], [5, 5, 4], [4, 4, 3], [2, 2, 1], [3, 3, 2]])
    >>> result = cronbach_alpha(answers)
    >>> round(result.alpha, 4), round(result.low, 4), round(result.high, 4)
    (0.9854, 0.9262, 0.9984)
    """
    two_sided_quantile(level)
    covariance = item_covariance(answers, missing)
    matrix, n = covariance.matrix, covariance.n
    labels = item_names(names, len(matrix))
    alpha, reason = alpha_of(matrix)
    suspects = tuple(np.array(labels, dtype=np.object_)[suspected_reverse(matrix)])
    low, high = _feldt(alpha, n, len(matrix), level)
    words = f"Feldt (1965), {level:.0%}, {MISSING_IN_WORDS[missing]}"
    notes = (reason,) if reason else _notes(alpha, suspects)
    return CronbachAlpha(alpha, low, high, level, words, n, len(matrix), missing, suspects, notes)


def alpha_of(covariance: FloatArray) -> tuple[float, str]:
    """Return alpha of a covariance matrix, or NaN with the reason.

    Parameters
    ----------
    covariance
        Shape (items, items).

    Examples
    --------
    >>> alpha_of(np.array([[3.0, 1.0], [1.0, 3.0]]))
    (0.5, '')
    >>> alpha_of(np.array([[1.0]]))
    (nan, 'Not available: alpha takes two items or more.')
    """
    items = len(covariance)
    if items < 2:  # noqa: PLR2004 - one item has nothing to be consistent with
        return np.nan, "Not available: alpha takes two items or more."
    if np.isnan(covariance).any():
        return np.nan, "Not available: fewer than two respondents answered the items."
    own, total = float(np.trace(covariance)), float(covariance.sum())
    if total <= _NOISE * own:
        return np.nan, "Not available: the respondents do not differ in the sum of their answers."
    return items / (items - 1) * (1 - own / total), ""


def _feldt(alpha: float, n: int, items: int, level: float) -> tuple[float, float]:
    if np.isnan(alpha):
        return np.nan, np.nan
    degrees = n - 1, (n - 1) * (items - 1)
    above, below = (float(scipy.special.fdtri(*degrees, q)) for q in (0.5 + level / 2, 0.5 - level / 2))
    return 1 - (1 - alpha) * above, 1 - (1 - alpha) * below


def _notes(alpha: float, suspects: tuple[str, ...]) -> tuple[str, ...]:
    if suspects:
        verb = "looks" if len(suspects) == 1 else "look"
        named = f"{', '.join(suspects)} {verb} reverse-keyed: check the item map."
        return ((f"Alpha is negative. {named}") if alpha < 0 else named,)
    if alpha < 0:
        return ("Alpha is negative, and no item looks reverse-keyed: the items do not measure one thing.",)
    return ()
