"""Which units must be hidden so that no small group's value is shown or can be worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import same_length, whole_number
from frontline.privacy.families import Families

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray, TextArray

COMPLEMENTARY = "Hidden so that a smaller group cannot be worked out"
"""Why a unit with enough answers is hidden."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """What to hide; both arrays have the shape of the counts.

    Parameters
    ----------
    hidden
        True where the value must not be shown.
    reason
        The reason in words; "" where the value may be shown.
    """

    hidden: BoolArray
    reason: TextArray


def suppress(
    n: FloatArray,
    parent: IntArray,
    depth: IntArray,
    minimum_n: int,
    published_total: BoolArray,
) -> Suppression:
    """Decide which units of a hierarchy are hidden.

    Parameters
    ----------
    n
        Answers behind each unit's value, shape (units,) or (units, periods); each period is decided on its
        own. NaN (unknown) and 0 (no answers) are never hidden and never counted.
    parent
        Row of each unit's parent, -1 at the top, shape (units,).
    depth
        0 at the top, one more than the parent's below, shape (units,).
    minimum_n
        Smallest group that is shown, at least 1.
    published_total
        True where the unit's value is derived from its children's answers, shape (units,) or that of `n`:
        the answers it has beyond those of its children, if any, are a group of their own that is never shown.

    Returns
    -------
    Suppression

    Raises
    ------
    ParameterError
        When `minimum_n` is not an integer of at least 1, or the arrays differ in length.

    Notes
    -----
    *Primary*: a group of fewer than `minimum_n` answers is hidden. *Complementary*: in a family whose total
    is derived from its children, one hidden group is the total less the others; so the next smallest
    child is hidden until at least two groups are hidden and hold `minimum_n` answers together. Where the
    total itself is hidden, one hidden child will do, but there must be one, or the children would add up to
    it. Families are settled from the top down, since hiding a child changes only the families below.

    References
    ----------
    .. [1] Hundepool, A. et al. (2012). *Statistical Disclosure Control*. Wiley, Chichester, chapter 4.

    Examples
    --------
    Groups of 3 and 6 make a published total of 9: showing the 6 would tell the 3.

    >>> n, parent, depth = np.array([9.0, 3.0, 6.0]), np.array([-1, 0, 0]), np.array([0, 1, 1])
    >>> result = suppress(n, parent, depth, 5, np.array([True, False, False]))
    >>> result.hidden.tolist(), result.reason[1]
    ([False, True, True], 'Fewer than 5 answers')
    """
    whole_number("minimum_n", minimum_n, 1)
    counts = np.asarray(n, dtype=np.float64)
    parent, depth = np.asarray(parent), np.asarray(depth)
    derived = np.asarray(published_total, dtype=np.bool_)
    same_length(n=counts, parent=parent, depth=depth, published_total=derived)
    table = np.nan_to_num(counts if counts.ndim > 1 else counts[:, None])
    derived = np.broadcast_to(derived if derived.ndim > 1 else derived[:, None], table.shape)
    small = (table > 0) & (table < minimum_n)
    hidden = small.copy()
    has_derived_parent = (parent >= 0) & np.asarray(derived.any(axis=1))[parent]
    for level in range(1, depth.max(initial=0) + 1):
        rows = np.flatnonzero((depth == level) & has_derived_parent)
        parents, family = np.unique(parent[rows], return_inverse=True)
        families = Families(family, table[rows], hidden[rows], table[parents], hidden[parents], derived[parents])
        hidden[rows] = families.protected(minimum_n)
    return Suppression(hidden.reshape(counts.shape), _reasons(small, hidden, minimum_n).reshape(counts.shape))


def _reasons(small: BoolArray, hidden: BoolArray, minimum_n: int) -> TextArray:
    """Say why each cell is hidden."""
    texts = np.array(["", COMPLEMENTARY, f"Fewer than {minimum_n} answers"], dtype=np.object_)
    return np.asarray(texts[np.where(small, 2, hidden.astype(np.int64))])
