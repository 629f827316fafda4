"""What a change in retention does to the value of a customer and to the cost of serving one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.loyalty.lifetime_value import CONVENTIONS, lifetime_value
from frontline.loyalty.notes import INSURER_REFERENCE, MODEL, SHARP_CRITIQUE

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, TextArray


@dataclass(frozen=True, slots=True)
class ValueEffect:
    """Relative change of lifetime value; every array has the shape of the arguments broadcast.

    Parameters
    ----------
    after_renewal, first_certain
        Change as a fraction of the value before, in the two conventions of `LifetimeValue`.
    note
        Why a change is not available; "" where it is.
    notes
        What holds for all of them.
    """

    after_renewal: FloatArray
    first_certain: FloatArray
    note: TextArray
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnitCostEffect:
    """Cost per customer served, before and after; every array has the shape of the arguments broadcast.

    Parameters
    ----------
    before, after
        Cost of a customer in a period, in money.
    change
        As a fraction of the cost before; NaN where not available.
    note
        Why a change is not available; "" where it is.
    notes
        What holds for all of them.
    """

    before: FloatArray
    after: FloatArray
    change: FloatArray
    note: TextArray
    notes: tuple[str, ...]


def value_effect(
    retention: FloatArray | float,
    change: FloatArray | float = 0.05,
    discount: FloatArray | float = 0.1,
    margin: FloatArray | float = 1.0,
    acquisition_cost: FloatArray | float = 0.0,
) -> ValueEffect:
    """Compare lifetime value after a change in retention with that before.

    Parameters
    ----------
    retention
        Share kept each period, a fraction 0 to 1; arguments broadcast, NaN where missing.
    change
        Added to it: 0.05 is five points.
    discount
        Discount rate a period, a fraction of at least 0.
    margin, acquisition_cost
        As in `lifetime_value`; without acquisition cost the margin cancels.

    Returns
    -------
    ValueEffect
        Not available where either retention leaves 0 to 1 or the value before is not above 0 in
        both conventions.

    References
    ----------
    .. [1] Reichheld, F. F. & Sasser, W. E. (1990). Zero defections: quality comes to services. *Harvard
       Business Review* 68(5):105-111.
    .. [2] Sharp, B. (2010). *How Brands Grow*. Oxford University Press.

    Examples
    --------
    >>> value_effect(np.array([0.6, 0.8, 0.9])).after_renewal.round(3)
    array([0.204, 0.275, 0.407])
    """
    rate, step = np.asarray(retention, dtype=np.float64), np.asarray(change, dtype=np.float64)
    old = lifetime_value(margin, rate, discount, acquisition_cost)
    new = lifetime_value(margin, rate + step, discount, acquisition_cost)
    worthless = (old.after_renewal <= 0) | (old.first_certain <= 0)
    note = np.select(
        [old.note != "", new.note != "", worthless],
        [old.note, "After the change: " + new.note, "The value before the change is not above 0."],
        "",
    ).astype(np.object_)
    first, second = (
        _relative(after, before, note)
        for after, before in (
            (new.after_renewal, old.after_renewal),
            (new.first_certain, old.first_certain),
        )
    )
    return ValueEffect(first, second, note, (MODEL, CONVENTIONS, SHARP_CRITIQUE))


def unit_cost_effect(
    retention: FloatArray | float,
    acquisition_cost: FloatArray | float,
    serving_cost: FloatArray | float,
    change: FloatArray | float = 0.05,
) -> UnitCostEffect:
    """Compare the cost per customer served after a change in retention with that before.

    Parameters
    ----------
    retention
        Share kept each period, a fraction 0 to 1; arguments broadcast, NaN where missing.
    acquisition_cost
        Money spent to win one customer, at least 0.
    serving_cost
        Money spent to serve one customer for a period, at least 0.
    change
        Added to the retention: 0.05 is five points.

    Returns
    -------
    UnitCostEffect
        Not available where either retention leaves 0 to 1 or the cost before is not above 0.

    Notes
    -----
    In a customer base of steady size the share 1 - r is bought anew each period, so that a customer costs
    serving + (1 - r) acquisition. Savings from serving experienced customers come on top of that and are not
    in this number.

    References
    ----------
    .. [1] Reichheld, F. F. (1993). Loyalty-based management. *Harvard Business Review* 71(2):64-73.

    Examples
    --------
    >>> result = unit_cost_effect(retention=0.8, acquisition_cost=400.0, serving_cost=120.0)
    >>> [float(number.round(4)) for number in (result.before, result.after, result.change)]
    [200.0, 180.0, -0.1]
    """
    rate, acquiring, serving, step = np.broadcast_arrays(
        *(np.asarray(number, np.float64) for number in (retention, acquisition_cost, serving_cost, change))
    )
    later = rate + step
    rates = (rate >= 0) & (rate <= 1) & (later >= 0) & (later <= 1)
    before, after = serving + (1 - rate) * acquiring, serving + (1 - later) * acquiring
    note = np.select(
        [np.isnan(before + after), ~rates, (acquiring < 0) | (serving < 0), before <= 0],
        [
            "A figure is missing.",
            "The retention rate before or after the change does not lie between 0 and 1.",
            "A cost is negative.",
            "Nothing was spent on a customer before the change.",
        ],
        "",
    ).astype(np.object_)
    steady = "The number of customers is taken as steady: whoever leaves is replaced at the acquisition cost."
    notes = (MODEL, steady, SHARP_CRITIQUE, INSURER_REFERENCE)
    before, after = (np.where(note == "", cost, np.nan) for cost in (before, after))
    return UnitCostEffect(before, after, _relative(after, before, note), note, notes)


def _relative(after: FloatArray, before: FloatArray, note: TextArray) -> FloatArray:
    """Divide the change by the value before; NaN where a note says why there is none."""
    share = np.full(note.shape, np.nan)
    np.divide(after - before, before, out=share, where=note == "")
    return share
