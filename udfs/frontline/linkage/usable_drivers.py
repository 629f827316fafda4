"""The drivers that can be weighed: those that vary, none of which repeats the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.errors import ParameterError
from frontline.linkage.association import complete_rows, has_spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import FloatArray

SINGULAR = 1e-10
"""Least eigenvalue of a correlation matrix that counts as more than rounding."""


@dataclass(frozen=True, slots=True)
class UsableDrivers:
    """Complete answers to the drivers that vary.

    Parameters
    ----------
    names, dropped
        Drivers kept and left out.
    rows
        Shape (respondents, drivers + 1), the outcome last.
    notes
        Sentences on what was left out.
    """

    names: tuple[str, ...]
    dropped: tuple[str, ...]
    rows: FloatArray
    notes: tuple[str, ...]


def usable_drivers(outcome: FloatArray, drivers: FloatArray, names: Sequence[str]) -> UsableDrivers:
    """Leave out drivers without spread, then respondents who did not answer everything.

    Parameters
    ----------
    outcome
        Shape (n,), NaN where missing.
    drivers
        Shape (n, p), NaN where missing.
    names
        The drivers' names, all different.

    Returns
    -------
    UsableDrivers

    Raises
    ------
    ParameterError
        When the shapes or names do not fit together.

    Examples
    --------
    >>> found = usable_drivers(np.arange(3.0), np.array([[1.0, 5], [3, 5], [2, 5]]), ["pay", "pride"])
    >>> found.names, found.notes
    (('pay',), ('pride is left out: everybody gave the same answer.',))
    """
    outcome, drivers = np.asarray(outcome, np.float64), np.asarray(drivers, np.float64)
    _check_shapes(outcome, drivers, names)
    varies = np.array([has_spread(column[np.isfinite(column)]) for column in drivers.T], dtype=bool)
    rows, lost = complete_rows(drivers[:, varies], outcome, what="respondent")
    # an item may lose its spread with the respondents who left others out
    still = np.array([has_spread(column) or not len(rows) for column in rows[:, :-1].T], dtype=bool)
    varies[varies] = still
    kept = tuple(name for name, keep in zip(names, varies, strict=True) if keep)
    dropped = tuple(name for name, keep in zip(names, varies, strict=True) if not keep)
    notes = [f"{name} is left out: everybody gave the same answer." for name in dropped]
    return UsableDrivers(kept, dropped, rows[:, np.r_[still, True]], tuple([*notes, lost] if lost else notes))


def _check_shapes(outcome: FloatArray, drivers: FloatArray, names: Sequence[str]) -> None:
    if drivers.ndim != 2 or outcome.shape != drivers.shape[:1]:  # noqa: PLR2004 - respondents by drivers
        raise ParameterError(
            f"drivers must have one row a respondent of the outcome, {len(outcome)}, but got shape {drivers.shape}"
        )
    if len(names) != drivers.shape[1] or len(set(names)) < len(names):
        raise ParameterError(f"names must be {drivers.shape[1]} different names, but got {list(names)}")


def refuse_repeated(correlations: FloatArray, names: Sequence[str]) -> None:
    """Refuse drivers that say the same as each other, naming the pair or the set.

    Parameters
    ----------
    correlations
        Of the drivers, shape (p, p).
    names
        Of the drivers.

    Raises
    ------
    ParameterError
        When the matrix is singular.

    Examples
    --------
    >>> refuse_repeated(np.array([[1.0, 1.0], [1.0, 1.0]]), ["pay", "wage"])
    Traceback (most recent call last):
    frontline.errors.ParameterError: drivers must not repeat each other, but pay and wage correlate 1: drop one
    """
    above = np.triu(np.abs(correlations), 1)
    first, second = divmod(int(np.argmax(above)), len(above))
    if above[first, second] > 1 - SINGULAR:
        raise ParameterError(
            f"drivers must not repeat each other, but {names[first]} and {names[second]} correlate "
            f"{correlations[first, second]:.6g}: drop one"
        )
    roots, vectors = np.linalg.eigh(correlations)
    if roots[0] < SINGULAR:
        involved = [name for name, part in zip(names, vectors[:, 0], strict=True) if abs(part) > 1e-4]  # noqa: PLR2004
        raise ParameterError(
            f"drivers must not repeat each other, but {', '.join(involved)} add up to one another: drop one"
        )
