"""Ranks and shrinkage of many units against a scipy loop, the plain algorithm and R's metafor."""

from __future__ import annotations

from importlib.metadata import version

import numpy as np
import scipy.stats
from measure import Row, in_turn, seconds
from peers_in_r import missing, r_seconds, r_version

from frontline.comparison import rank_intervals, rank_sets, shrink

UNITS, DRAWS, FEW, METAFOR_UNITS = 10_000, 1000, 400, 2000


def rows() -> list[Row | str]:
    """Return the table's lines."""
    rng = np.random.default_rng(8)
    values, errors = rng.normal(75, 5, UNITS), rng.uniform(0.5, 4, UNITS)
    few = values[:FEW], errors[:FEW]
    return [_rank_intervals(values, errors), _sets_in_r(*few), _sets_in_numpy(*few), _shrinkage(values, errors)]


def _rank_intervals(values: np.ndarray, errors: np.ndarray) -> Row:
    def loop() -> np.ndarray:
        rng = np.random.default_rng(1)
        ranks = [scipy.stats.rankdata(-(values + errors * rng.standard_normal(values.size))) for _ in range(DRAWS)]
        return np.quantile(ranks, [0.025, 0.975], axis=0)

    times = in_turn(lambda: seconds(lambda: rank_intervals(values, errors, "higher", DRAWS)), lambda: seconds(loop))
    peer = f"scipy {version('scipy')} rankdata, loop"
    return Row(f"rank intervals, {UNITS:,} units x {DRAWS:,} draws", peer, *times, 0.5)


def _sets_in_r(values: np.ndarray, errors: np.ndarray) -> Row | str:
    task = f"simultaneous rank sets, {FEW} units, {DRAWS:,} draws"
    if r_version("csranks") is None:
        return missing(task, "csranks")
    data = {"x": values, "s": errors}
    times = in_turn(
        lambda: seconds(lambda: rank_sets(values, errors, "higher", DRAWS)),
        lambda: r_seconds("csranks", data, "", f"csranks(x, diag(s^2), stepdown=FALSE, R={DRAWS})"),
        pairs=1,
    )
    return Row(task, f"csranks {r_version('csranks')}", *times, 0.02)


def _sets_in_numpy(values: np.ndarray, errors: np.ndarray) -> Row:
    def all_pairs() -> np.ndarray:
        rng = np.random.default_rng(1)
        spread = np.hypot(errors, errors[:, None])
        largest = []
        for _ in range(DRAWS):
            drawn = errors * rng.standard_normal(errors.size)
            largest.append(np.abs((drawn[:, None] - drawn) / spread).max())
        t = (values - values[:, None]) / spread
        critical = np.quantile(largest, 0.95)
        return np.array([1 + (t > critical).sum(axis=1), errors.size - (t < -critical).sum(axis=1)])

    times = in_turn(lambda: seconds(lambda: rank_sets(values, errors, "higher", DRAWS)), lambda: seconds(all_pairs))
    return Row("the same", f"numpy {version('numpy')}, all pairs of a draw at once", *times, 0.5)


def _shrinkage(values: np.ndarray, errors: np.ndarray) -> Row | str:
    task = f"empirical Bayes (REML), {UNITS:,} units; the peer {METAFOR_UNITS:,}"
    if r_version("metafor") is None:
        return missing(task, "metafor")
    data = {"x": values[:METAFOR_UNITS], "s": errors[:METAFOR_UNITS]}
    times = in_turn(
        lambda: seconds(lambda: shrink(values, errors)),
        lambda: r_seconds("metafor", data, "", "blup(rma(x, sei=s, method='REML'))"),
        pairs=1,
    )
    return Row(task, f"metafor {r_version('metafor')}", *times, 0.001)
