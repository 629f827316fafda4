"""FLS_FAVOURABLE: the share of favourable answers of each unit."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Matrix, Number, Units, Whole
from frontline_udfs.core.lists import NumberList
from frontline_udfs.core.scales import outside_notes, upright
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_FAVOURABLE(
    units: Units,
    answers: Matrix,
    scale_min: Number = 1,
    scale_max: Number = 5,
    minimum_n: Whole = 5,
    reverse: NumberList | None = None,
) -> Answer:
    """Share of favourable answers of each unit, such as 4 and 5 of 1 to 5, with its 95 % interval (Wilson).

    Parameters
    ----------
    units
        One column: the unit of each respondent.
    answers
        One column for each item, one row for each respondent; blanks are no answer.
    scale_min
        Lowest possible answer.
    scale_max
        Highest possible answer.
    minimum_n
        Smallest number of respondents shown; smaller units show #N/A and say why.
    reverse
        Numbers of the reverse-keyed items, such as {2,5}: those columns are turned round. Left out: none.

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
