"""Top-box and top-2-box shares of units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import whole_number
from frontline.satisfaction.proportion import proportion_standard_error
from frontline.satisfaction.unit_counts import count_answers
from frontline.satisfaction.wilson import wilson_interval

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class TopBox:
    """Share of the top answers of each unit; every array has shape (units,).

    Parameters
    ----------
    share
        As a fraction; NaN without answers.
    standard_error
        As a fraction, never 0: see `proportion_standard_error`.
    low, high
        Wilson interval.
    n
        Answers.
    """

    share: FloatArray
    standard_error: FloatArray
    low: FloatArray
    high: FloatArray
    n: FloatArray


def top_box(
    units: IntArray,
    ratings: FloatArray,
    minimum: float,
    maximum: float,
    n_units: int,
    boxes: int = 1,
    level: float = 0.95,
) -> TopBox:
    """Find the share of respondents who chose one of the top answers.

    Parameters
    ----------
    units
        Unit of each respondent, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    ratings
        Answers in steps of 1, shape (n,); NaN or an answer outside the scale is missing.
    minimum, maximum
        Ends of the scale.
    n_units
        Number of units.
    boxes
        1 for the top box, 2 for the top-2 box.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    TopBox

    Examples
    --------
    >>> result = top_box(np.array([0, 0, 0, 0]), np.array([5.0, 4.0, 2.0, 5.0]), 1, 5, n_units=1, boxes=2)
    >>> result.share, result.n, result.low.round(3), result.high.round(3)
    (array([0.75]), array([4.]), array([0.301]), array([0.954]))
    """
    whole_number("boxes", boxes, 1)
    ratings = np.asarray(ratings, dtype=np.float64)
    on_scale = (ratings >= minimum) & (ratings <= maximum)
    n = count_answers(units, on_scale, n_units)
    top = count_answers(units, on_scale & (ratings > maximum - boxes), n_units)
    share = np.full(n_units, np.nan)
    np.divide(top, n, out=share, where=n > 0)
    low, high = wilson_interval(top, n, level)
    return TopBox(share, proportion_standard_error(share, n), low, high, n)
