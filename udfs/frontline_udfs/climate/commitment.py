"""FLS_COMMITMENT: who wants to stay and who has to, in each unit."""

from __future__ import annotations

from typing import Any

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import Answers, HighestAnswer, LowestAnswer, MinimumN, Respondents
from frontline_udfs.core.lists import ReversedItems
from frontline_udfs.core.scales import outside_notes, upright
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_COMMITMENT(
    units: Respondents,
    affective: Answers,
    continuance: Answers,
    scale_min: LowestAnswer = 1,
    scale_max: HighestAnswer = 7,
    minimum_n: MinimumN = 5,
    reverse_affective: ReversedItems | None = None,
    reverse_continuance: ReversedItems | None = None,
) -> Answer:
    """Shares of each unit's people by whether they want to stay and whether they have to (Allen & Meyer).

    Parameters
    ----------
    affective
        Answers to the items on wanting to stay, one column for each.
    continuance
        Answers to the items on having to stay, one column for each.
    reverse_affective
        Numbers of the reverse-keyed items of affective, such as {3}. Left out: none.
    reverse_continuance
        Numbers of the reverse-keyed items of continuance, such as {2}. Left out: none.

    Returns
    -------
    Answer
        Table: unit, n (answered at least half of both), the shares engaged (want and have to), loyal by choice,
        trapped and leaving, the means affective and continuance (0-100), low and high of each (95 %: Wilson, Student's
        t), note.

    Examples
    --------
    =FLS_COMMITMENT(A2:A500, B2:E500, F2:H500)

    >>> header, row = FLS_COMMITMENT(["North"] * 5, [6, 7, 2, 1, 6], [6, 2, 7, 2, 1])
    >>> header[2:8]
    ['engaged', 'loyal by choice', 'trapped', 'leaving', 'affective', 'continuance']
    >>> [round(cell, 1) for cell in row[2:8]]
    [0.2, 0.4, 0.2, 0.2, 56.7, 43.3]
    >>> print(header[8:10], [round(cell, 2) for cell in row[8:10]])
    ['engaged low', 'engaged high'] [0.04, 0.62]
    """
    from frontline.commitment import commitment_quadrants
    from frontline.satisfaction import wilson_interval
    from frontline.survey import scale_mean, score_interval, service_climate

    want = upright(affective, reverse_affective, scale_min, scale_max, "affective")
    have = upright(continuance, reverse_continuance, scale_min, scale_max, "continuance")
    # small units are hidden below, with the same words as everywhere
    found = commitment_quadrants(units.codes, want, have, len(units.names), scale_min, scale_max, minimum_n=1)
    shares = {
        "engaged": found.engaged,
        "loyal by choice": found.loyal_by_choice,
        "trapped": found.trapped,
        "leaving": found.leaving,
    }
    means = {"affective": found.affective, "continuance": found.continuance}
    intervals = {name: wilson_interval(share * found.n, found.n) for name, share in shares.items()}
    both = ~(np.isnan(scale_mean(want, scale_min, scale_max)) | np.isnan(scale_mean(have, scale_min, scale_max)))
    for name, answers in (("affective", want), ("continuance", have)):
        scored = service_climate(units.codes[both], answers[both], scale_min, scale_max, len(units.names))
        intervals[name] = score_interval(scored.score, scored.standard_error, scored.n)
    columns: dict[str, Any] = {"unit": units.names, "n": found.n, **shares, **means}
    for name, (low, high) in intervals.items():
        columns |= {f"{name} low": low, f"{name} high": high}
    return hide_small(columns, minimum_n, outside_notes(units, np.hstack([want, have]), scale_min, scale_max))
