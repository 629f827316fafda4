"""Published totals of the same people whose difference is a small group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline.checks import whole_number
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray, TextArray


@dataclass(frozen=True, slots=True)
class DifferenceGuard:
    """What to hide so that no two releases differ by a small group; arrays of shape (units, releases).

    Parameters
    ----------
    hidden
        True where the total must not be shown, those hidden before included.
    further
        True where it is this guard that hides it.
    against
        Release that the total would have been compared with, -1 where none.
    reason
        The reason in words for the totals this guard hides; "" elsewhere.
    n
        Totals that this guard hides.
    notes
        What a reader must know, whole sentences.
    """

    hidden: BoolArray
    further: BoolArray
    against: IntArray
    reason: TextArray
    n: int
    notes: tuple[str, ...]


def guard_differences(n: FloatArray, hidden: BoolArray, minimum_n: int, keep: str = "earlier") -> DifferenceGuard:
    """Hide totals that would give a small group away by their difference from another total.

    Parameters
    ----------
    n
        Answers behind each unit's total in each release (period or filter), shape (units, releases). The releases
        of a unit must be nested, each group a part of the larger ones: running periods, a filter and its whole.
        NaN or 0: nothing was published.
    hidden
        True where the total is hidden already, the same shape.
    minimum_n
        Smallest group that is shown, at least 1.
    keep
        ``"earlier"``: releases stand in the order of their publication and the later total is hidden, since what
        is out cannot be called back; ``"larger"``: all come out together and the smaller total is hidden.

    Returns
    -------
    DifferenceGuard

    Raises
    ------
    ParameterError
        When `minimum_n` or `keep` breaks its rule, or the shapes differ.

    Notes
    -----
    Two shown totals of a and b answers disclose the |a - b| people between them when these are 1 to minimum_n - 1.
    Equal totals are the same people and disclose nobody. Totals are settled in order, each against all that
    stay shown. What is hidden here may expose a family's other totals: pass the table through `suppress` again.

    References
    ----------
    .. [1] Hundepool, A. et al. (2012). *Statistical Disclosure Control*. Wiley, Chichester, chapter 4.

    Examples
    --------
    Twenty answers in January, 22 to date in February: the two who joined would be known.

    >>> guard = guard_differences(np.array([[20.0, 22.0, 31.0]]), np.zeros((1, 3), dtype=bool), 5)
    >>> guard.hidden.tolist(), guard.against.tolist()
    ([[False, True, False]], [[-1, 0, -1]])
    """
    whole_number("minimum_n", minimum_n, 1)
    counts, concealed = np.nan_to_num(np.asarray(n, dtype=np.float64)), np.asarray(hidden, dtype=np.bool_)
    if counts.ndim != 2 or counts.shape != concealed.shape:  # noqa: PLR2004 - units and releases
        raise ParameterError(f"hidden must have the shape of n, {counts.shape}, but got {concealed.shape}")
    order = _order(counts, keep)
    shown = np.take_along_axis((counts > 0) & ~concealed, order, axis=1)
    conflict = _conflicts(np.take_along_axis(counts, order, axis=1), shown, minimum_n)
    against = np.full(counts.shape, -1, dtype=np.int64)
    release = np.where(conflict >= 0, np.take_along_axis(order, np.maximum(conflict, 0), axis=1), -1)
    np.put_along_axis(against, order, release, axis=1)
    further = against >= 0
    words = f"Hidden so that fewer than {minimum_n} answers cannot be worked out from another total"
    reason = np.where(further, words, "").astype(np.object_)
    found = int(np.count_nonzero(further))
    notes = (f"{found} {'total differs' if found == 1 else 'totals differ'} from another by a small group.",)
    return DifferenceGuard(concealed | further, further, against, reason, found, notes if found else ())


def _order(counts: FloatArray, keep: str) -> IntArray:
    """Return the order in which each unit's releases are settled."""
    if keep not in {"earlier", "larger"}:
        raise ParameterError(f'keep must be "earlier" or "larger", but got {keep!r}')
    if keep == "larger":
        return np.argsort(-counts, axis=1, kind="stable").astype(np.int64)
    return np.broadcast_to(np.arange(counts.shape[1], dtype=np.int64), counts.shape)


def _conflicts(counts: FloatArray, shown: BoolArray, minimum_n: int) -> IntArray:
    """Find the first kept release that each release is too close to, -1 where none; a loop over releases."""
    kept = shown.copy()
    conflict = np.full(counts.shape, -1, dtype=np.int64)
    for release in range(1, counts.shape[1]):
        gap = np.abs(counts[:, :release] - counts[:, release, None])
        close = kept[:, :release] & kept[:, release, None] & (gap > 0) & (gap < minimum_n)
        found = close.any(axis=1)
        conflict[found, release] = np.argmax(close[found], axis=1)
        kept[found, release] = False
    return conflict
