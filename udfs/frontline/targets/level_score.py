"""A score from 1.00 to 4.99 by three target levels: approaching, meeting, exceeding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction
from frontline.targets.float_noise import reaches

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, TextArray

RATINGS = ("Not Meeting Target", "Approaching Target", "Meeting Target", "Exceeding Target")
"""Rating by the first digit of a score, 1 to 4."""

_STEP = 0.01  # scores are read to two decimals: a band ends this far below the next digit


@dataclass(frozen=True, slots=True)
class LevelScore:
    """Scores by target levels; both arrays have the shape of the values.

    Parameters
    ----------
    score
        1.00 to 4.99; NaN where not available.
    rule
        "published" between approaching and exceeding, where the scheme's rule is public; "continued" beyond,
        where the neighbouring band is carried on; "" where not available.
    """

    score: FloatArray
    rule: TextArray


def level_score(
    value: FloatArray,
    approaching: FloatArray,
    meeting: FloatArray,
    exceeding: FloatArray,
    better: str = "higher",
) -> LevelScore:
    """Score values by how far they lie between their target levels.

    Parameters
    ----------
    value
        Results in the measure's own unit; NaN where missing.
    approaching, meeting, exceeding
        Target levels that broadcast with the values, in rising order of merit.
    better
        ``"higher"``: approaching < meeting < exceeding; ``"lower"``: the other way.

    Returns
    -------
    LevelScore
        Not available where a number is missing or the levels are not in order.

    Notes
    -----
    From approaching to meeting the score runs from 2.00 to 2.99, from meeting to exceeding from 3.00 to
    3.99. Below approaching the lower band is continued down to 1.00, from exceeding on the upper one
    up to 4.99. No score rounds into the next band, so its first digit is the rating.

    References
    ----------
    .. [1] New York City Department of Education. *School Quality Reports: Educator Guide*. The rule
       between the levels reproduces the published scores of 2015 to 2019 to the second decimal.

    Examples
    --------
    >>> result = level_score(np.array([87.7, 95.9]), np.array([71.0]), np.array([82.4]), np.array([90.4]))
    >>> result.score.round(2).tolist(), result.rule.tolist()
    ([3.66, 4.69], ['published', 'continued'])
    """
    sign = direction(better)
    v, a, m, e = (
        sign * level for level in np.broadcast_arrays(*map(_floats, (value, approaching, meeting, exceeding)))
    )
    available = ~np.isnan(v) & (a < m) & (m < e)
    lower = _in_steps(v, a, m, available)
    upper = _in_steps(v, m, e, available)
    score = np.where(reaches(v, m), 3 + upper, 2 + lower)
    band = 1.0 + reaches(v, a) + reaches(v, m) + reaches(v, e)
    score = np.clip(score, band, band + 1 - _STEP)
    score[~available] = np.nan
    rule = np.full(v.shape, "continued", dtype=np.object_)
    rule[reaches(v, a) & ~(v > e)] = "published"
    rule[~available] = ""
    return LevelScore(score, rule)


def rating(score: FloatArray) -> TextArray:
    """Name the rating that is the first digit of a score.

    Parameters
    ----------
    score
        1.00 to 4.99; NaN where not available.

    Returns
    -------
    TextArray
        One of `RATINGS`, or "" where the score is missing.

    Examples
    --------
    >>> rating(np.array([1.88, 3.0, 4.99, np.nan])).tolist()
    ['Not Meeting Target', 'Meeting Target', 'Exceeding Target', '']
    """
    score = _floats(score)
    digit = np.clip(np.nan_to_num(score), 1, len(RATINGS)).astype(np.int64)
    words = np.array(RATINGS, dtype=np.object_)[digit - 1]
    return np.where(np.isnan(score), "", words)


def _floats(values: FloatArray) -> FloatArray:
    return np.asarray(values, dtype=np.float64)


def _in_steps(value: FloatArray, start: FloatArray, end: FloatArray, available: BoolArray) -> FloatArray:
    """Measure from one level in steps to the next; 0 where not available."""
    steps = np.zeros(value.shape)
    np.divide(value - start, end - start, out=steps, where=available)
    return steps
