"""Relative importance of twelve drivers against pingouin."""

from __future__ import annotations

import warnings
from importlib.metadata import version

import numpy as np
from measure import Row, in_turn, seconds

from frontline.linkage import lmg

DRIVERS, RESPONDENTS = 12, 1000


def rows() -> list[Row]:
    """Return the table's lines."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pingouin
    rng = np.random.default_rng(9)
    drivers = rng.normal(size=(RESPONDENTS, DRIVERS)) + rng.normal(size=(RESPONDENTS, 1))
    outcome = drivers @ rng.uniform(0, 1, DRIVERS) + rng.normal(0, 3, RESPONDENTS)

    def ours() -> np.ndarray:
        together = np.corrcoef(np.column_stack([drivers, outcome]), rowvar=False)
        return lmg(together[:-1, :-1], together[:-1, -1])

    times = in_turn(
        lambda: seconds(ours), lambda: seconds(lambda: pingouin.linear_regression(drivers, outcome, relimp=True))
    )
    return [Row(f"LMG, {DRIVERS} drivers", f"pingouin {version('pingouin')}", *times, 0.1)]
