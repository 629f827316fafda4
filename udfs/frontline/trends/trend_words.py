"""A trend in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import direction, same_length, whole_number
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray, TextArray

IMPROVING = "Improving"
WORSENING = "Worsening"
NO_CLEAR_TREND = "No clear trend"
TOO_FEW_PERIODS = "Too few periods"
MINIMUM_PERIODS = 5
"""With fewer periods no exact two-sided p of Mann-Kendall falls below .05."""


def trend_words(
    slope: FloatArray,
    p: FloatArray,
    n: IntArray,
    better: str,
    alpha: float = 0.05,
    minimum_periods: int = MINIMUM_PERIODS,
) -> TextArray:
    """Say of every series whether it improves, worsens or does neither beyond noise.

    Parameters
    ----------
    slope
        Slope of each series, as from `theil_sen`.
    p
        Two-sided p, as from `mann_kendall`, or q after `benjamini_hochberg`.
    n
        Observed periods of each series.
    better
        ``"higher"`` or ``"lower"``.
    alpha
        A trend is clear when p is at most this, between 0 and 1.
    minimum_periods
        Fewer observed periods are too few. Five is the least that can say anything at .05: the most
        extreme of the 24 orders of four values has a two-sided p of .083, of the 120 orders of five .017.

    Returns
    -------
    TextArray
        "Improving", "Worsening", "No clear trend" or "Too few periods". A slope of exactly 0 has no
        direction and is never a clear trend.

    Raises
    ------
    ParameterError
        When `better`, `alpha` or `minimum_periods` breaks its rule, or the arrays differ in length.

    Examples
    --------
    >>> slope, p = np.array([1.2, -0.8, 0.1, 3.0]), np.array([0.01, 0.02, 0.6, 0.08])
    >>> trend_words(slope, p, np.array([6, 6, 6, 4]), "higher").tolist()
    ['Improving', 'Worsening', 'No clear trend', 'Too few periods']
    """
    same_length(slope=slope, p=p, n=n)
    whole_number("minimum_periods", minimum_periods, 1)
    if not 0 < alpha < 1:
        raise ParameterError(f"alpha must lie between 0 and 1, but got {alpha}")
    gain = direction(better) * np.asarray(slope)
    clear = np.asarray(p) <= alpha
    words = np.full(len(gain), NO_CLEAR_TREND, dtype=np.object_)
    words[clear & (gain > 0)] = IMPROVING
    words[clear & (gain < 0)] = WORSENING
    words[np.asarray(n) < minimum_periods] = TOO_FEW_PERIODS
    return words
