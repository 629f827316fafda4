"""Counting answers by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray


def count_answers(units: IntArray, counted: BoolArray, n_units: int) -> FloatArray:
    """Count the flagged answers of each unit.

    Parameters
    ----------
    units
        Unit of each answer, 0..n_units-1; a negative number belongs to no unit.
    counted
        Answers to count.
    n_units
        Number of units.

    Examples
    --------
    >>> count_answers(np.array([0, 1, 1, -1]), np.array([True, True, False, True]), 2)
    array([1., 1.])
    """
    same_length(units=units, answers=counted)
    return np.bincount(units[counted & (units >= 0)], minlength=n_units).astype(np.float64)
