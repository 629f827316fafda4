"""A survey scale's respondent rows reduced to counts of answers and moments of scores."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np

from frontline.agreement.unit_moments import UnitMoments, unit_moments
from frontline.checks import same_length, whole_number
from frontline.errors import ParameterError
from frontline.reduction.merge_moments import merge_moments
from frontline.survey.scale_mean import LEAST_ANSWERED

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    from frontline.arrays import FloatArray, IntArray

_ROWS = 16_384  # so many rows stay in the processor's cache from one step to the next
_MOST_STEPS = 100


@dataclass(frozen=True, slots=True)
class ScaleReduction:
    """All that the statistics of a scale need to know of its respondents.

    Parameters
    ----------
    minimum, maximum
        Ends of the scale, answered in steps of 1.
    counts
        Respondents of each unit who gave each answer to each item, shape (units, items, points + 1); the
        last column counts those who skipped the item.
    scores
        Number, mean and sum of squares of the respondents' scale means, 0-100.
    """

    minimum: float
    maximum: float
    counts: IntArray
    scores: UnitMoments

    @property
    def points(self) -> int:
        """Answers that the scale offers."""
        return int(self.counts.shape[2]) - 1

    def answered(self) -> IntArray:
        """Return how many answered each item, shape (units, items)."""
        answered: IntArray = self.counts[:, :, :-1].sum(axis=2)
        return answered

    def item_means(self) -> FloatArray:
        """Return the mean answer to each item, shape (units, items); NaN without answers.

        >>> reduce_answers(np.array([0, 0]), np.array([[4.0, 5.0], [2.0, np.nan]]), 1, 5, 1).item_means()
        array([[3., 5.]])
        """
        return self.minimum + self._mean_step()

    def item_variances(self) -> FloatArray:
        """Return the sample variance of each item, shape (units, items); NaN below two answers.

        >>> reduce_answers(np.array([0, 0]), np.array([[4.0, 5.0], [2.0, np.nan]]), 1, 5, 1).item_variances()
        array([[ 2., nan]])
        """
        n, steps = self.answered(), np.arange(self.points)
        from_mean = steps - self._mean_step()[:, :, None]
        squares = np.einsum("uip,uip->ui", self.counts[:, :, :-1], np.square(from_mean))
        variances = np.full(n.shape, np.nan)
        np.divide(squares, n - 1, out=variances, where=n > 1)
        return variances

    def _mean_step(self) -> FloatArray:
        n = self.answered()
        mean = np.full(n.shape, np.nan)
        np.divide(self.counts[:, :, :-1] @ np.arange(self.points), n, out=mean, where=n > 0)
        return mean


def reduce_answers(
    units: IntArray, answers: FloatArray | IntArray, minimum: float, maximum: float, n_units: int
) -> ScaleReduction:
    """Read the respondents of a scale once and keep what its statistics need.

    Parameters
    ----------
    units
        Unit of each respondent, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    answers
        Shape (n, items), reverse-keyed items recoded before; NaN or an answer outside the scale is missing.
        Small integers need no conversion before.
    minimum, maximum
        Ends of the scale, whole steps of 1 apart, at most 100.
    n_units
        Number of units, at least 0.

    Returns
    -------
    ScaleReduction
        Of those respondents who answered at least half of the items.

    Raises
    ------
    ParameterError
        When an answer lies between two steps, the ends are not whole steps apart, lengths differ or a
        unit's number is not below `n_units`.

    Notes
    -----
    The rows are read in blocks, so the memory beyond the answers is that of the counts:
    8 bytes x units x items x (points + 1). Data larger than the memory come in parts: `merge_reductions`.

    Examples
    --------
    >>> answers = np.array([[4.0, 5.0], [5.0, 5.0], [2.0, np.nan]])
    >>> reduction = reduce_answers(np.array([0, 0, 1]), answers, 1, 5, n_units=2)
    >>> reduction.counts[0, 0], reduction.counts[1, 1], reduction.scores.mean
    (array([0, 0, 0, 1, 1, 0]), array([0, 0, 0, 0, 0, 1]), array([93.75, 25.  ]))
    """
    same_length(units=units, answers=answers)
    points = _points(minimum, maximum)
    codes, rows = _unit_numbers(units, n_units), np.asarray(answers)
    block = max(_ROWS, n_units * (points + 1))
    starts = range(0, max(len(codes), 1), block)
    return merge_reductions(
        _reduce_block(codes[start : start + block], rows[start : start + block], minimum, maximum, n_units)
        for start in starts
    )


def merge_reductions(parts: Iterable[ScaleReduction]) -> ScaleReduction:
    """Put together the reductions of several sets of respondents.

    Parameters
    ----------
    parts
        At least one, of the same scale, items and units; a generator holds one part in memory at a time.

    Returns
    -------
    ScaleReduction
        As if all respondents had been reduced at once: the counts exactly, the moments up to rounding.

    Raises
    ------
    ParameterError
        When there is no part or two parts do not belong to the same scale, items and units.

    Examples
    --------
    >>> months = [np.array([[4.0], [5.0]]), np.array([[5.0]])]
    >>> whole = merge_reductions(reduce_answers(np.zeros(len(m)), m, 1, 5, 1) for m in months)
    >>> whole.counts[0, 0], whole.scores.n
    (array([0, 0, 0, 1, 2, 0]), array([3]))
    """
    some = iter(parts)
    first = next(some, None)
    if first is None:
        raise ParameterError("parts must hold at least one reduction, but got none")
    return reduce(_merge, some, first)


def _merge(one: ScaleReduction, other: ScaleReduction) -> ScaleReduction:
    """Add the counts and merge the moments."""
    mine, others = ((p.minimum, p.maximum, *p.counts.shape[:2]) for p in (one, other))
    if mine != others:
        raise ParameterError(f"parts must share minimum, maximum, units and items, but got {mine} and {others}")
    scores = merge_moments(one.scores, other.scores)
    return ScaleReduction(one.minimum, one.maximum, one.counts + other.counts, scores)


def _points(minimum: float, maximum: float) -> int:
    """Return how many answers a scale offers."""
    span = maximum - minimum
    if not 0 < span <= _MOST_STEPS or span != int(span):
        raise ParameterError(
            f"maximum must lie a whole number of steps, 1 to {_MOST_STEPS}, above minimum, {minimum}, but got {maximum}"
        )
    return int(span) + 1


def _unit_numbers(units: IntArray, n_units: int) -> IntArray:
    """Return the units once all are known to lie below `n_units`."""
    whole_number("n_units", n_units, 0)
    codes = np.asarray(units, dtype=np.int64)
    if codes.max(initial=-1) >= n_units:
        raise ParameterError(f"units must be less than n_units, {n_units}, but got {codes.max()}")
    return codes


def _reduce_block(
    units: IntArray, answers: npt.NDArray[Any], minimum: float, maximum: float, n_units: int
) -> ScaleReduction:
    """Count the answers of a block of rows, each a step above the minimum."""
    points, items = int(maximum - minimum) + 1, answers.shape[1]
    steps = answers - np.float64(minimum)
    steps[~((steps >= 0) & (steps <= points - 1))] = points
    whole = steps.astype(np.int64)
    if (between := whole != steps).any():
        found = answers[between][0]
        raise ParameterError(f"answers must be whole steps from {minimum} to {maximum}, but got {found}")
    skipped = (whole == points) @ np.ones(items)
    answered = items - skipped
    counted = (units >= 0) & (answered > 0) & (answered >= LEAST_ANSWERED * items)
    total = steps @ np.ones(items) - points * skipped
    score = 100 * total / (np.maximum(answered, 1) * (points - 1))
    # those not counted fall into a last unit, which is cut off
    whole += (np.where(counted, units, n_units)[:, None] * items + np.arange(items)) * (points + 1)
    counts = np.bincount(whole.ravel(), minlength=(n_units + 1) * items * (points + 1))
    counts = counts.reshape(n_units + 1, items, points + 1)[:n_units]
    return ScaleReduction(minimum, maximum, counts, unit_moments(np.where(counted, units, -1), score, n_units))
