"""What a worksheet function costs beside the plain call, and what loading them costs beside xlwings."""

from __future__ import annotations

import subprocess
import sys
from functools import partial

import numpy as np
from measure import Row, in_turn, seconds

UNITS = 5_000


def rows() -> list[Row]:
    """Return the lines of this suite."""
    return [_loading(), *_ranking()]


def _loading() -> Row:
    ours, theirs, ratio = in_turn(partial(_process, "frontline_udfs"), partial(_process, "xlwings"), pairs=7)
    return Row("import frontline_udfs, a new process", "import xlwings", ours, theirs, ratio, 2)


def _process(module: str) -> float:
    return seconds(lambda: subprocess.run([sys.executable, "-c", f"import {module}"], check=True))


def _ranking() -> list[Row]:
    from frontline.comparison import rank_intervals, tied_ranks
    from frontline_udfs import FLS_RANK

    random = np.random.default_rng(1)
    values, errors = random.normal(70, 5, UNITS), random.uniform(1, 2, UNITS)
    units = [[f"Unit {number}"] for number in range(UNITS)]
    cells, error_cells = values[:, np.newaxis].tolist(), errors[:, np.newaxis].tolist()

    def plain() -> None:
        tied_ranks(values, "higher")
        rank_intervals(values, errors, "higher")

    with_ranges = in_turn(lambda: seconds(lambda: FLS_RANK(units, cells, error_cells)), lambda: seconds(plain), pairs=7)
    alone = in_turn(
        lambda: seconds(lambda: FLS_RANK(units, cells)), lambda: seconds(lambda: tied_ranks(values, "higher")), pairs=25
    )
    return [
        Row("FLS_RANK with rank ranges, 5,000 units, from cells to cells", "the plain calls, arrays", *with_ranges, 3),
        Row("FLS_RANK without ranges: all of it is reading and writing cells", "tied_ranks, arrays", *alone, 20),
    ]
