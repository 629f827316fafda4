"""FLS_STATUS: whether a target was met, in a word."""

from __future__ import annotations

import numpy as np

from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.kinds import Better, Each, Floats
from frontline_udfs.core.worksheet_function import worksheet_function


@worksheet_function
def FLS_STATUS(
    actual: Each,
    target: Each,
    tolerance: Each | None = None,
    better: Better = "higher",
    low: Each | None = None,
    high: Each | None = None,
) -> np.ndarray:
    """Whether each target was met: Met, Near, Missed, No target or Not enough data.

    Parameters
    ----------
    actual
        Results: one cell, or any range.
    target
        Their targets: as many cells, or one for all.
    tolerance
        How far beside the target still counts as near, in the measure's own unit; 0 for never. Left out: 2 % of
        the target, as on a scorecard.
    low
        Lower end of each result's interval. With high: targets inside the interval are told of.
    high
        Upper end of each result's interval.

    Returns
    -------
    np.ndarray
        One status for each cell; "not clearly different" is added where the interval holds the target.

    Examples
    --------
    =FLS_STATUS(B2:B49, C2:C49, 1)

    >>> FLS_STATUS([91, 89, 70], 90, 1)
    [['Met'], ['Near'], ['Missed']]
    >>> FLS_STATUS(91, 90, low=88, high=94)
    'Met, not clearly different'
    """
    from frontline.scorecard.model import Settings
    from frontline.targets import status

    if (low is None) != (high is None):
        raise CellError(f"{'low' if low is None else 'high'} is missing. Give both ends of the interval, or neither.")
    within = Settings().tolerance * np.abs(target) if tolerance is None else tolerance
    words = status(actual, target, better, within)
    return words if low is None or high is None else _with_clarity(words, target, low, high)


def _with_clarity(words: np.ndarray, target: Floats, low: Floats, high: Floats) -> np.ndarray:
    """Add to results against a target whether chance alone could lie between them."""
    from frontline.targets import MET, MISSED, NEAR

    unclear = np.isin(words, [MET, NEAR, MISSED]) & (low <= target) & (target <= high)
    return np.where(unclear, words + ", not clearly different", words)
