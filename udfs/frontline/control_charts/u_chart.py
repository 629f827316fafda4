"""The chart of rates (u), plain and after Laney, many series at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.control_charts.counts import attribute_chart, checked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray
    from frontline.control_charts.chart import ControlChart


def u_chart(
    counts: FloatArray,
    exposures: FloatArray,
    profile: str = "nhs",
    rebase: Sequence[int] = (),
    *,
    laney: bool = False,
) -> ControlChart:
    """Draw mean and limits of rates, such as complaints per contact.

    Parameters
    ----------
    counts
        Events, shape (series, periods), at least 0; NaN where missing.
    exposures
        What they are counted over, shape (series, periods), at least 0; a period of exposure 0 has no point.
    profile, rebase
        As in `xmr_chart`; nothing is screened.
    laney
        Whether the limits also take in the variation between periods beyond sampling (u').

    Returns
    -------
    ControlChart
        Values are events per unit of exposure; limits ubar +- 3 sqrt(ubar / exposure), times the spread of
        the z_i with `laney`.

    Raises
    ------
    ParameterError
        When a count or an exposure is negative, or the shapes differ.

    References
    ----------
    .. [1] Laney, D. B. (2002). Improved control charts for attributes. *Quality Engineering* 14:531-537.

    Examples
    --------
    >>> chart = u_chart(np.array([[4.0, 6.0, 8.0, 6.0]]), np.array([[100.0, 100.0, 200.0, 200.0]]))
    >>> chart.centre[0, 0], chart.high[0].round(4)
    (np.float64(0.04), array([0.1   , 0.1   , 0.0824, 0.0824]))
    """
    counts, exposures = checked(counts, exposures)
    kind = "Laney u'" if laney else "u"
    return attribute_chart(kind, profile, counts, exposures, rebase, top=np.inf)
