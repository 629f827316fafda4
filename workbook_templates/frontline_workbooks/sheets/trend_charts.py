"""Line charts of the sheet Trends and the cells they are drawn from."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats
from frontline_workbooks.sheets.description import Chart, Column, Series, Table
from frontline_workbooks.sheets.timeline import filled

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard

MOST_LINES = 8
"""Units of the next level in a chart; of more, the best and the worst halves of so many."""


def shown_units(scorecard: Scorecard, measure: int) -> np.ndarray:
    """Return the whole and the units of the next level that a chart shows, the best first.

    Of more than `MOST_LINES` units these are the best and the worst of the reported period.
    """
    rows = scorecard.rows(measure)
    whole, below = rows[rows["depth"] == 0], rows[(rows["depth"] == 1) & rows["rank"].notna()]
    if len(below) > MOST_LINES:
        half = MOST_LINES // 2
        below = below.iloc[[*range(half), *range(len(below) - half, len(below))]]
    return np.concatenate([whole["unit"].to_numpy(), below["unit"].to_numpy()])


def results_by_period(scorecard: Scorecard, measure: int) -> Table:
    """Return the results of the shown units, a row a period and a column a unit."""
    values, labels, names, scale = _series(scorecard, measure)
    number = formats.number_format(scale)
    columns = [Column("Period", np.array(labels, dtype=object), align="left", width=14, key="period")]
    columns += [
        Column(name, values[:, at], number, width=11, key=f"s{at}", strong=at == 0) if False else
        Column(name, values[:, at], number, width=11, key=f"s{at}")
        for at, name in enumerate(names)
    ]
    return Table(
        _table_name(scorecard, measure),
        tuple(columns),
        heading=f"Results by period: {formats.measure_name(scorecard, measure)}",
        filtered=False,
    )
