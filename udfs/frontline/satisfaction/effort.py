"""The customer effort score: mean and share of those who found it easy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import two_sided_quantile
from frontline.satisfaction.unit_counts import count_answers
from frontline.satisfaction.wilson import wilson_interval

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray, TextArray

EASY = 5
"""Least answer, 1 to 7, of a customer who found it easy."""
_LOWEST, _HIGHEST = 1, 7
_NOISE = 1e-9  # standard errors of answers 1 to 7 below this are rounding


@dataclass(frozen=True, slots=True)
class CustomerEffort:
    """Effort score of each unit; every array has shape (units,).

    Parameters
    ----------
    mean
        Of the answers 1 to 7, higher is easier; NaN without answers.
    standard_error
        Of the mean; NaN where the answers do not show how far they differ.
    low, high
        Interval of the mean.
    share
        Answers 5 to 7 as a fraction; NaN without answers.
    share_low, share_high
        Interval of the share.
    n
        Answers.
    note
        Why an estimate or its interval is not available; "" where both are.
    interval_method
        How the intervals were made.
    """

    mean: FloatArray
    standard_error: FloatArray
    low: FloatArray
    high: FloatArray
    share: FloatArray
    share_low: FloatArray
    share_high: FloatArray
    n: FloatArray
    note: TextArray
    interval_method: str = "Mean: Student's t, clipped to 1 to 7; share: Wilson"


def customer_effort(units: IntArray, ratings: FloatArray, n_units: int, level: float = 0.95) -> CustomerEffort:
    """Score how easy customers found it to get what they came for.

    Parameters
    ----------
    units
        Unit of each respondent, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    ratings
        Agreement that it was made easy, 1 to 7, shape (n,); NaN or an answer outside the scale is missing.
        Turn round a question that asks for effort before: 8 - answer.
    n_units
        Number of units.
    level
        Coverage of the intervals, between 0 and 1.

    Returns
    -------
    CustomerEffort

    Notes
    -----
    Where all answers agree their spread is 0, which would claim a certainty that few answers do not have:
    the mean then has no interval, while the share keeps Wilson's.

    References
    ----------
    .. [1] Dixon, M., Toman, N. & DeLisi, R. (2013). *The Effortless Experience*. Portfolio.

    Examples
    --------
    >>> result = customer_effort(np.zeros(4, dtype=int), np.array([7.0, 5.0, 6.0, 2.0]), n_units=1)
    >>> result.mean, result.low.round(3), result.high.round(3), result.share
    (array([5.]), array([1.563]), array([7.]), array([0.75]))
    """
    two_sided_quantile(level)
    codes, ratings = np.asarray(units), np.asarray(ratings, dtype=np.float64)
    valid = (ratings >= _LOWEST) & (ratings <= _HIGHEST)
    n = count_answers(codes, valid, n_units)
    easy = count_answers(codes, valid & (ratings >= EASY), n_units)
    counted = valid & (codes >= 0)
    code, answers = codes[counted], ratings[counted]
    mean = _ratio(np.bincount(code, answers, n_units).astype(np.float64), n)
    squares = np.bincount(code, np.square(answers - mean[code]), n_units)
    error = np.sqrt(_ratio(squares.astype(np.float64), n * (n - 1)))
    error[error < _NOISE] = np.nan
    half = scipy.special.stdtrit(np.maximum(n - 1, 1), 0.5 + level / 2) * error
    low, high = np.clip([mean - half, mean + half], _LOWEST, _HIGHEST)
    shares = wilson_interval(easy, n, level)
    return CustomerEffort(mean, error, low, high, _ratio(easy, n), *shares, n, _what_to_know(n, error))


def _ratio(part: FloatArray, whole: FloatArray) -> FloatArray:
    """Divide; NaN where the whole is 0."""
    quotient = np.full(part.shape, np.nan)
    np.divide(part, whole, out=quotient, where=whole > 0)
    return quotient


def _what_to_know(n: FloatArray, error: FloatArray) -> TextArray:
    return np.select(
        [n == 0, n == 1, np.isnan(error)],
        [
            "No answers.",
            "One answer alone gives the mean no interval.",
            "All answers agree, which gives the mean no interval.",
        ],
        "",
    ).astype(np.object_)
