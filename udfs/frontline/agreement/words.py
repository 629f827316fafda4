"""Agreement in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, TextArray

_UPPER_ENDS = (0.30, 0.50, 0.70, 0.90)
_WORDS = ("none", "weak", "moderate", "strong", "very strong", "not available")


def agreement_words(agreement: FloatArray) -> TextArray:
    """Say how strong an agreement is.

    Parameters
    ----------
    agreement
        Values of rwg, rwg(j), r*wg or awg, any shape; NaN where not available.

    Returns
    -------
    TextArray
        ``"none"`` to .30, ``"weak"`` to .50, ``"moderate"`` to .70, ``"strong"`` to .90, ``"very strong"``
        above, ``"not available"``; in the shape of the values.

    Notes
    -----
    The bands are a habit of the field, not a test: a small unit reaches "moderate" by chance, see
    `agreement_by_chance`.

    References
    ----------
    .. [1] LeBreton, J. M. & Senter, J. L. (2008). Answers to 20 questions about interrater reliability and
       interrater agreement. *Organizational Research Methods* 11:815-852.

    Examples
    --------
    >>> agreement_words(np.array([0.3, 0.71, 0.95, np.nan])).tolist()
    ['none', 'strong', 'very strong', 'not available']
    """
    agreement = np.asarray(agreement, dtype=np.float64)
    band = np.searchsorted(_UPPER_ENDS, agreement, side="left")
    return np.asarray(np.array(_WORDS, dtype=np.object_)[np.where(np.isnan(agreement), len(_WORDS) - 1, band)])
