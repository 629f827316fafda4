"""FLS_SHARE: a share of each unit from counts."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError
from frontline_udfs.core.kinds import Counts, CountsOrOne, MinimumN, Units
from frontline_udfs.core.small_groups import hide_small
from frontline_udfs.core.worksheet_function import worksheet_function
from frontline_udfs.satisfaction.counts import summed


@worksheet_function
def FLS_SHARE(units: Units, counts: Counts, totals: CountsOrOne, minimum_n: MinimumN = 5) -> Answer:
    """Share of each unit from counts, such as satisfied of all answers, with its 95 % interval (Wilson).

    Parameters
    ----------
    units
        One column of units, or one name for all; the counts of a unit in several rows, such as months, are added up.
    counts
        One column: how many, such as satisfied customers.
    totals
        One column: of how many, such as answers, or one number for all.
    minimum_n
        Smallest total shown; smaller units show #N/A and say why.

    Returns
    -------
    Answer
        Table: unit, n (the total), value (a share), low, high, note.

    Examples
    --------
    =FLS_SHARE(A2:A49, B2:B49, C2:C49)

    >>> for row in FLS_SHARE(["North", "North", "South"], [30, 12, 2], [40, 20, 3]):
    ...     print([round(cell, 3) if isinstance(cell, float) else cell for cell in row])
    ['unit', 'n', 'value', 'low', 'high', 'note']
    ['North', 60.0, 0.7, 0.575, 0.801, '']
    ['South', 3.0, '#N/A', '#N/A', '#N/A', 'fewer than 5 answers']
    """
    from frontline.satisfaction import wilson_interval

    if np.any(counts > totals):
        unit = units.names[units.codes[np.flatnonzero(counts > totals)[0]]]
        raise CellError(f"counts of {unit} must not be greater than its totals. Check the columns.", OUT_OF_RANGE)
    counted = summed(units, {"counts": counts, "totals": totals})
    count, n = counted.sums["counts"], np.nan_to_num(counted.sums["totals"])
    low, high = wilson_interval(count, n)
    share = np.full(n.size, np.nan)
    np.divide(count, n, out=share, where=n > 0)
    columns = {"unit": units.names, "n": n, "value": share, "low": low, "high": high}
    return hide_small(columns, minimum_n, counted.told([""] * n.size))
