"""Trend tests of 10,000 units over 36 months against the usual Python packages, each called unit by unit."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

import numpy as np
import pymannkendall
import scipy.stats
from measure import Row, in_turn, seconds
from peers_in_r import missing, r_seconds, r_version

from frontline.trends import hamed_rao, mann_kendall, seasonal_mann_kendall, theil_sen

if TYPE_CHECKING:
    from collections.abc import Callable

UNITS, MONTHS, PEER_UNITS = 10_000, 36, 2000
SIZE = f"{UNITS:,} x {MONTHS}"


def rows() -> list[Row | str]:
    """Return the table's lines."""
    rng = np.random.default_rng(5)
    series = np.round(rng.normal(80, 5, (UNITS, MONTHS)), 1)
    times = np.arange(MONTHS, dtype=float)

    def line(
        task: str, peer: str, ours: Callable[[], object], one: Callable[[np.ndarray], object], limit: float
    ) -> Row:
        # the peers take series one by one, so a part of them tells the time of all
        many = UNITS / PEER_UNITS
        measured = in_turn(
            lambda: seconds(ours), lambda: seconds(lambda: [one(unit) for unit in series[:PEER_UNITS]]) * many
        )
        return Row(f"{task}, {SIZE}", f"{peer} {version(peer)}, loop ({PEER_UNITS:,} x {many:g})", *measured, limit)

    kendall = "pymannkendall"
    return [
        _kendall_in_r(series),
        line("Mann-Kendall", kendall, lambda: mann_kendall(series), pymannkendall.original_test, 0.1),
        line(
            "Theil-Sen with interval",
            "scipy",
            lambda: theil_sen(times, series),
            lambda unit: scipy.stats.theilslopes(unit, times),
            0.1,
        ),
        line(
            "seasonal Mann-Kendall",
            kendall,
            lambda: seasonal_mann_kendall(series, 12),
            lambda unit: pymannkendall.seasonal_test(unit, 12),
            0.01,
        ),
        line(
            "Hamed-Rao, lag 3",
            kendall,
            lambda: hamed_rao(series),
            lambda unit: pymannkendall.hamed_rao_modification_test(unit, lag=3),
            0.01,
        ),
    ]


def _kendall_in_r(series: np.ndarray) -> Row | str:
    task = f"Mann-Kendall, {SIZE}"
    if r_version("Kendall") is None:
        return missing(task, "Kendall")
    # R fills columns first, so each column is a unit
    prepare = f"x <- matrix(x, nrow={MONTHS})"
    times = in_turn(
        lambda: seconds(lambda: mann_kendall(series)),
        lambda: r_seconds("Kendall", {"x": series}, prepare, "apply(x, 2, MannKendall)"),
    )
    return Row(task, f"R Kendall {r_version('Kendall')}", *times, 0.1)
