"""FLS_RATING: the name of the rating that a level score stands for."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError
from frontline_udfs.core.kinds import Each
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_RATING(score: Each) -> np.ndarray:
    """Rating in words that is the first digit of a level score: Not Meeting, Approaching, Meeting or Exceeding Target.

    Parameters
    ----------
    score
        Level scores from 1.00 to 4.99, as FLS_LEVEL_SCORE gives them: one cell, or any range.

    Returns
    -------
    np.ndarray
        One rating for each cell; an empty text where the score is missing.

    Examples
    --------
    =FLS_RATING(FLS_LEVEL_SCORE(B2:B49, 71, 82.4, 90.4))

    >>> FLS_RATING([1.88, 3.66, "#N/A"])
    [['Not Meeting Target'], ['Meeting Target'], ['']]
    """
    from frontline.targets import RATINGS, rating

    highest = len(RATINGS) + 1
    if (outside := score[(score < 1) | (score >= highest)]).size:
        rule = f"score must be at least 1 and less than {highest}"
        raise CellError(f"{rule}, but is {outside[0]:g}. FLS_LEVEL_SCORE gives such scores.", OUT_OF_RANGE)
    return rating(score)
