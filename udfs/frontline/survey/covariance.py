"""Covariance of items, with missing answers treated in a named way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray

_ROWS_IN_MEMORY = 16_384  # a block stays in the processor's cache
_ROWS_FOR_CENTRE = 4_096

MISSING_IN_WORDS = {
    "listwise": "respondents with a missing answer are left out",
    "pairwise": "each pair of items uses the respondents who answered both",
}
"""How missing answers are treated."""


@dataclass(frozen=True, slots=True)
class ItemCovariance:
    """Covariance matrix of items.

    Parameters
    ----------
    matrix
        Sample covariances (divisor n - 1), shape (items, items); NaN below two respondents.
    n
        Respondents behind every entry; with pairwise covariances, those of the pair that has fewest.
    missing
        ``"listwise"`` or ``"pairwise"``.
    """

    matrix: FloatArray
    n: int
    missing: str


def item_covariance(answers: FloatArray, missing: str = "listwise") -> ItemCovariance:
    """Find how items vary together.

    Parameters
    ----------
    answers
        Shape (n, items); NaN or infinite where missing.
    missing
        ``"listwise"``: respondents with a missing answer are left out; ``"pairwise"``: each pair of items
        uses the respondents who answered both.

    Returns
    -------
    ItemCovariance

    Raises
    ------
    ParameterError
        When `answers` is not a table or `missing` not one of the two words.

    Notes
    -----
    The answers are drawn to their centre before they are multiplied, so that a large constant added to all of
    them costs no digits, and read in blocks, so that no copy of them is made.

    Examples
    --------
    >>> answers = np.array([[1.0, 2.0], [2.0, 4.0], [3.0, 6.0], [np.nan, 9.0]])
    >>> item_covariance(answers).matrix
    array([[1., 2.],
           [2., 4.]])
    """
    answers = _checked(answers, missing)
    items = answers.shape[1]
    centre = _near_means(answers)
    products, sums, counts = (np.zeros((items, items)) for _ in range(3))
    for start in range(0, len(answers), _ROWS_IN_MEMORY):
        deviations = answers[start : start + _ROWS_IN_MEMORY] - centre
        if missing == "listwise":
            deviations = _complete(deviations)
        with np.errstate(invalid="ignore"):  # infinities of both signs, which count as missing
            total = np.ones(len(deviations)) @ deviations
        if np.isfinite(total).all():
            sums += total[:, None]
            counts += len(deviations)
        else:
            deviations, present = _without_gaps(deviations)
            sums += deviations.T @ present
            counts += present.T @ present
        products += deviations.T @ deviations
    # makes up for a centre that is near the means only, over each pair's own respondents
    products -= sums * sums.T / np.maximum(counts, 1)
    matrix = np.full((items, items), np.nan)
    np.divide(products, counts - 1, out=matrix, where=counts > 1)
    return ItemCovariance(matrix, int(counts.min()) if items else 0, missing)


def _checked(answers: FloatArray, missing: str) -> FloatArray:
    if missing not in MISSING_IN_WORDS:
        raise ParameterError(f'missing must be "listwise" or "pairwise", but got {missing!r}')
    answers = np.asarray(answers, dtype=np.float64)
    if answers.ndim != 2:  # noqa: PLR2004 - respondents by items
        raise ParameterError(f"answers must be a table of respondents by items, but got shape {answers.shape}")
    return answers


def _complete(deviations: FloatArray) -> FloatArray:
    """Return the respondents who answered every item; one sum a row tells, faster than looking at each answer."""
    with np.errstate(invalid="ignore"):
        whole = np.isfinite(deviations @ np.ones(deviations.shape[1]))
    return deviations if whole.all() else deviations[whole]


def _without_gaps(deviations: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return deviations with 0 where missing, and 1 where there is an answer that counts."""
    answered = np.isfinite(deviations)
    return np.where(answered, deviations, 0.0), answered.astype(np.float64)


def _near_means(answers: FloatArray) -> FloatArray:
    """Return numbers near the items' means, from respondents spread over the table."""
    sample = answers[:: max(1, len(answers) // _ROWS_FOR_CENTRE)]
    answered = np.isfinite(sample)
    total = np.where(answered, sample, 0.0).sum(axis=0)
    return np.asarray(total / np.maximum(np.count_nonzero(answered, axis=0), 1))
