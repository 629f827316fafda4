"""FLS_LIFETIME: how long customers stay."""

from __future__ import annotations

from frontline_udfs.core.answers import CellByCell
from frontline_udfs.core.kinds import Each
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_LIFETIME(retention: Each) -> CellByCell:
    """Periods that a customer stays where every period keeps the same share, 1 / (1 - retention): a model.

    Parameters
    ----------
    retention
        Share kept each period, 0 to 1; one cell or many.

    Returns
    -------
    CellByCell
        Periods, in the shape of the cells; #N/A where nobody leaves.

    Examples
    --------
    =FLS_LIFETIME(B2:B49)

    >>> round(FLS_LIFETIME(0.8), 6)
    5.0
    """
    from frontline.loyalty import expected_lifetime

    found = expected_lifetime(retention)
    return CellByCell(found.periods, found.note)
