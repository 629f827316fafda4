"""FLS_RETENTION: the share of its customers that each unit kept."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import LabelsOrOne, Numbers, NumbersOrOne
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.loyalty.told import answered


@worksheet_function
def FLS_RETENTION(
    units: LabelsOrOne, customers_before: Numbers, customers_after: Numbers, customers_new: NumbersOrOne
) -> Answer:
    """Share of the customers of the start of a period who were still there at its end, with its 95 % interval (Wilson).

    Parameters
    ----------
    units
        Unit of each row, or one name for all.
    customers_before
        Customers at the start of the period.
    customers_after
        Customers at the end of the period.
    customers_new
        Customers of the end who joined within the period: one count for each unit, or one for all.

    Returns
    -------
    Answer
        Table: unit, n (customers at the start), kept, value (a share), low, high, note.

    Examples
    --------
    =FLS_RETENTION(A2:A49, B2:B49, C2:C49, D2:D49)

    >>> header, row = FLS_RETENTION("North", 200, 190, 30)
    >>> header
    ['unit', 'n', 'kept', 'value', 'low', 'high', 'note']
    >>> row[:4], round(row[4], 3), round(row[5], 3)
    (['North', 200.0, 160.0, 0.8], 0.739, 0.85)
    """
    from frontline.loyalty import retention

    found = retention(customers_before, customers_after, customers_new)
    return Answer(
        {
            "unit": units,
            "n": found.n,
            "kept": found.kept,
            "value": answered(found.rate, found.note),
            "low": found.low,
            "high": found.high,
            "note": found.note,
        }
    )
