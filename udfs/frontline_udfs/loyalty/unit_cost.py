"""FLS_UNIT_COST: what a few points of retention do to the cost of a customer."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Number, Numbers, NumbersOrOne
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.loyalty.told import answered, with_common_notes


@worksheet_function
def FLS_UNIT_COST(
    retention: Numbers, acquisition_cost: NumbersOrOne, serving_cost: NumbersOrOne, change: Number = 0.05
) -> Answer:
    """Cost of a customer served in a period, before and after a change in retention: a model, not a measurement.

    Parameters
    ----------
    retention
        Share kept each period before the change, 0 to 1; one cell or a column.
    acquisition_cost
        Money spent to win one customer, one for each row or one for all.
    serving_cost
        Money spent to serve one customer for a period, one for each row or one for all.
    change
        Added to the retention: 5% is five points.

    Returns
    -------
    Answer
        Table: retention, before, after (cost of a customer), change (a fraction), note.

    Examples
    --------
    =FLS_UNIT_COST(0.8, 400, 120)

    >>> header, row = FLS_UNIT_COST(0.8, 400, 120)
    >>> [round(cell, 6) for cell in row[:4]]
    [0.8, 200.0, 180.0, -0.1]
    """
    from frontline.loyalty import unit_cost_effect

    found = unit_cost_effect(retention, acquisition_cost, serving_cost, change)
    return Answer(
        {
            "retention": retention,
            "before": found.before,
            "after": found.after,
            "change": answered(found.change, found.note),
            "note": with_common_notes(found.note, found.notes),
        }
    )
