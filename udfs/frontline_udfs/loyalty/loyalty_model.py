"""FLS_LOYALTY_MODEL: what a gain in retention would do to revenue, to cost and through the people who serve."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.kinds import Number
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_LOYALTY_MODEL(
    customers: Number | None = None,
    retention_change: Number | None = None,
    revenue: Number | None = None,
    referrals: Number | None = None,
    acquisition_cost: Number | None = None,
    serving_cost_new: Number | None = None,
    serving_cost_repeat: Number | None = None,
    employees: Number | None = None,
    turnover_change: Number | None = None,
    replacement_cost: Number | None = None,
) -> Answer:
    """Second-order effects of loyalty on revenue, cost and employees, in money a period: a model, not a measurement.

    Parameters
    ----------
    customers
        Customers at the start of a period.
    retention_change
        Points of retention gained, as a fraction: 5% is five points.
    revenue
        Revenue of one customer in a period.
    referrals
        New customers whom one retained customer brings in a period.
    acquisition_cost
        Money spent to win one customer.
    serving_cost_new
        Money spent to serve one new customer for a period.
    serving_cost_repeat
        Money spent to serve one returning customer for a period.
    employees
        People who serve the customers.
    turnover_change
        Change in the share of employees who leave in a period: -2% is two points fewer.
    replacement_cost
        Money spent to replace one employee.

    Returns
    -------
    Answer
        Table: area, effect, value (money, above 0 when the result improves), formula, note.

    Examples
    --------
    =FLS_LOYALTY_MODEL(B1, B2, B3, B4, B5, B6, B7, B8, B9, B10)

    >>> for row in FLS_LOYALTY_MODEL(2000, 0.05, 300, None, 120):
    ...     print(row[:3])
    ['area', 'effect', 'value']
    ['revenue', 'repeat purchases', 30000.0]
    ['revenue', 'referrals', '#N/A']
    ['cost', 'acquisition', 12000.0]
    ['cost', 'serving', '#N/A']
    ['people', 'employee retention', '#N/A']
    """
    from frontline.loyalty import LoyaltyAssumptions, second_order_effects

    found = second_order_effects(
        LoyaltyAssumptions(
            customers, retention_change, revenue, referrals, acquisition_cost,
            serving_cost_new, serving_cost_repeat, employees, turnover_change, replacement_cost,
        )
    )  # fmt: skip
    effects = found.effects
    if all(effect.amount is None for effect in effects):
        raise CellError(f"No effect has all its figures. {effects[0].name}: {effects[0].note}", NOT_AVAILABLE)
    return Answer(
        {
            "area": [effect.area for effect in effects],
            "effect": [effect.name for effect in effects],
            "value": [float("nan") if effect.amount is None else effect.amount for effect in effects],
            "formula": [effect.formula for effect in effects],
            "note": [" ".join((effects[0].note, *found.notes)).strip(), *(effect.note for effect in effects[1:])],
        }
    )
