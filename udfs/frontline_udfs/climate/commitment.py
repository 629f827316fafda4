"""FLS_COMMITMENT: who wants to stay and who has to, in each unit."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Matrix, Number, Units, Whole
from frontline_udfs.core.lists import NumberList
from frontline_udfs.core.scales import outside_notes, upright
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_COMMITMENT(
    units: Units,
    affective: Matrix,
    continuance: Matrix,
    scale_min: Number = 1,
    scale_max: Number = 7,
    minimum_n: Whole = 5,
    reverse_affective: NumberList | None = None,
    reverse_continuance: NumberList | None = None,
) -> Answer:
    """Shares of each unit's people by whether they want to stay and whether they have to (Allen & Meyer).

    Parameters
    ----------
    units
        One column: the unit of each respondent.
    affective
        Answers to the items on wanting to stay, one column for each.
    continuance
        Answers to the items on having to stay, one column for each.
    scale_min
        Lowest possible answer.
    scale_max
        Highest possible answer.
    minimum_n
        Smallest number of respondents shown; smaller units show #N/A and say why.
    reverse_affective
        Numbers of the reverse-keyed items of affective, such as {3}. Left out: none.
    reverse_continuance
        Numbers of the reverse-keyed items of continuance, such as {2}. Left out: none.

    Returns
    -------
    Answer
        Table: unit, n (answered at least half of both), the shares engaged (want and have to), loyal by choice,
        trapped and leaving, the means affective and continuance (0-100), note.

    Examples
    --------
    =FLS_COMMITMENT(A2:A500, B2:E500, F2:H500)

    >>> for row in FLS_COMMITMENT(["North"] * 5, [6, 7, 2, 1, 6], [6, 2, 7, 2, 1]):
    ...     print([round(cell, 1) if isinstance(cell, float) else cell for cell in row])
    ['unit', 'n', 'engaged', 'loyal by choice', 'trapped', 'leaving', 'affective', 'continuance', 'note']
    ['North', 5, 0.2, 0.4, 0.2, 0.2, 56.7, 43.3, '']
    """
    from frontline.commitment import commitment_quadrants

    want = upright(affective, reverse_affective, scale_min, scale_max, "affective")
    have = upright(continuance, reverse_continuance, scale_min, scale_max, "continuance")
    # small units are hidden below, with the same words as everywhere
    found = commitment_quadrants(units.codes, want, have, len(units.names), scale_min, scale_max, minimum_n=1)
    columns = {
        "unit": units.names,
        "n": found.n,
        "engaged": found.engaged,
        "loyal by choice": found.loyal_by_choice,
        "trapped": found.trapped,
        "leaving": found.leaving,
        "affective": found.affective,
        "continuance": found.continuance,
    }
    return hide_small(columns, minimum_n, outside_notes(units, np.hstack([want, have]), scale_min, scale_max))
