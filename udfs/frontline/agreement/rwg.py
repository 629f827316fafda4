"""Within-group agreement rwg(j)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.agreement.item_variances import item_variances
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray


def rwg_j(
    variances: FloatArray, points: FloatArray | float, null_variance: FloatArray | float | None = None
) -> FloatArray:
    """Compare the spread of answers within units with that of answers given at random.

    Parameters
    ----------
    variances
        Sample variance of each item within each unit, shape (units, items), as from `item_variances`;
        NaN leaves the item out of that unit's mean and count.
    points
        Answers a scale offers, at least 2: one number, or one an item.
    null_variance
        Variance of random answers; by default that of the uniform distribution, (points^2 - 1) / 12.

    Returns
    -------
    FloatArray
        0 (no agreement beyond chance) to 1 (all answer alike), shape (units,); NaN where no item has a
        variance, which takes two respondents.

    Raises
    ------
    ParameterError
        When `points` is below 2 or `null_variance` not above 0.

    Notes
    -----
    J(1 - m) / (J(1 - m) + m) with J items and m the mean ratio of item variance to null variance; above 1, m
    gives 0. One item gives rwg. The value grows with J: read it beside the number of items.

    References
    ----------
    .. [1] James, L. R., Demaree, R. G. & Wolf, G. (1984). Estimating within-group interrater reliability
       with and without response bias. *Journal of Applied Psychology* 69:85-98.

    Examples
    --------
    >>> rwg_j(np.array([[0.5, 0.7, 0.3], [2.5, 2.0, 2.2]]), points=5).round(4)
    array([0.9, 0. ])
    """
    if not np.all(np.asarray(points) >= 2):  # noqa: PLR2004 - fewer answers cannot differ
        raise ParameterError(f"points must not be less than 2, but got {points}")
    null = (np.square(points) - 1) / 12 if null_variance is None else np.asarray(null_variance)
    if not np.all(null > 0):
        raise ParameterError(f"null_variance must be greater than 0, but got {null_variance}")
    ratios = np.asarray(variances, dtype=np.float64) / null
    items = np.count_nonzero(~np.isnan(ratios), axis=1)
    mean = np.nansum(ratios, axis=1) / np.maximum(items, 1)
    shared = items * (1 - np.minimum(mean, 1))
    agreement = np.full(len(ratios), np.nan)
    np.divide(shared, shared + np.minimum(mean, 1), out=agreement, where=items > 0)
    return agreement


def rwg_of_answers(
    units: IntArray,
    answers: FloatArray,
    points: FloatArray | float,
    n_units: int,
    missing: str = "available",
) -> FloatArray:
    """Find rwg(j) of each unit from its respondents.

    Parameters
    ----------
    units
        Unit of each respondent, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    answers
        Shape (n, items), reverse-keyed items recoded before; NaN where missing.
    points
        Answers a scale offers, at least 2: one number, or one an item.
    n_units
        Number of units.
    missing
        ``"available"``: every answer counts for its item; ``"listwise"``: respondents with a missing
        answer are left out.

    Returns
    -------
    FloatArray
        Shape (n_units,); NaN below two respondents.

    Examples
    --------
    >>> answers = np.array([[4.0, 5.0], [5.0, 5.0], [4.0, 4.0]])
    >>> rwg_of_answers(np.array([0, 0, 0]), answers, points=5, n_units=1).round(4)
    array([0.9091])
    """
    if missing not in {"available", "listwise"}:
        raise ParameterError(f'missing must be "available" or "listwise", but got {missing!r}')
    units, answers = np.asarray(units), np.asarray(answers, dtype=np.float64)
    if missing == "listwise":
        complete = ~np.isnan(answers).any(axis=1)
        units, answers = units[complete], answers[complete]
    return rwg_j(item_variances(units, answers, n_units), points)
