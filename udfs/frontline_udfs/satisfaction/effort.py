"""FLS_EFFORT: the customer effort score of each unit."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Flag, MinimumN, Numbers, Respondents
from frontline_udfs.core.scales import check_answers, outside_notes
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function

_LOWEST, _HIGHEST = 1, 7  # the scale of the question itself


@worksheet_function
def FLS_EFFORT(
    units: Respondents,
    ratings: Numbers,
    minimum_n: MinimumN = 5,
    reverse: Flag = False,  # noqa: FBT002 - a cell has no keywords
) -> Answer:
    """Customer effort score of each unit: mean ease 1 to 7 and share who found it easy, with 95 % intervals.

    Parameters
    ----------
    ratings
        One column: how far each respondent agrees that it was made easy, 1 to 7; blanks are no answer.
    reverse
        TRUE where the question asks for effort, so that a high answer is bad. Left out: FALSE.

    Returns
    -------
    Answer
        Table: unit, n, score (mean, higher is easier), low, high (Student's t), favourable (share of answers 5 to 7),
        favourable low, favourable high (Wilson), note.

    Examples
    --------
    =FLS_EFFORT(A2:A500, B2:B500)

    >>> for row in FLS_EFFORT(["North"] * 5, [7, 5, 6, 2, 5]):
    ...     print([round(cell, 2) if isinstance(cell, float) else cell for cell in row])
    ['unit', 'n', 'score', 'low', 'high', 'favourable', 'favourable low', 'favourable high', 'note']
    ['North', 5, 5.0, 2.68, 7.0, 0.8, 0.38, 0.96, '']
    """
    from frontline.satisfaction import customer_effort

    check_answers(ratings, _LOWEST, _HIGHEST, "ratings")
    turned = _LOWEST + _HIGHEST - ratings if reverse else ratings
    found = customer_effort(units.codes, turned, len(units.names))
    columns = {
        "unit": units.names,
        "n": found.n.astype(int),
        "score": found.mean,
        "low": found.low,
        "high": found.high,
        "favourable": found.share,
        "favourable low": found.share_low,
        "favourable high": found.share_high,
    }
    outside = outside_notes(units, ratings, _LOWEST, _HIGHEST)
    # that all of a few answers agree would tell what each of them was
    notes = np.where(found.n < minimum_n, "", found.note).tolist()
    told = [" ".join(filter(None, both)) for both in zip(notes, outside, strict=True)]
    return hide_small(columns, minimum_n, told)
