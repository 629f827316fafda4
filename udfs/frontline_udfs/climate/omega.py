"""FLS_OMEGA: the reliability of a scale by one common factor."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.kinds import HighestAnswer, LowestAnswer, NamedAnswers, Word
from frontline_udfs.core.lists import ReversedItems
from frontline_udfs.core.scales import outside_note, upright
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_OMEGA(
    answers: NamedAnswers,
    scale_min: LowestAnswer = 1,
    scale_max: HighestAnswer = 5,
    reverse: ReversedItems | None = None,
    missing: Word = "listwise",
) -> Answer:
    """Reliability of a scale without asking that all items measure equally well (McDonald's omega).

    Parameters
    ----------
    answers
        One column for each item, three at least, one row for each respondent; words above them are their names.
    missing
        "listwise": respondents with a missing answer are left out; "pairwise": each pair of items uses those who
        answered both.

    Returns
    -------
    Answer
        Table of one row: items, n, omega, note (items that run against the others are named).

    Examples
    --------
    =FLS_OMEGA(B1:H500)

    >>> answers = [[3, 3, 2, 1], [1, 3, 2, 1], [3, 2, 2, 2], [3, 4, 3, 3], [5, 5, 3, 4], [2, 3, 2, 3], [2, 2, 2, 2]]
    >>> for row in FLS_OMEGA(answers):
    ...     print([round(cell, 3) if isinstance(cell, float) else cell for cell in row])
    ['items', 'n', 'omega', 'note']
    [4, 7, 0.91, '']
    """
    from frontline.survey import mcdonald_omega, on_scale

    turned = on_scale(upright(answers.values, reverse, scale_min, scale_max), scale_min, scale_max)
    found = mcdonald_omega(turned, missing, answers.names)
    if np.isnan(found.omega):
        raise CellError(" ".join(found.notes), NOT_AVAILABLE)
    notes = filter(None, (*found.notes, outside_note(answers.values, scale_min, scale_max)))
    return Answer({"items": [found.items], "n": [found.n], "omega": [found.omega], "note": [" ".join(notes)]})
