"""FLS_TOPBOX: the share of the most satisfied of each unit."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import HighestAnswer, LowestAnswer, MinimumN, Numbers, Respondents, Whole
from frontline_udfs.core.scales import check_answers, outside_notes
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_TOPBOX(
    units: Respondents,
    ratings: Numbers,
    top: Whole = 1,
    minimum_n: MinimumN = 5,
    scale_min: LowestAnswer = 1,
    scale_max: HighestAnswer = 5,
) -> Answer:
    """Share of respondents who chose the top answers, by unit, with its 95 % interval (Wilson).

    Parameters
    ----------
    ratings
        One column: each respondent's rating; blanks are no answer.
    top
        How many answers count as the top: 1 is the best answer alone, 2 the two best.
    scale_min
        Lowest possible rating.
    scale_max
        Highest possible rating.

    Returns
    -------
    Answer
        Table: unit, n, value (a share), low, high, note.

    Examples
    --------
    =FLS_TOPBOX(A2:A500, B2:B500, 2)

    >>> for row in FLS_TOPBOX(["North"] * 5, [5, 5, 4, 5, 3]):
    ...     print(row)
    ['unit', 'n', 'value', 'low', 'high', 'note']
    ['North', 5, 0.6, 0.23072428127601297, 0.8823792257673521, '']
    """
    from frontline.checks import whole_number
    from frontline.satisfaction import top_box

    whole_number("top", top, 1)
    check_answers(ratings, scale_min, scale_max, "ratings")
    found = top_box(units.codes, ratings, scale_min, scale_max, len(units.names), boxes=top)
    columns = {
        "unit": units.names,
        "n": found.n.astype(int),
        "value": found.share,
        "low": found.low,
        "high": found.high,
    }
    return hide_small(columns, minimum_n, outside_notes(units, ratings, scale_min, scale_max))
