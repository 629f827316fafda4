"""Trend tests of 10,000 units over 36 months against the usual Python packages."""

from __future__ import annotations

from importlib.metadata import version

import numpy as np
import pymannkendall
import scipy.stats
from measure import Row, in_turn, seconds

from frontline.trends import mann_kendall, theil_sen

UNITS, MONTHS = 10_000, 36


def rows() -> list[Row]:
    """Return the table's lines."""
    rng = np.random.default_rng(5)
    series = np.round(rng.normal(80, 5, (UNITS, MONTHS)), 1)
    times = np.arange(MONTHS, dtype=float)
    size = f"{UNITS:,} x {MONTHS}"
    kendall = in_turn(
        lambda: seconds(lambda: mann_kendall(series)),
        lambda: seconds(lambda: [pymannkendall.original_test(one) for one in series]),
    )
    slopes = in_turn(
        lambda: seconds(lambda: theil_sen(times, series)),
        lambda: seconds(lambda: [scipy.stats.theilslopes(one, times) for one in series]),
    )
    return [
        Row(f"Mann-Kendall, {size}", f"pymannkendall {version('pymannkendall')}", *kendall, 0.1),
        Row(f"Theil-Sen with interval, {size}", f"scipy {version('scipy')}, loop", *slopes, 0.1),
    ]
