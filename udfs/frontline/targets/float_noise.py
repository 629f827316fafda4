"""Comparisons that rounding in the sixteenth digit cannot tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray

RELATIVE_NOISE = 1e-9
"""Share of the numbers compared below which a difference is rounding."""


def reaches(value: FloatArray, mark: FloatArray, size: FloatArray | float = 0.0) -> BoolArray:
    """Flag values at or above a mark, rounding noise forgiven.

    Parameters
    ----------
    value, mark
        Numbers to compare; NaN reaches nothing.
    size
        Size of the numbers both were computed from, where that is larger than their own.

    Examples
    --------
    >>> 0.3 >= 0.1 + 0.2, bool(reaches(np.array(0.3), np.array(0.1 + 0.2)))
    (False, True)
    """
    largest = np.fmax(np.fmax(np.abs(value), np.abs(mark)), size)
    return np.asarray(value >= mark - RELATIVE_NOISE * largest)
