"""Results rolled up the hierarchy, weighted by n where n is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from frontline.scorecard.hierarchy import Hierarchy


@dataclass(frozen=True, slots=True)
class RolledUp:
    """One measure for every unit and period, shape (units, periods) each.

    Parameters
    ----------
    value, n, standard_error
        NaN where not known.
    target
        Of a group without a target of its own: the mean of its units' targets with the weights of their
        values, where at least nine tenths of the weight has a target; NaN otherwise.
    derived
        True where the value comes from the units below.
    simple
        True where it is a simple mean because n is not known for every unit below.
    """

    value: np.ndarray
    n: np.ndarray
    standard_error: np.ndarray
    target: np.ndarray
    derived: np.ndarray
    simple: np.ndarray


COVERAGE = 0.9
"""Least share of the weight that must have a target, or a standard error, for the group to get one."""


def roll_up(
    hierarchy: Hierarchy,
    value: np.ndarray,
    n: np.ndarray,
    standard_error: np.ndarray,
    target: np.ndarray,
    combine: str = "mean",
) -> RolledUp:
    """Fill the units that have no result of their own from the units below them.

    A mean is weighted by n where every reporting unit below has its n; otherwise it is the simple mean of
    the reporting units of the lowest level. Counts (``combine="sum"``) are added up. The standard error is
    that of the weighted sum of independent units; where up to a tenth of the weight has none (a single
    respondent has no variance), that part is taken to vary like the rest; beyond that it is NaN.

    Parameters
    ----------
    hierarchy
        The units.
    value, n, standard_error, target
        Shape (units, periods); NaN where not known.
    combine
        ``"mean"`` or ``"sum"``.

    Examples
    --------
    >>> import pandas as pd
    >>> from frontline.scorecard.hierarchy import arrange
    >>> nothing = [None] * 3
    >>> shops = pd.DataFrame({"unit_id": ["w", "a", "b"], "unit_name": ["w", "a", "b"],
    ...     "level": ["all", "shop", "shop"], "parent_id": [None, "w", "w"],
    ...     "peer_group": nothing, "leader": nothing})
    >>> unknown = np.full((3, 1), np.nan)
    >>> value, n = np.array([[np.nan], [90.0], [60.0]]), np.array([[np.nan], [10.0], [20.0]])
    >>> rolled = roll_up(arrange(shops), value, n, unknown, unknown)
    >>> float(rolled.value[0, 0]), float(rolled.n[0, 0])
    (70.0, 30.0)
    """
    own = ~np.isnan(value)
    sums = _Sums.of_own_results(value, n, standard_error, target, combine)
    never = np.zeros_like(own)
    out = RolledUp(value.copy(), n.copy(), standard_error.copy(), target.copy(), never, never.copy())
    parent = hierarchy.units["parent"].to_numpy()
    for rows in hierarchy.rows_by_depth():
        _settle(out, sums, rows, own, combine)
        below = rows[parent[rows] >= 0]
        sums.pass_up(below, parent[below], own)
    return out


@dataclass(frozen=True, slots=True)
class _Sums:
    """Running sums over the reporting units below each unit."""

    units: np.ndarray
    with_n: np.ndarray
    with_error: np.ndarray
    n_with_error: np.ndarray
    n: np.ndarray
    n_value: np.ndarray
    plain: np.ndarray
    n_error: np.ndarray
    plain_error: np.ndarray
    n_target: np.ndarray
    n_targeted: np.ndarray
    plain_target: np.ndarray
    targeted: np.ndarray

    @classmethod
    def of_own_results(
        cls, value: np.ndarray, n: np.ndarray, error: np.ndarray, target: np.ndarray, combine: str
    ) -> _Sums:
        known = ~np.isnan(value)
        size = np.where(known & ~np.isnan(n), n, 0.0)
        level = np.where(known, value, 0.0)
        spread = np.where(known & ~np.isnan(error), error, 0.0)
        aimed = known & ~np.isnan(target)
        aim = np.where(aimed, target, 0.0)
        has_n = known & ~np.isnan(n) & ((n > 0) | (combine == "sum"))
        return cls(
            units=known.astype(float),
            with_n=has_n.astype(float),
            with_error=(known & ~np.isnan(error)).astype(float),
            n_with_error=np.where(np.isnan(error), 0.0, size),
            n=size,
            n_value=size * level,
            plain=level,
            n_error=(size * spread) ** 2,
            plain_error=spread**2,
            n_target=size * aim,
            n_targeted=np.where(aimed, size, 0.0),
            plain_target=aim,
            targeted=aimed.astype(float),
        )

    def arrays(self) -> tuple[np.ndarray, ...]:
        return tuple(getattr(self, name) for name in self.__slots__)

    def pass_up(self, rows: np.ndarray, parents: np.ndarray, own: np.ndarray) -> None:
        """Add each unit's sums to its parent's, but for parents with a result of their own."""
        for array in self.arrays():
            passed = np.where(own[parents], 0.0, array[rows])
            np.add.at(array, parents, passed)


def _settle(out: RolledUp, sums: _Sums, rows: np.ndarray, own: np.ndarray, combine: str) -> None:
    """Give the units of one depth the results that follow from the sums below them."""
    fill = ~own[rows] & (sums.units[rows] > 0)
    if not fill.any():
        return
    units, n = sums.units[rows], sums.n[rows]
    weighted = (sums.with_n[rows] == units) & (n > 0) & (combine == "mean")
    weight = np.where(weighted, n, units if combine == "mean" else 1.0)
    weight = np.where(weight > 0, weight, np.nan)
    value = np.where(weighted, sums.n_value[rows], sums.plain[rows]) / weight
    known = np.where(weighted, sums.n_with_error[rows], sums.with_error[rows])
    whole = np.where(weighted, n, units)
    complete = (known > 0) & (known >= COVERAGE * whole)
    variance = np.where(weighted, sums.n_error[rows], sums.plain_error[rows])
    error = np.sqrt(variance * whole / np.where(complete, known, np.nan)) / weight
    out.value[rows] = np.where(fill, value, out.value[rows])
    out.n[rows] = np.where(fill, np.where(sums.with_n[rows] == units, n, np.nan), out.n[rows])
    out.standard_error[rows] = np.where(fill, np.where(complete, error, np.nan), out.standard_error[rows])
    out.derived[rows] = fill
    out.simple[rows] = fill & ~weighted & (combine == "mean")
    _settle_targets(out, sums, rows, fill, weighted, combine)


def _settle_targets(
    out: RolledUp, sums: _Sums, rows: np.ndarray, fill: np.ndarray, weighted: np.ndarray, combine: str
) -> None:
    covered = np.where(weighted, sums.n_targeted[rows], sums.targeted[rows])
    whole = np.where(weighted, sums.n[rows], sums.units[rows])
    total = np.where(weighted, sums.n_target[rows], sums.plain_target[rows])
    enough = (covered > 0) & (covered >= (COVERAGE if combine == "mean" else 1.0) * whole)
    divisor = np.where(enough, covered if combine == "mean" else 1.0, np.nan)
    missing = np.isnan(out.target[rows])
    out.target[rows] = np.where(fill & missing & enough, total / divisor, out.target[rows])
