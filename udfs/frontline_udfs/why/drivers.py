"""FLS_DRIVERS: what moves an outcome most."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.kinds import Drivers, Numbers, Whole, Word
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.why.measure_table import why_not

if TYPE_CHECKING:
    from frontline.linkage import Drivers as Found


@worksheet_function
def FLS_DRIVERS(outcome: Numbers, drivers: Drivers, method: Word = "johnson", lag: Whole = 0) -> Answer:
    """Share of each driver in what all explain of an outcome, largest first, with 95 % intervals (relative weights).

    Parameters
    ----------
    outcome
        One column: what is to be explained, a row a respondent, with its header.
    drivers
        Columns of the same rows with their headers, which are the drivers' names; a row with a blank is left out.
    method
        "johnson" (Johnson's relative weights) or "lmg" (LMG, at most 14 drivers).
    lag
        How many periods the outcome comes after the drivers in the cells given; it is said beside the result.

    Returns
    -------
    Answer
        Table: driver, n (respondents), share, low, high, explained (of the outcome's variance), correlation, note.

    Examples
    --------
    =FLS_DRIVERS(I1:I500, B1:H500)

    >>> staffing, training = [1, 2, 3, 4, 5] * 5, [1, 1, 2, 3, 3, 5, 4, 4, 2, 1] * 2 + [5, 3, 1, 2, 4]
    >>> outcome = [3 * one + other for one, other in zip(staffing, training)]
    >>> cells = [["staffing", "training"], *map(list, zip(staffing, training))]
    >>> header, *rows = FLS_DRIVERS(["satisfied", *outcome], cells)
    >>> [(row[0], row[1], round(row[2], 3)) for row in rows]
    [('staffing', 25, 0.943), ('training', 25, 0.057)]
    """
    from frontline.linkage import drivers_of

    found = drivers_of(outcome, drivers.values, drivers.names, method=method, lag=lag)
    if not found.available:
        raise CellError(why_not(found.notes), NOT_AVAILABLE)
    return _table(found)


def _table(found: Found) -> Answer:
    order = np.argsort(-found.weight, kind="stable")
    return Answer(
        {
            "driver": [found.names[place] for place in order],
            "n": [found.n] * len(order),
            "share": found.share[order],
            "low": found.low[order],
            "high": found.high[order],
            "explained": found.weight[order],
            "correlation": found.correlation[order],
            "note": [" ".join(found.notes), *[""] * (len(order) - 1)],
        }
    )
