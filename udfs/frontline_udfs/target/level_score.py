"""FLS_LEVEL_SCORE: a score by three target levels."""

from __future__ import annotations

from frontline_udfs.core.kinds import Each, Floats, Word
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_LEVEL_SCORE(actual: Each, approaching: Each, meeting: Each, exceeding: Each, better: Word = "higher") -> Floats:
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
    Floats
        One score for each cell; #N/A where a number is blank or the levels are out of order.

    Examples
    --------
    =FLS_LEVEL_SCORE(B2:B49, 71, 82.4, 90.4)

    >>> round(FLS_LEVEL_SCORE(87.7, 71, 82.4, 90.4), 2)
    3.66
    """
    from frontline.targets import level_score

    return level_score(actual, approaching, meeting, exceeding, better).score
