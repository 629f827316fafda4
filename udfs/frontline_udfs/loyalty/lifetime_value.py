"""FLS_LIFETIME_VALUE: what a customer is worth over the years."""

from __future__ import annotations

from frontline_udfs.core.answers import CellByCell
from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError
from frontline_udfs.core.kinds import Each, Word
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_LIFETIME_VALUE(
    margin: Each,
    retention: Each,
    discount: Each,
    acquisition_cost: Each | None = None,
    first_margin: Word = "renewal",
) -> CellByCell:
    """Value of a customer over the years from margin, retention and discount, all constant: a model, not a measurement.

    Parameters
    ----------
    margin
        Margin that a customer leaves each period, in money; one cell or many.
    retention
        Share kept each period, 0 to 1.
    discount
        Discount rate a period, a fraction of at least 0.
    acquisition_cost
        Money spent once to win the customer, taken off the value. Left out: none.
    first_margin
        "renewal": the first margin comes at the end of the first period, from those who stay. "certain": at once,
        from everybody; the value is then higher by one margin.

    Returns
    -------
    CellByCell
        Money, in the shape of the cells; #N/A where the value has no limit.

    Examples
    --------
    =FLS_LIFETIME_VALUE(B2, C2, 10%)

    >>> round(FLS_LIFETIME_VALUE(100, 0.8, 0.1), 2), round(FLS_LIFETIME_VALUE(100, 0.8, 0.1, None, "certain"), 2)
    (266.67, 366.67)
    """
    from frontline.loyalty import lifetime_value

    if first_margin not in {"renewal", "certain"}:
        raise CellError(f'first_margin must be "renewal" or "certain", but is {first_margin!r}.', OUT_OF_RANGE)
    found = lifetime_value(margin, retention, discount, 0.0 if acquisition_cost is None else acquisition_cost)
    values = found.after_renewal if first_margin == "renewal" else found.first_certain
    return CellByCell(values, found.note)
