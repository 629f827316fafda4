"""Average deviation of answers within units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length, whole_number
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray

_CUT_OFF = 6


@dataclass(frozen=True, slots=True)
class AverageDeviation:
    """Average deviation of each unit; arrays have shape (units,).

    Parameters
    ----------
    deviation
        In points of the scale, 0 where all answer alike; NaN where no item has two answers.
    cut_off
        Deviation up to which the unit counts as agreed.
    items
        Items behind each value.
    method
        The centre in words.
    """

    deviation: FloatArray
    cut_off: float
    items: IntArray
    method: str


def average_deviation(
    units: IntArray,
    answers: FloatArray,
    points: int,
    n_units: int,
    centre: str = "mean",
    missing: str = "available",
) -> AverageDeviation:
    """Find how far answers lie from the centre of their unit, on average over items.

    Parameters
    ----------
    units
        Unit of each respondent, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    answers
        Shape (n, items), reverse-keyed items recoded before; NaN where missing.
    points
        Answers a scale offers, at least 2.
    n_units
        Number of units.
    centre
        ``"mean"`` or ``"median"`` of the unit's answers to the item.
    missing
        ``"available"``: every answer counts for its item; ``"listwise"``: respondents with a missing
        answer are left out.

    Returns
    -------
    AverageDeviation

    Raises
    ------
    ParameterError
        When `points`, `centre` or `missing` breaks its rule.

    Notes
    -----
    Mean of |answer - centre| with divisor n, averaged over the items that have two answers or more. The
    cut-off is a sixth of the number of points, which takes uniform random answers as the null.

    References
    ----------
    .. [1] Burke, M. J., Finkelstein, L. M. & Dusig, M. S. (1999). On average deviation indices for estimating
       interrater agreement. *Organizational Research Methods* 2:49-68.
    .. [2] Burke, M. J. & Dunlap, W. P. (2002). Estimating interrater agreement with the average deviation
       index: a user's guide. *Organizational Research Methods* 5:159-172.

    Examples
    --------
    >>> answers = np.array([[4.0, 5.0], [2.0, 5.0], [3.0, 2.0]])
    >>> average_deviation(np.array([0, 0, 0]), answers, points=5, n_units=1).deviation.round(4)
    array([1.])
    """
    whole_number("points", points, 2)
    centres = {"mean": _means, "median": _medians}
    if centre not in centres:
        raise ParameterError(f'centre must be "mean" or "median", but got {centre!r}')
    if missing not in {"available", "listwise"}:
        raise ParameterError(f'missing must be "available" or "listwise", but got {missing!r}')
    same_length(units=units, answers=answers)
    units, answers = np.asarray(units), np.asarray(answers, dtype=np.float64)
    inside = (units >= 0) & ~(np.isnan(answers).any(axis=1) & (missing == "listwise"))
    codes, answers = units[inside], answers[inside]
    total, items = np.zeros(n_units), np.zeros(n_units, dtype=np.int64)
    for column in answers.T:
        code, x = codes[~np.isnan(column)], column[~np.isnan(column)]
        n = np.bincount(code, minlength=n_units)
        away = np.bincount(code, np.abs(x - centres[centre](code, x, n)[code]), n_units)
        total += np.where(n > 1, away / np.maximum(n, 1), 0.0)
        items += n > 1
    deviation = np.full(n_units, np.nan)
    np.divide(total, items, out=deviation, where=items > 0)
    return AverageDeviation(deviation, points / _CUT_OFF, items, f"average deviation from the {centre}, divisor n")


def _means(codes: IntArray, x: FloatArray, n: IntArray) -> FloatArray:
    return np.asarray(np.bincount(codes, x, n.size) / np.maximum(n, 1))


def _medians(codes: IntArray, x: FloatArray, n: IntArray) -> FloatArray:
    """Return the median of each unit, 0 where it has no answers."""
    medians = np.zeros(n.size)
    ordered = x[np.lexsort((x, codes))]
    some = np.flatnonzero(n)
    first = np.cumsum(n)[some] - n[some]
    medians[some] = (ordered[first + (n[some] - 1) // 2] + ordered[first + n[some] // 2]) / 2
    return medians
