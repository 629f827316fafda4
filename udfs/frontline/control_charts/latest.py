"""The latest period of the latest phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, IntArray
    from frontline.control_charts.chart import ControlChart


def latest_in_phase(chart: ControlChart, known: BoolArray) -> IntArray:
    """Find the last period of the latest phase with something known.

    Parameters
    ----------
    chart
        Any control chart.
    known
        Shape (series, periods).

    Returns
    -------
    IntArray
        Its position, shape (series,); -1 where nothing is known in the phase.
    """
    periods = np.arange(known.shape[1])
    in_phase = known & (periods >= chart.starts[-1])
    return np.asarray(np.where(in_phase, periods, -1).max(axis=1), dtype=np.int64)
