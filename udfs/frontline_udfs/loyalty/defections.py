"""FLS_DEFECTIONS: how many of the customers whom each unit wanted to keep have left."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError
from frontline_udfs.core.kinds import Dates, Day, FlagsOrOne, Units
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_DEFECTIONS(
    units: Units,
    target_customer: FlagsOrOne,
    started: Dates,
    ended: Dates,
    period_start: Day,
    period_end: Day,
) -> Answer:
    """Share of the target customers whom each unit lost within a period, with its 95 % interval (Wilson).

    Parameters
    ----------
    units
        One column: the unit of each customer, or one name for all.
    target_customer
        TRUE or yes where the customer is one the unit means to serve, or one TRUE for all.
    started
        First day as a customer; a blank counts as before the period.
    ended
        Day of leaving; blank for a customer still.
    period_start
        First day of the period, one cell; who left on it was no customer any more.
    period_end
        Last day of the period, one cell.

    Returns
    -------
    Answer
        Table: unit, n (target customers at the start), left, value (a share), low, high, others left, note.

    Examples
    --------
    =FLS_DEFECTIONS(B2:B900, F2:F900, H2:H900, I2:I900, DATE(2025,1,1), DATE(2025,12,31))

    >>> wanted, started, ended = ["yes", "no", "yes"], ["2023-01-01"] * 3, ["2024-05-01", "2024-06-01", None]
    >>> header, row = FLS_DEFECTIONS("North", wanted, started, ended, "2024-01-01", "2024-12-31")
    >>> row[:4], row[6]
    (['North', 2, 1, 0.5], 1)
    """
    from frontline.loyalty import defections

    if not period_end > period_start:
        raise CellError(
            f"period_end must be later than period_start, {period_start}, but is {period_end}.", OUT_OF_RANGE
        )
    found = defections(units.codes, target_customer, started, ended, period_start, period_end, len(units.names))
    return Answer(
        {
            "unit": units.names,
            "n": found.n.astype(int),
            "left": found.defected.astype(int),
            "value": found.rate,
            "low": found.low,
            "high": found.high,
            "others left": found.others_left.astype(int),
            "note": found.note,
        }
    )
