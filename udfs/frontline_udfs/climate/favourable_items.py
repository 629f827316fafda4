"""FLS_FAVOURABLE_ITEMS: the share of favourable answers of each item."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.kinds import HighestAnswer, LowestAnswer, MinimumN, NamedAnswers
from frontline_udfs.core.lists import ReversedItems
from frontline_udfs.core.scales import item_notes, upright
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_FAVOURABLE_ITEMS(
    answers: NamedAnswers,
    scale_min: LowestAnswer = 1,
    scale_max: HighestAnswer = 5,
    minimum_n: MinimumN = 5,
    reverse: ReversedItems | None = None,
) -> Answer:
    """Share of favourable answers to each item, with its 95 % interval (Wilson), and the item's mean, 0-100.

    Parameters
    ----------
    minimum_n
        Smallest number of answers shown; items with fewer show #N/A and say why.

    Returns
    -------
    Answer
        Table: measure (the item), n, favourable (a share), low, high, score (0-100), note.

    Examples
    --------
    =FLS_FAVOURABLE_ITEMS(B1:H500)

    >>> for row in FLS_FAVOURABLE_ITEMS([["pay", "pride"], [5, 5], [2, 4], [4, 4], [3, 5], [1, 5]]):
    ...     print([round(cell, 3) if isinstance(cell, float) else cell for cell in row])
    ['measure', 'n', 'favourable', 'low', 'high', 'score', 'note']
    ['pay', 5, 0.4, 0.118, 0.769, 50.0, '']
    ['pride', 5, 1.0, 0.566, 1.0, 90.0, '']
    """
    from frontline.satisfaction import wilson_interval
    from frontline.survey import service_climate

    turned = upright(answers.values, reverse, scale_min, scale_max)
    # each item taken for a unit, every answer for a respondent
    items = np.repeat(np.arange(len(answers.names)), len(turned))
    found = service_climate(items, turned.T.reshape(-1, 1), scale_min, scale_max, len(answers.names))
    low, high = wilson_interval(found.favourable * found.n, found.n)
    columns = {
        "measure": answers.names,
        "n": found.n,
        "favourable": found.favourable,
        "low": low,
        "high": high,
        "score": found.score,
    }
    return hide_small(columns, minimum_n, item_notes(answers, scale_min, scale_max))
