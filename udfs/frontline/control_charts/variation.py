"""Variation of a control chart in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction
from frontline.control_charts.latest import latest_in_phase
from frontline.control_charts.profiles import profile_named
from frontline.trends.trend_words import IMPROVING, WORSENING

if TYPE_CHECKING:
    from frontline.arrays import TextArray
    from frontline.control_charts.chart import ControlChart
    from frontline.control_charts.special_causes import SpecialCauses

NO_SPECIAL_CAUSE = "No special cause"
UNCLEAR_DIRECTION = "Special cause, neither better nor worse"
TOO_FEW_POINTS = "Too few points"


def variation_words(chart: ControlChart, causes: SpecialCauses, better: str) -> TextArray:
    """Say of every series whether its latest point shows a special cause, and for better or worse.

    Parameters
    ----------
    chart
        Any control chart.
    causes
        Its special causes.
    better
        ``"higher"`` or ``"lower"``.

    Returns
    -------
    TextArray
        "Improving", "Worsening", "No special cause", "Special cause, neither better nor worse" (points that
        alternate, or keep too close to or too far from the mean) or "Too few points", shape (series,).

    Raises
    ------
    ParameterError
        When `better` breaks its rule.

    Examples
    --------
    >>> from frontline.control_charts import special_causes, xmr_chart
    >>> chart = xmr_chart(np.array([[5.0, 6.0, 5.0, 6.0, 5.0, 6.0, 5.0, 19.0], [5.0] * 8]))
    >>> variation_words(chart, special_causes(chart), "lower").tolist()
    ['Worsening', 'No special cause']
    """
    sign = direction(better)
    period = latest_in_phase(chart, ~np.isnan(chart.values))
    series = np.arange(len(chart.values))
    words = np.full(len(chart.values), NO_SPECIAL_CAUSE, dtype=np.object_)
    few = (chart.points[:, -1] < profile_named(chart.profile).minimum_points) | (period < 0)
    words[causes.flagged[series, period]] = UNCLEAR_DIRECTION
    gain = sign * causes.direction[series, period]
    words[gain > 0] = IMPROVING
    words[gain < 0] = WORSENING
    words[few] = TOO_FEW_POINTS
    return words
