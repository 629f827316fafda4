"""FLS_SCALE_MEAN: the scale score of each respondent."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import CellByCell
from frontline_udfs.core.kinds import Answers, HighestAnswer, LowestAnswer
from frontline_udfs.core.lists import ReversedItems
from frontline_udfs.core.scales import upright
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_SCALE_MEAN(
    answers: Answers, scale_min: LowestAnswer = 1, scale_max: HighestAnswer = 5, reverse: ReversedItems | None = None
) -> CellByCell:
    """Mean of each respondent's answers to the items of a scale, as 0-100.

    Parameters
    ----------
    answers
        One column for each item, one row for each respondent; blanks and answers outside the scale are no answer.

    Returns
    -------
    CellByCell
        One column without a header, one row for each respondent; #N/A where fewer than half of the items are answered.

    Examples
    --------
    =FLS_SCALE_MEAN(B2:H500)

    >>> FLS_SCALE_MEAN([[5, 4], [None, None], [3, None]])
    [[87.5], ['#N/A'], [50.0]]
    """
    from frontline.survey import scale_mean

    mean = scale_mean(upright(answers, reverse, scale_min, scale_max), scale_min, scale_max)[:, None]
    return CellByCell(mean, np.where(np.isnan(mean), "Fewer than half of the items are answered.", ""))
