"""Ranks within groups; ties share the mean rank."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from frontline.checks import direction, same_length

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray


class Ranks(NamedTuple):
    """Ranks of units; both arrays have shape (n,).

    Parameters
    ----------
    rank
        1 = best; NaN where the unit is not ranked.
    rank_of
        How many units are ranked in the unit's group.
    """

    rank: FloatArray
    rank_of: IntArray


def tied_ranks(values: FloatArray, better: str, groups: IntArray | None = None) -> Ranks:
    """Rank units within their groups, best first.

    Parameters
    ----------
    values
        Shape (n,); NaN is not ranked.
    better
        ``"higher"`` or ``"lower"``.
    groups
        Group of each unit, shape (n,); a negative number belongs to no group and is not ranked.
        None: all units are one group.

    Returns
    -------
    Ranks
        `rank` and `rank_of`. Equal values share the mean of their places.

    Examples
    --------
    >>> rank, rank_of = tied_ranks(np.array([80.0, 90.0, 80.0, np.nan]), "higher")
    >>> rank, rank_of
    (array([2.5, 1. , 2.5, nan]), array([3, 3, 3, 3]))
    """
    worst_last = -direction(better) * np.asarray(values, dtype=np.float64)
    codes = np.zeros(len(worst_last), dtype=np.int64) if groups is None else np.asarray(groups)
    same_length(values=worst_last, groups=codes)
    rank = np.full(len(worst_last), np.nan)
    ranked = np.flatnonzero(~np.isnan(worst_last) & (codes >= 0))
    order = ranked[np.lexsort((worst_last[ranked], codes[ranked]))]
    rank[order] = _places(codes[order], worst_last[order])
    size = np.bincount(codes[ranked], minlength=max(0, codes.max(initial=-1)) + 1)
    return Ranks(rank, np.where(codes >= 0, size[np.maximum(codes, 0)], 0))


def _places(groups: IntArray, keys: FloatArray) -> FloatArray:
    """Rank sorted keys within sorted groups."""
    new_group = _changes(groups)
    first_of_group = np.flatnonzero(new_group)[np.cumsum(new_group) - 1]
    new_run = new_group | _changes(keys)
    starts = np.flatnonzero(new_run)
    lengths = np.diff(starts, append=keys.size)
    middle = starts + (lengths - 1) / 2
    return np.asarray(np.repeat(middle, lengths) - first_of_group + 1)


def _changes(ordered: FloatArray | IntArray) -> BoolArray:
    """Flag the first element and every one that differs from the one before."""
    flags = np.ones(ordered.size, dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=flags[1:])
    return flags
