"""FLS_ALPHA: the internal consistency of a scale."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.kinds import HighestAnswer, LowestAnswer, NamedAnswers, Word
from frontline_udfs.core.lists import ReversedItems
from frontline_udfs.core.scales import outside_note, upright
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_ALPHA(
    answers: NamedAnswers,
    scale_min: LowestAnswer = 1,
    scale_max: HighestAnswer = 5,
    reverse: ReversedItems | None = None,
    missing: Word = "listwise",
) -> Answer:
    """How far the items of a scale measure one thing (Cronbach's alpha), with its 95 % interval (Feldt).

    Parameters
    ----------
    missing
        "listwise": respondents with a missing answer are left out; "pairwise": each pair of items uses those who
        answered both.

    Returns
    -------
    Answer
        Table of one row: items, n, alpha, low, high, note (items that look reverse-keyed are named).

    Examples
    --------
    =FLS_ALPHA(B1:H500)

    >>> for row in FLS_ALPHA([[4, 5, 4], [5, 5, 4], [4, 4, 3], [2, 2, 1], [3, 3, 2]]):
    ...     print([round(cell, 3) if isinstance(cell, float) else cell for cell in row])
    ['items', 'n', 'alpha', 'low', 'high', 'note']
    [3, 5, 0.985, 0.926, 0.998, '']
    """
    from frontline.survey import cronbach_alpha, on_scale

    turned = on_scale(upright(answers.values, reverse, scale_min, scale_max), scale_min, scale_max)
    found = cronbach_alpha(turned, missing, names=answers.names)
    if np.isnan(found.alpha):
        raise CellError(" ".join(found.notes), NOT_AVAILABLE)
    notes = filter(None, (*found.notes, outside_note(answers.values, scale_min, scale_max)))
    return Answer(
        {
            "items": [found.items],
            "n": [found.n],
            "alpha": [found.alpha],
            "low": [found.low],
            "high": [found.high],
            "note": [" ".join(notes)],
        }
    )
