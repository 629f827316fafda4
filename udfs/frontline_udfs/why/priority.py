"""FLS_PRIORITY: what to work on first."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.groups import picked
from frontline_udfs.core.kinds import Better, Labels, Numbers, NumbersOrOne
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_PRIORITY(
    drivers: Labels, importance: Numbers, scores: Numbers, targets: NumbersOrOne, better: Better = "higher"
) -> Answer:
    """Drivers by importance times distance to target, what to work on first on top, with their quadrant in words.

    Parameters
    ----------
    drivers
        One column: the drivers' names.
    importance
        Importance of each driver, at least 0, such as the shares of FLS_DRIVERS.
    scores
        Score of each driver.
    targets
        Target of each driver, or one for all.
    better
        "higher" or "lower": which scores are the better ones.

    Returns
    -------
    Answer
        Table: driver, importance, score, target, gap (to the target), priority, rank (none where the target is
        reached), reading.

    Examples
    --------
    =FLS_PRIORITY(A2:A8, B2:B8, C2:C8, 75)

    >>> for row in FLS_PRIORITY(["staffing", "training", "pride"], [0.6, 0.3, 0.1], [70, 60, 90], 75):
    ...     print(row[:1] + row[4:])
    ['driver', 'gap', 'priority', 'rank', 'reading']
    ['training', 15.0, 4.5, 1.0, 'low priority']
    ['staffing', 5.0, 3.0, 2.0, 'concentrate here']
    ['pride', 0.0, 0.0, '', 'possible overkill']
    """
    from frontline.linkage import priorities

    found = priorities(importance, scores, targets, better)
    if np.isnan(found.priority).all():
        raise CellError("No driver has an importance, a score and a target. Fill in those cells.", NOT_AVAILABLE)
    order = np.argsort(-found.priority, kind="stable")
    ranks = ["" if gap == 0 else rank for gap, rank in zip(found.distance, found.rank, strict=True)]
    return Answer(
        {
            "driver": picked(drivers, order),
            "importance": importance[order],
            "score": scores[order],
            "target": targets[order],
            "gap": found.distance[order],
            "priority": found.priority[order],
            "rank": picked(ranks, order),
            "reading": picked(list(found.quadrant), order),
        }
    )
