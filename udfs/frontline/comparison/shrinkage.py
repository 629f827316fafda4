"""Empirical-Bayes values: each unit is drawn towards the mean of its group by as much as its noise asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length
from frontline.comparison.heterogeneity import KnownErrors, between_variance

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray

FEWEST_UNITS = 3
"""Units with a standard error that a group needs before a variance between them means anything."""


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """Shrunken values and what they were drawn to.

    Parameters
    ----------
    shrunken
        Shape (n,); NaN where a unit has no value or no standard error, or its group is too small.
    mean, tau2
        Precision-weighted mean and variance between units of each group, shape (groups,), the group's
        number being the index; NaN where the group is too small.
    """

    shrunken: FloatArray
    mean: FloatArray
    tau2: FloatArray


def shrink(
    values: FloatArray,
    standard_errors: FloatArray,
    groups: IntArray | None = None,
    method: str = "REML",
) -> Shrinkage:
    """Estimate the true value of every unit by the normal-normal empirical-Bayes model.

    Parameters
    ----------
    values
        Shape (n,); NaN where missing.
    standard_errors
        Shape (n,). A missing standard error leaves the unit out; so does one of 0 or below, which
        claims a certainty that no sample has.
    groups
        Group of each unit (its level, say), shape (n,); a negative number belongs to no group.
        None: all units are one group.
    method
        ``"REML"``, ``"PM"`` or ``"DL"``: see `between_variance`.

    Returns
    -------
    Shrinkage

    Notes
    -----
    shrunken = mean + tau2 / (tau2 + se^2) (value - mean). With tau2 = 0 all units share the mean: nothing
    tells them apart but noise. Groups below three units are not available.

    References
    ----------
    .. [1] Efron, B. & Morris, C. (1975). Data analysis using Stein's estimator and its generalizations.
       *Journal of the American Statistical Association* 70:311-319.

    Examples
    --------
    The eight schools of Rubin (1981) do not differ beyond noise:

    >>> effects = np.array([28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0])
    >>> errors = np.array([15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0])
    >>> result = shrink(effects, errors)
    >>> float(result.tau2[0]), float(result.mean[0].round(6)), float(result.shrunken[0].round(6))
    (0.0, 7.685617, 7.685617)
    """
    values = np.asarray(values, dtype=np.float64)
    errors = np.asarray(standard_errors, dtype=np.float64)
    codes = np.zeros(len(values), dtype=np.int64) if groups is None else np.asarray(groups)
    same_length(values=values, standard_errors=errors, groups=codes)
    groups_in_all = max(0, int(codes.max(initial=-1))) + 1
    used = _usable(values, errors, codes, groups_in_all)
    mean, tau2 = np.full(groups_in_all, np.nan), np.full(groups_in_all, np.nan)
    shrunken = np.full(len(values), np.nan)
    present, compact, count = np.unique(codes[used], return_inverse=True, return_counts=True)
    if present.size:
        data = KnownErrors(values[used], np.square(errors[used]), compact, count)
        tau2[present] = between = between_variance(data, method)
        mean[present] = centre = data.mean(data.weights(between))
        trust = between[compact] * data.weights(between)
        shrunken[used] = centre[compact] + trust * (data.values - centre[compact])
    return Shrinkage(shrunken, mean, tau2)


def _usable(values: FloatArray, errors: FloatArray, codes: IntArray, groups: int) -> BoolArray:
    """Flag the units with a value, a standard error and a group that is large enough."""
    known = ~np.isnan(values) & (errors > 0) & (codes >= 0)
    size = np.bincount(codes[known], minlength=groups)
    return np.asarray(known & (size[np.maximum(codes, 0)] >= FEWEST_UNITS))
