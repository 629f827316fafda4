"""FLS_AGREEMENT_LIMIT: the agreement that chance alone reaches."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.kinds import Each, Floats, Number, Whole
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_AGREEMENT_LIMIT(n: Each, items: Whole, points: Whole = 5, level: Number = 0.95) -> Floats:
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
    Floats
        The limit of each cell, in the same shape; #N/A below two respondents. Simulated with 10,000 groups of
        each size, always the same.

    Examples
    --------
    =FLS_AGREEMENT_LIMIT(B2:B49, 7)

    >>> [round(limit, 2) for limit in FLS_AGREEMENT_LIMIT([[10, 100]], 7)[0]]
    [0.62, 0.28]
    """
    from frontline.agreement import agreement_by_chance

    sizes = np.nan_to_num(n, nan=0.0).astype(np.int64)
    return agreement_by_chance(sizes, items, points, level).limit
