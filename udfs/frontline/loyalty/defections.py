"""Which customers of the target segment left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from frontline.checks import same_length
from frontline.errors import ParameterError
from frontline.satisfaction.unit_counts import count_answers
from frontline.satisfaction.wilson import wilson_interval

if TYPE_CHECKING:
    import numpy.typing as npt

    from frontline.arrays import BoolArray, FloatArray, IntArray, TextArray

    DateArray = npt.NDArray[np.datetime64]


@dataclass(frozen=True, slots=True)
class Defections:
    """Defections of each unit over a period; every array has shape (units,).

    Parameters
    ----------
    rate
        Target customers who left over target customers at the start, as a fraction; NaN without any.
    low, high
        Interval of the rate.
    defected
        Target customers of the start who left within the period.
    n
        Target customers at the start.
    others_left
        Customers outside the target segment who left: no defections.
    unknown_left
        Customers who left and of whom nobody recorded whether they were wanted.
    note
        What a reader must know about the unit's rate; "" where nothing.
    interval_method
        How the interval was made.
    """

    rate: FloatArray
    low: FloatArray
    high: FloatArray
    defected: FloatArray
    n: FloatArray
    others_left: FloatArray
    unknown_left: FloatArray
    note: TextArray
    interval_method: str = "Wilson interval of a proportion"


def defections(
    units: IntArray,
    target: FloatArray,
    started: DateArray,
    left: DateArray,
    start: np.datetime64,
    end: np.datetime64,
    n_units: int,
    level: float = 0.95,
) -> Defections:
    """Count the target customers whom each unit lost within a period.

    Parameters
    ----------
    units
        Unit of each customer, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    target
        1 for a customer of the target segment, 0 for any other, NaN where unknown, shape (n,).
    started, left
        First day as a customer and the day of leaving, shape (n,); ``NaT`` where the day is not known, which
        for `left` means a customer still.
    start, end
        Ends of the period; who left on the first day was no customer of it any more.
    n_units
        Number of units.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    Defections

    Raises
    ------
    ParameterError
        When the period does not end after it starts.

    Notes
    -----
    Only a customer whom the unit meant to serve can defect. One who was never in the target segment and goes
    is counted apart and leaves the rate as it was. Customers who joined within the period are not at risk
    from its start and are left out, as in `retention`. An unknown first day counts as before the start.

    References
    ----------
    .. [1] Reichheld, F. F. (1996). *The Loyalty Effect*. Harvard Business School Press.

    Examples
    --------
    >>> days = np.array(["2023-01-01"] * 3, dtype="datetime64[D]")
    >>> gone = np.array(["2024-05-01", "2024-06-01", "NaT"], dtype="datetime64[D]")
    >>> year = np.datetime64("2024-01-01"), np.datetime64("2025-01-01")
    >>> result = defections(np.array([0, 0, 0]), np.array([1.0, 0.0, 1.0]), days, gone, *year, n_units=1)
    >>> result.rate, result.defected, result.n, result.others_left
    (array([0.5]), array([1.]), array([2.]), array([1.]))
    """
    if not end > start:
        raise ParameterError(f"end must be later than start, {start}, but got {end}")
    codes, wanted = np.asarray(units), np.asarray(target, dtype=np.float64)
    same_length(units=codes, target=wanted, started=started, left=left)
    at_start = ~(started > start) & ~(left <= start)
    gone = at_start & (left <= end)
    wanted_at_start = at_start & (wanted == 1)
    n = count_answers(codes, wanted_at_start, n_units)
    defected = count_answers(codes, wanted_at_start & gone, n_units)
    unknown = count_answers(codes, gone & np.isnan(wanted), n_units)
    rate = np.full(n_units, np.nan)
    np.divide(defected, n, out=rate, where=n > 0)
    low, high = wilson_interval(defected, n, level)
    others = count_answers(codes, gone & ~np.isnan(wanted) & (wanted != 1), n_units)
    return Defections(rate, low, high, defected, n, others, unknown, _what_to_know(n == 0, unknown > 0))


def _what_to_know(nobody: BoolArray, unknown: BoolArray) -> TextArray:
    words: npt.NDArray[Any] = np.select(
        [nobody, unknown],
        [
            "There were no customers of the target segment at the start.",
            "Of some who left nobody recorded whether they were target customers; the rate leaves them out.",
        ],
        "",
    )
    return words.astype(np.object_)
