"""The second-order effects of loyalty side by side: on revenue, on cost, on the people who serve."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import NamedTuple

from frontline.errors import ParameterError
from frontline.loyalty.notes import INSURER_REFERENCE, MODEL, SHARP_CRITIQUE

NOT_ADDED = (
    "Repeat revenue and acquisition saving are two readings of the same customers, who either enlarge the base "
    "or stand in for bought ones: do not add them."
)
"""Why the effects have no total."""


@dataclass(frozen=True, slots=True)
class LoyaltyAssumptions:
    """What the model is told; every figure is the reader's, none has a default but "not known".

    Parameters
    ----------
    customers
        Customers at the start of a period.
    retention_change
        Points of retention gained, as a fraction: 0.05 is five points.
    revenue
        Of one customer in a period, in money.
    referrals
        New customers whom one retained customer brings in a period.
    acquisition_cost
        Money spent to win one customer.
    serving_cost_new, serving_cost_repeat
        Money spent to serve one new and one returning customer for a period.
    employees
        People who serve them.
    turnover_change
        Change in the share of employees who leave in a period, as a fraction: -0.02 is two points fewer.
    replacement_cost
        Money spent to replace one employee.
    """

    customers: float | None = None
    retention_change: float | None = None
    revenue: float | None = None
    referrals: float | None = None
    acquisition_cost: float | None = None
    serving_cost_new: float | None = None
    serving_cost_repeat: float | None = None
    employees: float | None = None
    turnover_change: float | None = None
    replacement_cost: float | None = None


class Effect(NamedTuple):
    """One effect on the result of a period.

    Parameters
    ----------
    area
        "revenue", "cost" or "people".
    name
        What changes.
    amount
        Money a period, above 0 when the result improves; None where an assumption is missing.
    formula
        How the amount follows from the assumptions, in words.
    note
        Which assumptions are missing; "" where none is.
    """

    area: str
    name: str
    amount: float | None
    formula: str
    note: str


@dataclass(frozen=True, slots=True)
class SecondOrderEffects:
    """Five effects, to be read beside one another.

    Parameters
    ----------
    effects
        Repeat and referral revenue, acquisition and serving cost, employee retention.
    customers_kept
        Customers kept beyond those kept before; None where not known.
    notes
        What holds for all of them.
    """

    effects: tuple[Effect, ...]
    customers_kept: float | None
    notes: tuple[str, ...] = (MODEL, NOT_ADDED, SHARP_CRITIQUE, INSURER_REFERENCE)


def second_order_effects(assumptions: LoyaltyAssumptions) -> SecondOrderEffects:
    """Work out what a gain in retention would do to revenue, to cost and through the people who serve.

    Parameters
    ----------
    assumptions
        An effect is worked out where all of its assumptions are given.

    Returns
    -------
    SecondOrderEffects

    Raises
    ------
    ParameterError
        When an assumption is negative, or a change is beyond -1 to 1.

    References
    ----------
    .. [1] Heskett, J. L., Jones, T. O., Loveman, G. W., Sasser, W. E. & Schlesinger, L. A. (1994). Putting
       the service-profit chain to work. *Harvard Business Review* 72(2):164-174.

    Examples
    --------
    >>> known = LoyaltyAssumptions(customers=2000, retention_change=0.05, revenue=300, acquisition_cost=120)
    >>> for effect in second_order_effects(known).effects:
    ...     print(effect.area, "|", effect.name, "|", effect.amount, "|", effect.note or "known")
    revenue | repeat purchases | 30000.0 | known
    revenue | referrals | None | Not given: referrals.
    cost | acquisition | 12000.0 | known
    cost | serving | None | Not given: serving cost new, serving cost repeat.
    people | employee retention | None | Not given: employees, turnover change, replacement cost.
    """
    _check(assumptions)
    a = assumptions
    kept = _product(a.customers, a.retention_change)
    saving = None
    if a.serving_cost_new is not None and a.serving_cost_repeat is not None:
        saving = a.serving_cost_new - a.serving_cost_repeat
    fewer_leave = None if a.turnover_change is None else -a.turnover_change
    amounts = (
        _product(kept, a.revenue),
        _product(kept, a.referrals, a.revenue),
        _product(kept, a.acquisition_cost),
        _product(kept, saving),
        _product(a.employees, fewer_leave, a.replacement_cost),
    )
    effects = (
        Effect(area, name, amount, formula, _missing(assumptions, needs))
        for (area, name, formula, needs), amount in zip(_LINES, amounts, strict=True)
    )
    return SecondOrderEffects(tuple(effects), kept)


_KEPT = ("customers", "retention_change")
_LINES = (
    ("revenue", "repeat purchases", "customers kept x revenue", (*_KEPT, "revenue")),
    ("revenue", "referrals", "customers kept x referrals x revenue", (*_KEPT, "referrals", "revenue")),
    ("cost", "acquisition", "customers kept x acquisition cost", (*_KEPT, "acquisition_cost")),
    (
        "cost",
        "serving",
        "customers kept x (serving cost new - serving cost repeat)",
        (*_KEPT, "serving_cost_new", "serving_cost_repeat"),
    ),
    (
        "people",
        "employee retention",
        "employees x fall in turnover x replacement cost",
        ("employees", "turnover_change", "replacement_cost"),
    ),
)
_CHANGES = frozenset({"retention_change", "turnover_change"})


def _check(assumptions: LoyaltyAssumptions) -> None:
    for field in fields(assumptions):
        value = getattr(assumptions, field.name)
        if value is None:
            continue
        if field.name in _CHANGES and not -1 <= value <= 1:
            raise ParameterError(f"{field.name} must lie between -1 and 1, but got {value}")
        if field.name not in _CHANGES and not 0 <= value < float("inf"):
            raise ParameterError(f"{field.name} must be a number not less than 0, but got {value}")


def _missing(assumptions: LoyaltyAssumptions, needs: tuple[str, ...]) -> str:
    absent = [name.replace("_", " ") for name in needs if getattr(assumptions, name) is None]
    return f"Not given: {', '.join(absent)}." if absent else ""


def _product(*factors: float | None) -> float | None:
    """Multiply; None where a factor is not known."""
    product = 1.0
    for factor in factors:
        if factor is None:
            return None
        product *= factor
    return product
