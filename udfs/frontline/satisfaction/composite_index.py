"""One index 0-100 from several channels: surveys, service measures, web sentiment."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from frontline.checks import direction, two_sided_quantile
from frontline.errors import ParameterError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.arrays import BoolArray, FloatArray, IntArray, TextArray


class Channel(NamedTuple):
    """One channel of an index.

    Parameters
    ----------
    name
        As it is called in notes.
    lowest, highest
        Ends of its scale in its own unit; they become 0 and 100, or the other way where lower is better.
    weight
        At least 0; weights need not sum to 1.
    better
        ``"higher"`` or ``"lower"``.
    """

    name: str
    lowest: float
    highest: float
    weight: float = 1.0
    better: str = "higher"


@dataclass(frozen=True, slots=True)
class CompositeIndex:
    """Index of each unit.

    Parameters
    ----------
    index
        0-100, shape (units,); NaN without any channel.
    low, high
        Interval of the index, shape (units,); NaN where a channel's standard error is not known.
    rescaled
        Each channel 0-100, higher is better, shape (units, channels); NaN where missing.
    weights
        Weights used, shape (units, channels): 0 where missing, the others sum to 1.
    n
        Channels used, shape (units,).
    note
        Channels that are missing or beyond their scale, shape (units,); "" where none is.
    notes
        What holds for all of them.
    interval_method
        How the interval was made.
    """

    index: FloatArray
    low: FloatArray
    high: FloatArray
    rescaled: FloatArray
    weights: FloatArray
    n: IntArray
    note: TextArray
    notes: tuple[str, ...] = ("A missing channel passes its weight on to the others in proportion; it is never a 0.",)
    interval_method: str = "Normal interval of a weighted sum of independent channels, clipped to 0 to 100"


def composite_index(
    values: FloatArray,
    channels: Sequence[Channel],
    standard_errors: FloatArray | None = None,
    level: float = 0.95,
) -> CompositeIndex:
    """Put the channels of every unit on one scale and average them by their weights.

    Parameters
    ----------
    values
        Each in its channel's own unit, shape (units, channels); NaN where missing.
    channels
        Scale, weight and direction of each column.
    standard_errors
        In the channels' own units, shape (units, channels); NaN where not known. None: no interval.
    level
        Coverage of the interval, between 0 and 1.

    Returns
    -------
    CompositeIndex
        A value beyond the ends of its scale counts as the end and is noted.

    Raises
    ------
    ParameterError
        When a channel breaks its rule, a name is there twice, or an array does not fit the channels.

    Notes
    -----
    Units with different channels missing are measured by different things: compare them with care.

    References
    ----------
    .. [1] OECD & JRC (2008). *Handbook on Constructing Composite Indicators*. OECD Publishing, chapters 5
       and 6 (min-max normalisation, weighting).

    Examples
    --------
    >>> channels = [Channel("survey", 1, 5, weight=3), Channel("waiting", 0, 20, weight=1, better="lower")]
    >>> result = composite_index(np.array([[4.0, 5.0], [4.0, np.nan]]), channels)
    >>> result.index, result.note.tolist()
    (array([75., 75.]), ['', 'Missing: waiting.'])
    """
    z = two_sided_quantile(level)
    values = np.asarray(values, dtype=np.float64)
    _check(channels, values, "values")
    lowest = np.array([channel.lowest for channel in channels], dtype=np.float64)
    width = np.array([channel.highest for channel in channels], dtype=np.float64) - lowest
    share = (values - lowest) / width
    mirrored = np.array([direction(channel.better) < 0 for channel in channels])
    rescaled = 100 * np.clip(np.where(mirrored, 1 - share, share), 0, 1)
    weights = _weights_used(np.array([channel.weight for channel in channels], dtype=np.float64), rescaled)
    used = weights > 0
    n = np.count_nonzero(used, axis=1).astype(np.int64)
    # a sum of nothing is 0, which would be the worst index of all
    index = np.where(n > 0, np.sum(weights * np.nan_to_num(rescaled), axis=1), np.nan)
    low, high = np.full((2, len(values)), np.nan)
    if standard_errors is not None:
        errors = np.asarray(standard_errors, dtype=np.float64)
        _check(channels, errors, "standard_errors")
        variance = np.sum(np.square(np.where(used, weights * 100 * errors / width, 0.0)), axis=1)
        half = z * np.sqrt(variance)
        low, high = np.clip([index - half, index + half], 0, 100)
    # an index that rounding left a hair above 100 is 100
    index = np.minimum(index, 100)
    names = [channel.name for channel in channels]
    beyond = (share < 0) | (share > 1)
    return CompositeIndex(index, low, high, rescaled, weights, n, _noted(rescaled, beyond, names, n))


def _check(channels: Sequence[Channel], values: FloatArray, name: str) -> None:
    if values.ndim != 2 or values.shape[1] != len(channels):  # noqa: PLR2004 - units x channels
        raise ParameterError(f"{name} must have one column a channel, {len(channels)}, but got {values.shape}")
    twice = [name for name, times in Counter(channel.name for channel in channels).items() if times > 1]
    if twice:
        raise ParameterError(f"name must differ from channel to channel, but got {twice[0]!r} twice")
    for channel in channels:
        if not channel.highest > channel.lowest:
            rule = f"highest of {channel.name} must be greater than lowest, {channel.lowest}"
            raise ParameterError(f"{rule}, but got {channel.highest}")
        if not 0 <= channel.weight < np.inf:
            raise ParameterError(f"weight of {channel.name} must not be negative, but got {channel.weight}")
    if not any(channel.weight > 0 for channel in channels):
        raise ParameterError("weight must be greater than 0 for one channel at least, but got 0 for all")


def _weights_used(weights: FloatArray, rescaled: FloatArray) -> FloatArray:
    """Spread the weights over the channels that each unit has."""
    present = np.where(np.isnan(rescaled), 0.0, weights)
    total = present.sum(axis=1, keepdims=True)
    used = np.zeros(present.shape)
    np.divide(present, total, out=used, where=total > 0)
    return used


def _noted(rescaled: FloatArray, beyond: BoolArray, names: Sequence[str], n: IntArray) -> TextArray:
    """Say of each unit which channels are missing and which lie beyond their scale."""
    missing, outside = _listed("Missing", np.isnan(rescaled), names), _listed("Beyond its scale", beyond, names)
    missing[n == 0] = "No channel that counts has a value."
    missing[(missing != "") & (outside != "")] += " "
    return np.asarray(missing + outside, dtype=np.object_)


def _listed(word: str, flags: BoolArray, names: Sequence[str]) -> TextArray:
    """Name the flagged channels of each unit in one sentence; "" where none is flagged."""
    listed = np.full(len(flags), "", dtype=np.object_)
    for column, name in zip(flags.T, names, strict=True):
        first = listed == ""
        listed[column & first] = f"{word}: {name}"
        listed[column & ~first] += f", {name}"
    listed[listed != ""] += "."
    return listed
