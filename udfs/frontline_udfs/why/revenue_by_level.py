"""FLS_REVENUE_BY_LEVEL: what totally satisfied customers spend beside the somewhat satisfied."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.kinds import Labels, MinimumN, Number, Numbers, Whole
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.why.measure_table import why_not

if TYPE_CHECKING:
    from frontline.linkage import RevenueByLevel


@worksheet_function
def FLS_REVENUE_BY_LEVEL(
    satisfaction: Numbers,
    revenue: Numbers,
    units: Labels | None = None,
    totally: Number = 5,
    somewhat: Number = 4,
    lag: Whole = 0,
    minimum_n: MinimumN = 5,
) -> Answer:
    """Mean revenue at each level of satisfaction, and totally over somewhat satisfied, with an interval (bootstrap).

    Parameters
    ----------
    satisfaction
        One column: the answer of each customer; a customer with a blank is left out.
    revenue
        One column: the revenue of the same customers.
    units
        Unit of each customer, so that the interval allows for customers of a unit being alike.
    totally
        The answer of totally satisfied customers.
    somewhat
        The answer to compare with.
    lag
        How many periods the revenue comes after the answers; it is said beside the result.
    minimum_n
        Smallest number of customers whose mean is shown.

    Returns
    -------
    Answer
        Table: measure, n (customers), value, low, high, note; the ratio first, then a row a level, best first.

    Examples
    --------
    =FLS_REVENUE_BY_LEVEL(B2:B500, C2:C500)

    >>> header, *rows = FLS_REVENUE_BY_LEVEL([5, 5, 5, 4, 4, 4], [300, 240, 260, 110, 90, 130], minimum_n=3)
    >>> [(row[0], row[1], round(row[2], 3)) for row in rows]
    [('5 over 4', 6, 2.424), ('mean at 5', 3, 266.667), ('mean at 4', 3, 110.0)]
    """
    from frontline.linkage import revenue_by_level
    from frontline_udfs.core.names import numbered

    codes = None if units is None else numbered(units).codes
    found = revenue_by_level(satisfaction, revenue, codes, totally=totally, somewhat=somewhat, lag=lag)
    if not len(found.levels):
        raise CellError(why_not(found.notes), NOT_AVAILABLE)
    return _table(found, totally, somewhat, minimum_n)


def _table(found: RevenueByLevel, totally: float, somewhat: float, minimum_n: int) -> Answer:
    """Return the rows; the ratio would give away the mean of a level that is hidden."""
    compared = np.isin(found.levels, (totally, somewhat))
    hidden = bool((found.n[compared] < minimum_n).any())
    ratio = [np.nan] * 3 if hidden else [found.estimate, found.low, found.high]
    reason = (f"One of the two levels has fewer than {minimum_n} customers.",) if hidden else ()
    blank = [None] * len(found.levels)
    columns = {
        "measure": [f"{totally:g} over {somewhat:g}", *(f"mean at {answer:g}" for answer in found.levels[::-1])],
        "n": np.concatenate([[found.n[compared].sum()], found.n[::-1]]),
        "value": np.concatenate([ratio[:1], found.mean[::-1]]),
        "low": [ratio[1], *blank],
        "high": [ratio[2], *blank],
    }
    return hide_small(columns, minimum_n, [" ".join((*reason, *found.notes)), *[""] * len(found.levels)])
