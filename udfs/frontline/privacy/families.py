"""Parents and their children, many families and periods at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Families:
    """Families of the units of one level.

    Parameters
    ----------
    family
        Family of each child, 0..families-1, shape (children,).
    n, hidden
        Answers and whether they are hidden, of each child, shape (children, periods).
    total, total_hidden
        The same of each parent, shape (families, periods).
    derived
        Whether the parent's value is derived from its children's answers, shape (families, periods).
    """

    family: IntArray
    n: FloatArray
    hidden: BoolArray
    total: FloatArray
    total_hidden: BoolArray
    derived: BoolArray

    def protected(self, minimum_n: int) -> BoolArray:
        """Return `hidden` with as many more children hidden as it takes, the smallest first."""
        rest = np.maximum(self.total - self._sums(self.n), 0)
        hidden_groups = self._sums(self.hidden) + (rest > 0)
        hidden_n = self._sums(np.where(self.hidden, self.n, 0)) + rest
        least_groups = np.where(self.total_hidden, 1, 2)
        exposed = self.total_hidden | (self._sums(self.hidden) > 0) | ((rest > 0) & (rest < minimum_n))
        unsafe = self.derived & exposed & ((hidden_groups < least_groups) | (hidden_n < minimum_n))
        hidden = self.hidden.copy()
        child, period = np.nonzero(unsafe[self.family] & ~hidden & (self.n > 0))
        if child.size:
            family = self.family[child]
            before_groups, before_n = _totals_before(family * self.n.shape[1] + period, self.n[child, period])
            groups = hidden_groups[family, period] + before_groups
            answers = hidden_n[family, period] + before_n
            needed = (groups < least_groups[family, period]) | (answers < minimum_n)
            hidden[child[needed], period[needed]] = True
        return hidden

    def _sums(self, table: FloatArray | BoolArray) -> FloatArray:
        """Add up the children of each family, period by period."""
        sums = np.zeros(self.total.shape)
        np.add.at(sums, self.family, table)
        return sums


def _totals_before(group: IntArray, n: FloatArray) -> tuple[IntArray, FloatArray]:
    """Count and add up the members of the same group that are smaller (equal ones: that come earlier)."""
    order = np.lexsort((n, group))
    ordered_group, ordered_n = group[order], n[order]
    first = np.searchsorted(ordered_group, ordered_group)
    running = np.cumsum(ordered_n) - ordered_n
    count, total = np.empty(group.size, dtype=np.int64), np.empty(group.size)
    count[order] = np.arange(group.size) - first
    total[order] = running - running[first]
    return count, total
