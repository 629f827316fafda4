"""What a customer is worth over the years, in both conventions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.loyalty.notes import MODEL, SHARP_CRITIQUE

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, TextArray

CONVENTIONS = (
    "Two conventions stand side by side: the first margin comes at the end of the first period, from those who "
    "stay, or at once and for certain; they differ by exactly one margin."
)
"""Why a lifetime value is two numbers."""


@dataclass(frozen=True, slots=True)
class LifetimeValue:
    """Customer lifetime value in money; every array has the shape of the arguments broadcast.

    Parameters
    ----------
    after_renewal
        First margin at the end of the first period, from those who stay: m r / (1 + i - r) - cost.
    first_certain
        First margin at once from everybody: m (1 + i) / (1 + i - r) - cost.
    note
        Why a value is not available; "" where it is.
    notes
        What holds for all of them.
    """

    after_renewal: FloatArray
    first_certain: FloatArray
    note: TextArray
    notes: tuple[str, ...]


def lifetime_value(
    margin: FloatArray | float,
    retention: FloatArray | float,
    discount: FloatArray | float,
    acquisition_cost: FloatArray | float = 0.0,
) -> LifetimeValue:
    """Value a customer by margin, retention and discount, all per period and constant.

    Parameters
    ----------
    margin
        Margin m that a customer leaves each period, in money; arguments broadcast, NaN where missing.
    retention
        Share r kept each period, a fraction 0 to 1.
    discount
        Discount rate i a period, a fraction of at least 0.
    acquisition_cost
        Money spent once to win the customer, taken off the value.

    Returns
    -------
    LifetimeValue
        Not available where retention is 1 and the discount 0: the sum has no end.

    References
    ----------
    .. [1] Gupta, S. & Lehmann, D. R. (2003). Customers as assets. *Journal of Interactive Marketing*
       17:9-24.

    Examples
    --------
    >>> value = lifetime_value(margin=100.0, retention=0.8, discount=0.1)
    >>> float(value.after_renewal.round(2)), float(value.first_certain.round(2))
    (266.67, 366.67)
    """
    m, r, i, cost = np.broadcast_arrays(
        *(np.asarray(number, np.float64) for number in (margin, retention, discount, acquisition_cost))
    )
    available = ~(np.isnan(m) | np.isnan(cost)) & (r >= 0) & (r <= 1) & (i >= 0) & (i + (1 - r) > 0)
    note = np.select(
        [available, np.isnan(m + r + i + cost), (r == 1) & (i == 0), ~((r >= 0) & (r <= 1))],
        [
            "",
            "A figure is missing.",
            "Without defection and discount the value has no limit.",
            "The retention rate does not lie between 0 and 1.",
        ],
        "The discount rate is negative.",
    )
    return LifetimeValue(
        _discounted(m * r, r, i, available) - cost,
        _discounted(m * (1 + i), r, i, available) - cost,
        note.astype(np.object_),
        (MODEL, CONVENTIONS, SHARP_CRITIQUE),
    )


def _discounted(first: FloatArray, retention: FloatArray, discount: FloatArray, available: BoolArray) -> FloatArray:
    """Sum a stream of margins; 1 - r is formed first, so that retention close to 1 keeps its digits."""
    value = np.full(first.shape, np.nan)
    np.divide(first, discount + (1 - retention), out=value, where=available)
    return value
