"""Number, mean and sum of squares of each unit's values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length

if TYPE_CHECKING:
    from frontline.arrays import FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class UnitMoments:
    """All that a one-way analysis of variance needs; arrays have shape (units,).

    Parameters
    ----------
    n
        Values of each unit.
    offset
        Their mean less `centre`; any number in a unit without values.
    squares
        Sum of their squared deviations from their mean.
    centre
        A number near all means: a constant added to all values moves it and costs no digits elsewhere.
    """

    n: IntArray
    offset: FloatArray
    squares: FloatArray
    centre: float = 0.0

    @property
    def mean(self) -> FloatArray:
        """Mean of each unit's values; NaN in a unit without any."""
        return np.where(self.n > 0, self.centre + self.offset, np.nan)


def unit_moments(units: IntArray, values: FloatArray, n_units: int) -> UnitMoments:
    """Sum up the values of each unit.

    Parameters
    ----------
    units
        Unit of each value, 0..n_units-1, shape (n,); a negative number belongs to no unit.
    values
        Shape (n,); NaN where missing.
    n_units
        Number of units.

    Examples
    --------
    >>> moments = unit_moments(np.array([0, 0, 1]), np.array([1.0, 3.0, 5.0]), 2)
    >>> moments.n, moments.mean, moments.squares
    (array([2, 1]), array([2., 5.]), array([2., 0.]))
    """
    same_length(units=units, values=values)
    units, values = np.asarray(units), np.asarray(values, dtype=np.float64)
    counted = (units >= 0) & ~np.isnan(values)
    codes, values = units[counted], values[counted]
    n = np.bincount(codes, minlength=n_units)
    centre = float(values.mean()) if values.size else 0.0
    values = values - centre
    offset = np.bincount(codes, values, n_units) / np.maximum(n, 1)
    squares = np.bincount(codes, np.square(values - offset[codes]), n_units)
    return UnitMoments(n, offset, squares.astype(np.float64, copy=False), centre)
