"""FLS_RANK: units from best to worst, with the range of each rank."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.groups import picked
from frontline_udfs.core.kinds import AmountsOrOne, Better, DistinctUnits, Floats, Labels, Numbers
from frontline_udfs.core.names import numbered
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_RANK(
    units: DistinctUnits,
    values: Numbers,
    standard_errors: AmountsOrOne | None = None,
    better: Better = "higher",
    group: Labels | None = None,
) -> Answer:
    """Rank units from best to worst; with standard errors, with the 95 % range of each rank.

    Parameters
    ----------
    values
        Result of each unit; a blank is not ranked.
    standard_errors
        Standard error of each result, or one for all; a blank has no rank range. Left out: no rank ranges.
    group
        Group of each unit; ranks are within groups. Left out: all together.

    Returns
    -------
    Answer
        Table: unit, group (where given), value, rank (ties share the mean), of, rank low, rank high; best first.

    Examples
    --------
    =FLS_RANK(A2:A4, B2:B4, C2:C4)

    >>> for row in FLS_RANK(["North", "South", "West"], [81, 60, 80], [2, 2, 2]):
    ...     print(row)
    ['unit', 'value', 'rank', 'of', 'rank low', 'rank high']
    ['North', 81.0, 1.0, 3, 1.0, 2.0]
    ['West', 80.0, 2.0, 3, 1.0, 2.0]
    ['South', 60.0, 3.0, 3, 3.0, 3.0]
    """
    from frontline.comparison import tied_ranks

    groups = None if group is None else numbered(group).codes
    ranks = tied_ranks(values, better, groups)
    order = np.argsort(ranks.rank, kind="stable") if groups is None else np.lexsort((ranks.rank, groups))
    columns: dict[str, Any] = {"unit": picked(units.names, order)}
    if group is not None:
        columns["group"] = picked(group, order)
    columns |= {"value": values[order], "rank": ranks.rank[order], "of": ranks.rank_of[order]}
    if standard_errors is not None:
        low, high = _ranges(values, standard_errors, better, groups)
        columns |= {"rank low": low[order], "rank high": high[order]}
    return Answer(columns)


def _ranges(
    values: Floats, standard_errors: Floats, better: str, groups: npt.NDArray[np.intp] | None
) -> tuple[Floats, Floats]:
    from frontline.comparison import rank_intervals

    if groups is None:
        return rank_intervals(values, standard_errors, better)
    low, high = np.full(len(values), np.nan), np.full(len(values), np.nan)
    for code in range(groups.max(initial=-1) + 1):
        rows = np.flatnonzero(groups == code)
        low[rows], high[rows] = rank_intervals(values[rows], standard_errors[rows], better)
    return low, high
