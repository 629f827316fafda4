"""FLS_AGREEMENT_LIMIT: the agreement that chance alone reaches."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import CellByCell
from frontline_udfs.core.kinds import Each, Number, Whole
from frontline_udfs.core.limits import MOST_COUNTED, at_most
from frontline_udfs.core.worksheet_function import worksheet_function

_MOST_DRAWN = 20_000  # some ten seconds


@worksheet_function
def FLS_AGREEMENT_LIMIT(n: Each, items: Whole, points: Whole = 5, level: Number = 0.95) -> CellByCell:
    """Agreement rwg(j) that 95 % of groups who answer at random stay within: above it, people truly agree.

    Parameters
    ----------
    n
        Respondents of each unit: one cell or many.
    items
        Items of the scale.
    points
        Answers that the scale offers.
    level
        Share of random groups that stay within the limit.

    Returns
    -------
    CellByCell
        The limit of each cell, in the same shape; #N/A below two respondents. Simulated with 10,000 groups of
        each size, always the same.

    Examples
    --------
    =FLS_AGREEMENT_LIMIT(B2:B49, 7)

    >>> [round(limit, 2) for limit in FLS_AGREEMENT_LIMIT([[10, 100]], 7)[0]]
    [0.62, 0.28]
    """
    from frontline.agreement import agreement_by_chance

    at_most("n", np.nanmax(n, initial=0), MOST_COUNTED)
    at_most("different n times items times points", np.unique(n).size * items * points, _MOST_DRAWN)
    sizes = np.nan_to_num(np.maximum(n, 0)).astype(np.int64)
    limit = agreement_by_chance(sizes, items, points, level).limit
    return CellByCell(limit, np.where(np.isnan(limit), "Agreement takes two respondents at least.", ""))
