"""FLS_CLIMATE: the service climate of each unit."""

from __future__ import annotations

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Answers, HighestAnswer, LowestAnswer, MinimumN, Respondents
from frontline_udfs.core.lists import ReversedItems
from frontline_udfs.core.scales import outside_notes, upright
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_CLIMATE(
    units: Respondents,
    answers: Answers,
    scale_min: LowestAnswer = 1,
    scale_max: HighestAnswer = 5,
    minimum_n: MinimumN = 5,
    reverse: ReversedItems | None = None,
) -> Answer:
    """Service climate of each unit, 0-100, with its 95 % interval, favourable share and agreement rwg(j).

    Returns
    -------
    Answer
        Table: unit, n (answered at least half of the items), score, low, high, favourable (a share of all answers),
        agreement rwg(j), reading (how strong the agreement is), note.

    Examples
    --------
    =FLS_CLIMATE(A2:A500, B2:H500)

    >>> for row in FLS_CLIMATE(["North"] * 5, [[5, 4], [4, 4], [4, 5], [3, 4], [5, 5]]):
    ...     print([round(cell, 3) if isinstance(cell, float) else cell for cell in row])
    ['unit', 'n', 'score', 'low', 'high', 'favourable', 'agreement rwg(j)', 'reading', 'note']
    ['North', 5, 82.5, 64.804, 100.0, 0.9, 0.857, 'strong', '']
    """
    from frontline.agreement import agreement_words
    from frontline.survey import score_interval, service_climate

    turned = upright(answers, reverse, scale_min, scale_max)
    found = service_climate(units.codes, turned, scale_min, scale_max, len(units.names))
    low, high = score_interval(found.score, found.standard_error, found.n)
    columns = {
        "unit": units.names,
        "n": found.n,
        "score": found.score,
        "low": low,
        "high": high,
        "favourable": found.favourable,
        "agreement rwg(j)": found.agreement,
        "reading": agreement_words(found.agreement),
    }
    return hide_small(columns, minimum_n, outside_notes(units, answers, scale_min, scale_max))
