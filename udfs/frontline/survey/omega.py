"""McDonald's omega from one common factor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.survey.covariance import item_covariance
from frontline.survey.keying import item_names, varying
from frontline.survey.one_factor import HEYWOOD, one_factor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray

_FEWEST_ITEMS = 3
_SINGULAR = 1e-10


@dataclass(frozen=True, slots=True)
class McDonaldOmega:
    """Share of one common factor in the variance of a scale.

    Parameters
    ----------
    omega
        0 to 1; NaN where not available, with the reason in `notes`.
    loadings
        Correlation of each item with the factor, shape (items,); NaN where not available.
    method
        The model and its fit in words.
    n, items
        Respondents and items.
    missing
        ``"listwise"`` or ``"pairwise"``.
    notes
        What a reader must know, in sentences.
    """

    omega: float
    loadings: FloatArray
    method: str
    n: int
    items: int
    missing: str
    notes: tuple[str, ...]


def mcdonald_omega(answers: FloatArray, missing: str = "listwise", names: Sequence[str] | None = None) -> McDonaldOmega:
    """Measure the reliability of a scale without asking that all items measure equally well.

    Parameters
    ----------
    answers
        Shape (n, items), reverse-keyed items recoded before; NaN where missing.
    missing
        ``"listwise"`` or ``"pairwise"``: see `item_covariance`.
    names
        Names of the items, by default their numbers.

    Returns
    -------
    McDonaldOmega
        Not available below three items, with an item that all answered alike, with items that repeat each
        other, or in a Heywood case, where an item's unique variance vanishes.

    Notes
    -----
    (sum of loadings)^2 / ((sum of loadings)^2 + sum of unique variances), of items scaled to equal variance.

    References
    ----------
    .. [1] McDonald, R. P. (1999). *Test Theory: A Unified Treatment*. Erlbaum, Mahwah, chapter 6.

    Examples
    --------
    >>> answers = [[3, 3, 2, 1], [1, 3, 2, 1], [3, 2, 2, 2], [3, 4, 3, 3], [5, 5, 3, 4], [2, 3, 2, 3], [2, 2, 2, 2]]
    >>> round(mcdonald_omega(np.array(answers)).omega, 4)
    0.9099
    """
    covariance = item_covariance(answers, missing)
    labels = item_names(names, len(covariance.matrix))
    reason = _obstacle(covariance.matrix, labels)
    omega, loadings, notes = (
        (np.nan, np.full(len(labels), np.nan), (reason,)) if reason else _fit(covariance.matrix, labels)
    )
    words = "one factor by maximum likelihood, items of equal variance"
    return McDonaldOmega(omega, loadings, words, covariance.n, len(labels), missing, notes)


def _obstacle(matrix: FloatArray, names: tuple[str, ...]) -> str:
    """Say what keeps a factor from being fitted, or nothing."""
    if len(names) < _FEWEST_ITEMS:
        return "Not available: omega takes three items or more."
    if np.isnan(matrix).any():
        return "Not available: fewer than two respondents answered the items."
    constant = [name for name, varies in zip(names, varying(matrix), strict=True) if not varies]
    if constant:
        return f"Not available: everybody answered {', '.join(constant)} alike."
    if np.linalg.eigvalsh(_correlation(matrix))[0] < _SINGULAR:
        return "Not available: items repeat each other, or there are more items than respondents."
    return ""


def _correlation(matrix: FloatArray) -> FloatArray:
    spread = np.sqrt(np.diag(matrix))
    return np.asarray(matrix / np.outer(spread, spread))


def _fit(matrix: FloatArray, names: tuple[str, ...]) -> tuple[float, FloatArray, tuple[str, ...]]:
    """Return omega, the loadings and the notes of a matrix that can be fitted."""
    loadings, unique, converged = one_factor(_correlation(matrix))
    vanished = [name for name, left in zip(names, unique, strict=True) if left <= 1.01 * HEYWOOD]
    if vanished or not converged:
        who = ", ".join(vanished) or "no item in particular"
        reason = f"Not available: one factor does not fit (Heywood case: {who})."
        return np.nan, np.full(len(names), np.nan), (reason,)
    common = float(np.square(loadings.sum()))
    against = [name for name, loading in zip(names, loadings, strict=True) if loading < 0]
    notes = (f"Runs against the factor: {', '.join(against)}.",) if against else ()
    return common / (common + float(unique.sum())), loadings, notes
