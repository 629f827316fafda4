"""FLS_ATTAINMENT: how much of a target was attained."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.answers import CellByCell
from frontline_udfs.core.cell_errors import EMPTY_DENOMINATOR
from frontline_udfs.core.kinds import Better, Each
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_ATTAINMENT(actual: Each, target: Each, better: Better = "higher") -> CellByCell:
    """Share of each target that was attained: 1 is met exactly, more is better.

    Parameters
    ----------
    actual
        Results: one cell, or any range.
    target
        Their targets: as many cells, or one for all.
    better
        "higher": actual / target. "lower": target / actual.

    Returns
    -------
    CellByCell
        One share for each cell; #DIV/0! where the divisor is 0; #N/A where either is blank, or a share says
        nothing as the target or the result is negative.

    Examples
    --------
    =FLS_ATTAINMENT(B2:B49, 90)

    >>> FLS_ATTAINMENT([[81, 90], [None, 99]], [[90, 0], [90, 90]])
    [[0.9, '#DIV/0!'], ['#N/A', 1.1]]
    """
    from frontline.targets import attainment

    share = attainment(actual, target, better)
    part, divisor = (target, actual) if better == "lower" else (actual, target)
    empty = (divisor == 0) & ~np.isnan(part)
    reasons = np.select(
        [np.isnan(actual), np.isnan(target), empty, np.isnan(share)],
        ["actual is blank.", "target is blank.", "The divisor is 0.", "A share of a negative number says nothing."],
        "",
    )
    return CellByCell(np.where(empty, EMPTY_DENOMINATOR, share.astype(object)), reasons)
