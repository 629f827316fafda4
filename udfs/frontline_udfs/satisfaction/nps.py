"""FLS_NPS: the Net Promoter Score of each unit."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import MinimumN, Numbers, Respondents
from frontline_udfs.core.scales import check_answers, outside_notes
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function

_LOWEST, _HIGHEST = 0, 10  # the scale of the question itself


@worksheet_function
def FLS_NPS(units: Respondents, ratings: Numbers, minimum_n: MinimumN = 5) -> Answer:
    """Net Promoter Score of each unit, -100 to 100, with its 95 % interval (adjusted Wald).

    Parameters
    ----------
    ratings
        One column: how likely each respondent is to recommend, 0 to 10; blanks are no answer.

    Returns
    -------
    Answer
        Table: unit, n, value (in points), low, high, promoters (a share, 9 and 10), detractors (a share, 0 to 6),
        note.

    Examples
    --------
    =FLS_NPS(A2:A500, B2:B500)

    >>> for row in FLS_NPS(["North"] * 5, [10, 9, 8, 3, 9]):
    ...     print([round(cell, 1) if isinstance(cell, float) else cell for cell in row])
    ['unit', 'n', 'value', 'low', 'high', 'promoters', 'detractors', 'note']
    ['North', 5, 40.0, -29.8, 79.8, 0.6, 0.2, '']
    """
    from frontline.satisfaction import count_promoters, net_promoter

    check_answers(ratings, _LOWEST, _HIGHEST, "ratings")
    counts = count_promoters(units.codes, ratings, len(units.names))
    found = net_promoter(counts.promoters, counts.detractors, counts.n)
    shown = np.where(counts.n > 0, counts.n, np.nan)
    columns = {
        "unit": units.names,
        "n": counts.n.astype(int),
        "value": found.score,
        "low": found.low,
        "high": found.high,
        "promoters": counts.promoters / shown,
        "detractors": counts.detractors / shown,
    }
    return hide_small(columns, minimum_n, outside_notes(units, ratings, _LOWEST, _HIGHEST))
