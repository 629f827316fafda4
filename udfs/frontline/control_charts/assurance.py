"""Assurance of a control chart against its target in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction, same_length
from frontline.control_charts.latest import latest_in_phase
from frontline.control_charts.variation import TOO_FEW_POINTS
from frontline.targets.status import NO_TARGET

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, TextArray
    from frontline.control_charts.chart import ControlChart

CONSISTENTLY_MET = "Consistently met"
CONSISTENTLY_FAILING = "Consistently failing"
HIT_AND_MISS = "Hit and miss"


def assurance_words(chart: ControlChart, targets: FloatArray, better: str) -> TextArray:
    """Say of every series whether common-cause variation lets it meet its target.

    Parameters
    ----------
    chart
        Any control chart; its latest limits count.
    targets
        Shape (series,), or (series, periods): then the latest target given counts; NaN where there is none.
    better
        ``"higher"`` or ``"lower"``.

    Returns
    -------
    TextArray
        "Consistently met" where the target lies beyond the limit on the worse side, "Consistently failing"
        where it lies beyond the limit on the better side, else "Hit and miss"; "No target" or "Too few
        points", shape (series,). A constant series exactly on its target meets it consistently.

    Raises
    ------
    ParameterError
        When `better` breaks its rule or there is not one target for every series.

    Examples
    --------
    >>> from frontline.control_charts import xmr_chart
    >>> chart = xmr_chart(np.tile([80.0, 82.0, 81.0, 79.0], (3, 1)))
    >>> assurance_words(chart, np.array([70.0, 80.0, 95.0]), "higher").tolist()
    ['Consistently met', 'Hit and miss', 'Consistently failing']
    """
    sign = direction(better)
    targets = np.asarray(targets, dtype=np.float64)
    same_length(targets=targets, chart=chart.values)
    target = sign * (_latest(targets) if targets.ndim > 1 else targets)
    period = latest_in_phase(chart, ~np.isnan(chart.sigma))
    series = np.arange(len(chart.values))
    ends = sign * np.stack([chart.low[series, period], chart.high[series, period]])
    near, far = ends.min(axis=0), ends.max(axis=0)
    words = np.full(len(chart.values), HIT_AND_MISS, dtype=np.object_)
    words[target > far] = CONSISTENTLY_FAILING
    words[(target < near) | ((near == far) & (target == near))] = CONSISTENTLY_MET
    words[np.isnan(target)] = NO_TARGET
    words[period < 0] = TOO_FEW_POINTS
    return words


def _latest(targets: FloatArray) -> FloatArray:
    """Return the last number of each row; NaN where there is none."""
    given = ~np.isnan(targets)
    last = targets.shape[1] - 1 - given[:, ::-1].argmax(axis=1)
    return np.where(given.any(axis=1), targets[np.arange(len(targets)), last], np.nan)
