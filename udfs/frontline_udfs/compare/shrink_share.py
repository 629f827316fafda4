"""FLS_SHRINK_SHARE: shares drawn towards the share of all by as much as their few answers ask."""

from __future__ import annotations

import numpy as np

from frontline_udfs.compare.counts import refuse_more_than_all
from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError
from frontline_udfs.core.kinds import Counts, CountsOrOne, DistinctUnits, MinimumN
from frontline_udfs.core.limits import at_most
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function

_MOST_ANSWERS = 1_000_000  # seconds; so many answers are as good as the truth


@worksheet_function
def FLS_SHRINK_SHARE(units: DistinctUnits, counts: Counts, n: CountsOrOne, minimum_n: MinimumN = 5) -> Answer:
    """Best estimate of each unit's true share, with its 95 % interval: few answers count for little (beta-binomial).

    Parameters
    ----------
    counts
        Favourable answers of each unit.
    n
        All answers of each unit, or one number for all.
    minimum_n
        Smallest number of answers shown; smaller units count in the estimates, but show #N/A and say why.

    Returns
    -------
    Answer
        Table: unit, n, value (the plain share), shrunken, low, high, mean (of all units), note.

    Examples
    --------
    =FLS_SHRINK_SHARE(A2:A49, B2:B49, C2:C49)

    >>> for row in FLS_SHRINK_SHARE(["A", "B", "C", "D"], [5, 45, 20, 31], [5, 50, 40, 40]):
    ...     print([round(cell, 2) if isinstance(cell, float) else cell for cell in row[:4]])
    ['unit', 'n', 'value', 'shrunken']
    ['A', 5.0, 1.0, 0.86]
    ['B', 50.0, 0.9, 0.88]
    ['C', 40.0, 0.5, 0.54]
    ['D', 40.0, 0.78, 0.77]
    """
    from frontline.comparison import shrink_proportions

    refuse_more_than_all(units, counts, n, "n")
    at_most("n", np.nanmax(n, initial=0), _MOST_ANSWERS)
    found = shrink_proportions(counts, n)
    if np.isnan(found.shrunken).all():
        raise CellError(" ".join(found.notes), NOT_AVAILABLE)
    known = ~np.isnan(found.shrunken)
    columns = {
        "unit": units.names,
        "n": n,
        "value": np.divide(counts, n, out=np.full(len(n), np.nan), where=known),
        "shrunken": found.shrunken,
        "low": found.low,
        "high": found.high,
        "mean": np.full(len(n), found.mean),
    }
    notes = ["" if there else "no answers" for there in known.tolist()]
    notes[0] = " ".join(filter(None, (notes[0], *found.notes)))
    return hide_small(columns, minimum_n, notes)
