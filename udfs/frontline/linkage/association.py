"""What every linkage result carries: the estimate, its interval, the lag, the units and the words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from frontline.arrays import FloatArray

NOT_AVAILABLE = "not available"


class Bounds(NamedTuple):
    """Ends of one interval, NaN where not available."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Association:
    """How two measures go together over units.

    Parameters
    ----------
    estimate
        NaN where not available; `notes` then says why.
    low, high
        Interval of the estimate, NaN where not available.
    method
        The interval's method in words.
    units
        Units behind the estimate.
    lag
        Periods by which the outcome follows.
    notes
        Sentences to show with the number.
    """

    estimate: float
    low: float
    high: float
    method: str
    units: int
    lag: int
    notes: tuple[str, ...]


def counted(number: int, thing: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "unit"), counted(1200, "unit")
    ('1 unit', '1,200 units')
    """
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"


def link_notes(units: int, lag: int, *more: str, what: str = "unit") -> tuple[str, ...]:
    """Return the sentence that every linkage result shows, and then those of `more` that are not empty.

    >>> link_notes(37, 1)
    ('37 units, lag 1 period: an association, not proof of an effect.',)
    """
    first = f"{counted(units, what)}, lag {counted(lag, 'period')}: an association, not proof of an effect."
    return (first, *(note for note in more if note))


def unavailable(units: int, lag: int, *reasons: str) -> Association:
    """Return the answer where there is none, with the reasons in words.

    >>> unavailable(1, 0, "Fewer than 3 units.").notes[1]
    'Fewer than 3 units.'
    """
    return Association(np.nan, np.nan, np.nan, NOT_AVAILABLE, units, lag, link_notes(units, lag, *reasons))


def complete_rows(*columns: FloatArray, what: str = "unit") -> tuple[FloatArray, str]:
    """Return the rows without a missing value, shape (rows, columns), and a sentence on those left out.

    >>> rows, note = complete_rows(np.array([1.0, np.nan, 3.0]), np.array([4.0, 5.0, 6.0]))
    >>> rows.tolist(), note
    ([[1.0, 4.0], [3.0, 6.0]], '1 of 3 units left out: a value is missing.')
    """
    table = np.column_stack(columns)
    present = np.isfinite(table).all(axis=1)
    lost = int(np.count_nonzero(~present))
    note = f"{lost:,} of {counted(len(table), what)} left out: a value is missing." if lost else ""
    return table[present], note


def has_spread(values: FloatArray) -> bool:
    """Tell whether values differ by more than rounding.

    >>> has_spread(np.array([0.1 + 0.2, 0.3])), has_spread(np.array([1e8, 1e8 + 1]))
    (False, True)
    """
    return bool(values.size and np.ptp(values) > 1e-14 * max(np.abs(values).max(), 1e-290))
