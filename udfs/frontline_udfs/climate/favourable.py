"""FLS_FAVOURABLE: the share of favourable answers of each unit."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Answers, HighestAnswer, LowestAnswer, MinimumN, Respondents
from frontline_udfs.core.lists import ReversedItems
from frontline_udfs.core.scales import outside_notes, upright
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_FAVOURABLE(
    units: Respondents,
    answers: Answers,
    scale_min: LowestAnswer = 1,
    scale_max: HighestAnswer = 5,
    minimum_n: MinimumN = 5,
    reverse: ReversedItems | None = None,
) -> Answer:
    """Share of favourable answers of each unit, such as 4 and 5 of 1 to 5, with its 95 % interval (Wilson).

    Returns
    -------
    Answer
        Table: unit, n (answered at least half of the items), favourable (a share of all answers), low, high (from
        the respondents, not their many answers), note.

    Examples
    --------
    =FLS_FAVOURABLE(A2:A500, B2:H500)

    >>> for row in FLS_FAVOURABLE(["North"] * 5, [[5], [4], [4], [3], [5]]):
    ...     print([round(cell, 3) if isinstance(cell, float) else cell for cell in row])
    ['unit', 'n', 'favourable', 'low', 'high', 'note']
    ['North', 5, 0.8, 0.376, 0.964, '']
    """
    from frontline.satisfaction import wilson_interval
    from frontline.survey import service_climate

    turned = upright(answers, reverse, scale_min, scale_max)
    found = service_climate(units.codes, turned, scale_min, scale_max, len(units.names))
    low, high = wilson_interval(found.favourable * found.n, found.n)
    columns = {"unit": units.names, "n": found.n, "favourable": found.favourable, "low": low, "high": high}
    return hide_small(columns, minimum_n, outside_notes(units, answers, scale_min, scale_max))
