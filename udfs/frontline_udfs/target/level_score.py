"""FLS_LEVEL_SCORE: a score by three target levels."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import CellByCell
from frontline_udfs.core.kinds import Better, Each
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_LEVEL_SCORE(
    actual: Each, approaching: Each, meeting: Each, exceeding: Each, better: Better = "higher"
) -> CellByCell:
    """Score from 1.00 to 4.99 by the target levels approaching, meeting and exceeding; its first digit is the rating.

    Parameters
    ----------
    actual
        Results: one cell, or any range.
    approaching
        Level from which a result approaches its target: 2.00.
    meeting
        Level that meets the target: 3.00.
    exceeding
        Level that exceeds the target: 4.00.
    better
        "higher": the levels rise. "lower": they fall.

    Returns
    -------
    CellByCell
        One score for each cell; #N/A where a number is blank or the levels are out of order.

    Examples
    --------
    =FLS_LEVEL_SCORE(B2:B49, 71, 82.4, 90.4)

    >>> round(FLS_LEVEL_SCORE(87.7, 71, 82.4, 90.4), 2)
    3.66
    """
    from frontline.targets import level_score

    score = level_score(actual, approaching, meeting, exceeding, better).score
    given = {"actual": actual, "approaching": approaching, "meeting": meeting, "exceeding": exceeding}
    order = f"approaching, meeting and exceeding must {'rise' if better == 'higher' else 'fall'} in that order."
    reasons = np.select([np.isnan(cells) for cells in given.values()], [f"{name} is blank." for name in given], order)
    return CellByCell(score, np.where(np.isnan(score), reasons, ""))
