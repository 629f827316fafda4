"""FLS_SCALE_MEAN: the scale score of each respondent."""

from __future__ import annotations

from frontline_udfs.core.kinds import Floats, Matrix, Number
from frontline_udfs.core.lists import NumberList
from frontline_udfs.core.scales import upright
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_SCALE_MEAN(
    answers: Matrix, scale_min: Number = 1, scale_max: Number = 5, reverse: NumberList | None = None
) -> Floats:
    """Mean of each respondent's answers to the items of a scale, as 0-100.

    Parameters
    ----------
    answers
        One column for each item, one row for each respondent; blanks and answers outside the scale are no answer.
    scale_min
        Lowest possible answer.
    scale_max
        Highest possible answer.
    reverse
        Numbers of the reverse-keyed items, such as {2,5}: those columns are turned round. Left out: none.

    Returns
    -------
    Floats
        One column without a header, one row for each respondent; #N/A where fewer than half of the items are answered.

    Examples
    --------
    =FLS_SCALE_MEAN(B2:H500)

    >>> FLS_SCALE_MEAN([[5, 4], [None, None], [3, None]])
    [[87.5], ['#N/A'], [50.0]]
    """
    from frontline.survey import scale_mean

    return scale_mean(upright(answers, reverse, scale_min, scale_max), scale_min, scale_max)[:, None]
