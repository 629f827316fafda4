"""The chart of shares (p), plain and after Laney, many series at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline.control_charts.counts import attribute_chart, checked, first_wrong
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray
    from frontline.control_charts.chart import ControlChart


def p_chart(
    counts: FloatArray,
    sizes: FloatArray,
    profile: str = "nhs",
    rebase: Sequence[int] = (),
    *,
    laney: bool = False,
) -> ControlChart:
    """Draw mean and limits of shares, such as the favourable answers among all.

    Parameters
    ----------
    counts
        Those with the property, shape (series, periods), between 0 and `sizes`; NaN where missing.
    sizes
        All, shape (series, periods), at least 0; a period of size 0 has no point.
    profile, rebase
        As in `xmr_chart`; nothing is screened.
    laney
        Whether the limits also take in the variation between periods beyond sampling (p'): use it where sizes
        are large, as plain limits then exclude nearly every point.

    Returns
    -------
    ControlChart
        Values are shares, 0 to 1; limits pbar +- 3 s_i, times the spread of the z_i with `laney`.

    Raises
    ------
    ParameterError
        When a count is negative or larger than its size, or the shapes differ.

    References
    ----------
    .. [1] Laney, D. B. (2002). Improved control charts for attributes. *Quality Engineering* 14:531-537.

    Examples
    --------
    >>> import numpy as np
    >>> chart = p_chart(np.array([[20.0, 30.0, 25.0, 45.0]]), np.array([[100.0, 100.0, 100.0, 100.0]]))
    >>> chart.centre[0, 0], chart.high[0, 0].round(4)
    (np.float64(0.3), np.float64(0.4375))
    """
    counts, sizes = checked(counts, sizes)
    if (counts > sizes).any():
        raise ParameterError(f"counts must not exceed sizes, but got {first_wrong(counts, sizes, counts > sizes)}")
    kind = "Laney p'" if laney else "p"
    return attribute_chart(kind, profile, counts, sizes, rebase, top=1.0)
