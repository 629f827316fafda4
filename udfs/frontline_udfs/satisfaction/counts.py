"""Counts of units that stand in several rows, added up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    from frontline_udfs.core.kinds import Floats
    from frontline_udfs.core.names import UnitColumn


@dataclass(frozen=True, slots=True)
class SummedCounts:
    """Counts of each unit.

    Parameters
    ----------
    sums
        By name, shape (units,); NaN in a unit without any complete row.
    left_out
        Rows of each unit that lack a count, shape (units,).
    """

    sums: dict[str, Floats]
    left_out: npt.NDArray[np.intp]

    def told(self, notes: Sequence[str]) -> list[str]:
        """Return the units' notes, each with the number of rows left out."""
        partly = [rows if not np.isnan(total) else 0 for rows, total in zip(self.left_out, self._any(), strict=True)]
        said = [f"Rows without a count, left out: {rows}." if rows else "" for rows in partly]
        return [" ".join(filter(None, both)) for both in zip(notes, said, strict=True)]

    def _any(self) -> Floats:
        return next(iter(self.sums.values()))


def summed(units: UnitColumn, counts: Mapping[str, Floats]) -> SummedCounts:
    """Add up the rows of each unit that have every count.

    Examples
    --------
    >>> from frontline_udfs.core.groups import all_as_one
    >>> found = summed(all_as_one(3), {"complaints": np.array([2.0, 1.0, np.nan]), "contacts": np.full(3, 50.0)})
    >>> found.sums["complaints"], found.sums["contacts"], found.told([""])
    (array([3.]), array([100.]), ['Rows without a count, left out: 1.'])
    """
    complete = ~np.any(np.isnan(list(counts.values())), axis=0)
    codes, n_units = units.codes[complete], len(units.names)
    rows = np.bincount(codes, minlength=n_units)
    sums = {
        name: np.where(rows > 0, np.bincount(codes, values[complete], n_units), np.nan)
        for name, values in counts.items()
    }
    return SummedCounts(sums, np.bincount(units.codes, minlength=n_units) - rows)
