"""How far each unit lies from its peers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import same_length, two_sided_quantile
from frontline.comparison.benjamini_hochberg import benjamini_hochberg

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class PeerDifferences:
    """Each unit less the mean of its peers; arrays of shape (units,), NaN where not available.

    Parameters
    ----------
    peer_mean
        Mean of the other units of the group, each counting once.
    difference, low, high
        Value less the peers' mean, and its interval.
    p, q
        Two-sided p-value, and adjusted after Benjamini and Hochberg for all units tested.
    peers
        Other units with a value in the group.
    interval
        How the interval was made, in words.
    n
        Units tested: say it beside every finding.
    notes
        What a reader must know, whole sentences.
    """

    peer_mean: FloatArray
    difference: FloatArray
    low: FloatArray
    high: FloatArray
    p: FloatArray
    q: FloatArray
    peers: IntArray
    interval: str
    n: int
    notes: tuple[str, ...]


def peer_differences(
    values: FloatArray, standard_errors: FloatArray, groups: IntArray | None = None, level: float = 0.95
) -> PeerDifferences:
    """Compare every unit with the other units of its group.

    Parameters
    ----------
    values
        Shape (units,); NaN where missing.
    standard_errors
        Shape (units,), at least 0. A unit without one has a difference but no interval; among the peers of
        another it counts with the mean variance of those that have one.
    groups
        Peer group of each unit, shape (units,); a negative number belongs to none. None: all are peers.
    level
        Coverage, between 0 and 1.

    Returns
    -------
    PeerDifferences
        A unit without peers has no difference.

    Notes
    -----
    With m peers the variance of the difference is s^2 + sum of the peers' s^2 / m^2: the peers are these units,
    not a sample of units. A unit never counts among its own peers, so that one extreme unit does not pull
    the yardstick towards itself. Equal values known without error have p = 1.

    References
    ----------
    .. [1] Benjamini, Y. & Hochberg, Y. (1995). Controlling the false discovery rate. *Journal of the
       Royal Statistical Society B* 57:289-300.

    Examples
    --------
    >>> result = peer_differences(np.array([90.0, 80.0, 82.0]), np.array([2.0, 2.0, 2.0]))
    >>> result.difference, result.low.round(2), result.q.round(4)
    (array([ 9., -6., -3.]), array([  4.2, -10.8,  -7.8]), array([0.0007, 0.0215, 0.2207]))
    """
    values, errors = np.asarray(values, dtype=np.float64), np.asarray(standard_errors, dtype=np.float64)
    codes = np.zeros(len(values), dtype=np.int64) if groups is None else np.asarray(groups)
    same_length(values=values, standard_errors=errors, groups=codes)
    z = two_sided_quantile(level)
    known = ~np.isnan(values) & (codes >= 0)
    certain = known & (errors >= 0)
    squares = np.where(certain, errors, 0.0) ** 2
    peers = np.where(known, _of_others(np.ones(len(values)), known, codes), 0).astype(np.int64)
    # sums around the centre keep the digits of values that are large for their spread
    centre = float(values[known].mean()) if known.any() else 0.0
    off_centre = _ratio(_of_others(values - centre, known, codes), peers, known)
    known_noise = _of_others(np.ones(len(values)), certain, codes)
    noise = _ratio(_ratio(_of_others(squares, certain, codes), known_noise, certain), peers, certain)
    error = np.sqrt(squares + noise)
    difference = values - centre - off_centre
    p = np.where(np.isnan(error), np.nan, 2 * scipy.special.ndtr(-_standardised(np.abs(difference), error)))
    tested = int(np.count_nonzero(~np.isnan(p)))
    interval = f"normal {100 * level:g} % interval, noise of the unit and of its peers"
    low, high = difference - z * error, difference + z * error
    notes = _notes(int(np.count_nonzero(known & (peers == 0))), tested)
    q = benjamini_hochberg(p)
    return PeerDifferences(centre + off_centre, difference, low, high, p, q, peers, interval, tested, notes)


def _of_others(numbers: FloatArray, counted: BoolArray, codes: IntArray) -> FloatArray:
    """Add up the counted numbers of the other units of each unit's group."""
    kept = np.where(counted, numbers, 0.0)
    inside = np.maximum(codes, 0)
    sums = np.bincount(inside, np.where(codes >= 0, kept, 0.0), minlength=1)
    return np.asarray(sums[inside] - kept)


def _ratio(total: FloatArray, count: FloatArray | IntArray, wanted: BoolArray) -> FloatArray:
    ratio = np.full(total.shape, np.nan)
    np.divide(total, count, out=ratio, where=wanted & (count > 0))
    return ratio


def _standardised(distance: FloatArray, error: FloatArray) -> FloatArray:
    """Divide by the error; a distance known without error is endless, none at all is 0."""
    ratio = np.where(distance > 0, np.inf, 0.0)
    np.divide(distance, error, out=ratio, where=error > 0)
    return ratio


def _notes(alone: int, tested: int) -> tuple[str, ...]:
    words = [f"{alone} {'unit has' if alone == 1 else 'units have'} no peers and no difference."] if alone else []
    return (*words, f"{tested} {'unit was' if tested == 1 else 'units were'} tested together.")
