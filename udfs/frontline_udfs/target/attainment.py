"""FLS_ATTAINMENT: how much of a target was attained."""

from __future__ import annotations

from frontline_udfs.core.kinds import Each, Floats, Word
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_ATTAINMENT(actual: Each, target: Each, better: Word = "higher") -> Floats:
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
    Floats
        One share for each cell; #N/A where either is blank, the target is 0 or below, or the result negative.

    Examples
    --------
    =FLS_ATTAINMENT(B2:B49, 90)

    >>> FLS_ATTAINMENT([[81, 90], [None, 99]], 90)
    [[0.9, 1.0], ['#N/A', 1.1]]
    """
    from frontline.targets import attainment

    return attainment(actual, target, better)
