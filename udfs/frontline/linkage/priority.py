"""Priority of drivers: importance times distance to target."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction, same_length
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, TextArray


@dataclass(frozen=True, slots=True)
class Priorities:
    """What to work on first; every array has shape (drivers,), in the order given.

    Parameters
    ----------
    importance
        As given.
    distance
        To the target in the score's units, 0 where it is reached; NaN where score or target is missing.
    priority
        Importance times distance.
    rank
        1 for the highest priority, ties sharing the best; NaN where it is missing or nothing is to be done.
    quadrant
        Of the importance-performance chart, in words.
    cut
        The importance that divides the quadrants: the mean.
    """

    importance: FloatArray
    distance: FloatArray
    priority: FloatArray
    rank: FloatArray
    quadrant: TextArray
    cut: float


def priorities(importance: FloatArray, score: FloatArray, target: FloatArray, better: str = "higher") -> Priorities:
    """Rank drivers by importance times distance to target.

    Parameters
    ----------
    importance
        Share of each driver, at least 0, shape (drivers,); NaN where missing.
    score, target
        Of each driver, shape (drivers,); NaN where missing.
    better
        "higher" or "lower" scores are better.

    Returns
    -------
    Priorities

    Raises
    ------
    ParameterError
        When the lengths differ or an importance is below 0.

    Notes
    -----
    Quadrants, with the cut at the mean importance and at the target: important and below target,
    "concentrate here"; important and on target, "keep up the good work"; less important and below target,
    "low priority"; less important and on target, "possible overkill".

    References
    ----------
    .. [1] Martilla, J. A. & James, J. C. (1977). Importance-performance analysis. *Journal of Marketing*
       41(1):77-79.

    Examples
    --------
    >>> result = priorities(np.array([0.6, 0.3, 0.1]), np.array([70.0, 60.0, 90.0]), np.array([75.0, 75.0, 75.0]))
    >>> result.priority, result.rank
    (array([3. , 4.5, 0. ]), array([ 2.,  1., nan]))
    >>> list(result.quadrant)
    ['concentrate here', 'low priority', 'possible overkill']
    """
    sign = direction(better)
    importance, score, target = (np.asarray(part, np.float64) for part in (importance, score, target))
    same_length(importance=importance, score=score, target=target)
    if (importance < 0).any():
        raise ParameterError(f"importance must not be below 0, but got {np.nanmin(importance):g}")
    distance = np.maximum(sign * (target - score), 0)
    priority = importance * distance
    known = importance[~np.isnan(importance)]
    cut = float(known.mean()) if known.size else np.nan
    return Priorities(importance, distance, priority, _rank(priority), _quadrant(importance, distance, cut), cut)


def _rank(priority: FloatArray) -> FloatArray:
    """Rank from the highest; what is 0 or missing has no rank."""
    open_ones = np.sort(priority[priority > 0])
    above = open_ones.size - np.searchsorted(open_ones, priority, side="right")
    return np.where(priority > 0, above + 1.0, np.nan)


def _quadrant(importance: FloatArray, distance: FloatArray, cut: float) -> TextArray:
    important, below = importance >= cut, distance > 0
    words = np.where(
        important,
        np.where(below, "concentrate here", "keep up the good work"),
        np.where(below, "low priority", "possible overkill"),
    ).astype(object)
    words[np.isnan(importance)] = "importance not available"
    words[np.isnan(distance)] = "score or target missing"
    return words
