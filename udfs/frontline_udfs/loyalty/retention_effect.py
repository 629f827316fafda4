"""FLS_RETENTION_EFFECT: what a few points of retention do to the value of a customer."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.kinds import Number, Numbers
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.loyalty.told import with_common_notes


@worksheet_function
def FLS_RETENTION_EFFECT(
    retention: Numbers,
    change: Number = 0.05,
    discount: Number = 0.1,
    margin: Number = 1,
    acquisition_cost: Number = 0,
) -> Answer:
    """Change of customer lifetime value with a change in retention, in both conventions: a model, not a measurement.

    Parameters
    ----------
    retention
        Share kept each period before the change, 0 to 1; one cell or a column.
    change
        Added to the retention: 5% is five points.
    discount
        Discount rate a period, a fraction of at least 0.
    margin
        Margin of a customer in a period, in money; it matters only beside an acquisition cost.
    acquisition_cost
        Money spent once to win a customer.

    Returns
    -------
    Answer
        Table: retention, after renewal and first certain (changes as fractions, see FLS_LIFETIME_VALUE), note.

    Examples
    --------
    =FLS_RETENTION_EFFECT(B2:B49, 5%)

    >>> header, *rows = FLS_RETENTION_EFFECT([0.6, 0.8, 0.9])
    >>> [(row[0], round(row[1], 3)) for row in rows]
    [(0.6, 0.204), (0.8, 0.275), (0.9, 0.407)]
    """
    from frontline.loyalty import value_effect

    found = value_effect(retention, change, discount, margin, acquisition_cost)
    if np.isnan(found.after_renewal).all():
        raise CellError(str(found.note[0]), NOT_AVAILABLE)
    return Answer(
        {
            "retention": retention,
            "after renewal": found.after_renewal,
            "first certain": found.first_certain,
            "note": with_common_notes(found.note, found.notes),
        }
    )
