"""The XmR chart (individual values and moving ranges), many series at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.control_charts.chart import draw
from frontline.control_charts.gaps import mean_moving_ranges, row_means
from frontline.control_charts.profiles import profile_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray
    from frontline.control_charts.chart import ControlChart, Lines

_LIMIT = 2.66  # three standard deviations in mean moving ranges of two points


def xmr_chart(values: FloatArray, profile: str = "nhs", rebase: Sequence[int] = ()) -> ControlChart:
    """Draw mean and limits of every series from the ranges between its neighbouring points.

    Parameters
    ----------
    values
        Shape (series, periods), periods ascending; NaN where missing: a missing period is as if it were not
        there, so the points on both sides of it are neighbours.
    profile
        ``"nhs"``, ``"nhs-excel"``, ``"western-electric"`` or ``"nelson"``: whether moving ranges are
        screened, from how many points there are limits, and the rules of `special_causes`.
    rebase
        Positions of the periods at which the process changed: mean and limits start anew there. No moving
        range spans two phases.

    Returns
    -------
    ControlChart
        Limits mean +- 2.66 mean moving range.

    Raises
    ------
    ParameterError
        When the profile has no such name or `rebase` is not ascending positions after the first period.

    Notes
    -----
    A constant series has limits equal to its mean. Where the screen of the `nhs` profile would leave moving
    ranges of 0 only, as when one of many equal answers differs, it is not applied.

    References
    ----------
    .. [1] Nelson, L. S. (1982). Control charts for individual measurements. *Journal of Quality Technology*
       14:172-173.
    .. [2] Wheeler, D. J. (2000). *Understanding Variation*, 2nd ed. SPC Press, Knoxville, chapter 3.

    Examples
    --------
    >>> chart = xmr_chart(np.array([[62.0, 64.0, 63.0, 61.0, 64.0, 80.0, 62.0]]))
    >>> chart.low[0, 0].round(2), chart.high[0, 0].round(2)
    (np.float64(46.52), np.float64(83.76))
    """
    values = np.asarray(values, dtype=np.float64)
    screened = profile_named(profile).screened

    def lines(periods: slice) -> Lines:
        part = values[:, periods]
        mean = row_means(part, ~np.isnan(part))
        sigma = _LIMIT / 3 * mean_moving_ranges(part, screened=screened)
        return np.repeat(mean[:, None], part.shape[1], axis=1), np.repeat(sigma[:, None], part.shape[1], axis=1)

    return draw("XmR", profile, values, rebase, lines)
