"""Charts of a ranking: results against target, and ranks with their 95 % ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats
from frontline_workbooks.sheets.description import Chart, Series
from frontline_workbooks.sheets.headline import ROLES
from frontline_workbooks.sheets.ranking_block import FEW, level_header

if TYPE_CHECKING:
    import pandas as pd

    from frontline_workbooks.sheets.description import Table
    from frontline_workbooks.sheets.ranking_block import Plan

_ENDS = {"percent": (0.0, 100.0), "fraction": (0.0, 1.0), "points": (-100.0, 100.0)}
_HALF = FEW // 2
_PIXELS_A_UNIT, _PIXELS_BESIDE = 18, 110


def describe_charts(about: Plan, level: str, table: Table, rows: pd.DataFrame, *, alone: bool) -> tuple[Chart, ...]:
    """Return the charts of one block: none for long blocks, unless the sheet has no other.

    Parameters
    ----------
    alone
        Whether this is the sheet's only block; then the best and the lowest are charted.
    """
    ranked = int(rows["rank"].notna().sum())
    if ranked < 2:  # noqa: PLR2004 - one unit is no comparison
        return ()
    if ranked <= FEW:
        found = [_against_target(about, level, table, ranked)]
        if about.has_interval:
            found.append(_ranks(about, level, table, rows, 0, ranked))
        return tuple(found)
    if alone and about.has_interval:
        return (
            _ranks(about, level, table, rows, 0, _HALF, f"The best {_HALF} {formats.plural(level)}"),
            _ranks(about, level, table, rows, ranked - _HALF, _HALF, f"The lowest {_HALF} {formats.plural(level)}"),
        )
    return ()


def _against_target(about: Plan, level: str, table: Table, count: int) -> Chart:
    low, high = _ENDS.get(about.scale, (None, None))
    many = formats.plural(level)
    if about.has_target:
        series = [
            Series(word, table.name, "label", f"if_{word.lower()}", count=count, role=role)
            for word, role in ROLES.items()
        ]
        series.append(Series("▎Target", table.name, "label", "target", count=count, role="strong", look="mark"))
        title = f"{many.capitalize()}: result against target"
    else:
        series = [Series("Result", table.name, "label", "value", count=count)]
        title = f"{many.capitalize()}: result"
    return Chart(
        name=f"{table.name}_chart",
        kind="bar",
        title=title,
        alt=f"Bars of {about.name} for {count} {many} in {about.period}, best first"
        + (", coloured by whether the target was met, with a stroke at each target." if about.has_target else "."),
        series=tuple(series),
        value_axis=f"{about.name}{formats.unit_suffix(about.scale)}",
        category_axis=level_header(level),
        number_format="0%" if about.scale == "fraction" else "#,##0",
        minimum=low,
        maximum=high,
        height=_height(count),
        half=about.has_interval,
    )


def _ranks(about: Plan, level: str, table: Table, rows: pd.DataFrame, first: int, count: int, title: str = "") -> Chart:
    many = formats.plural(level)
    upto = float(np.nanmax(rows["rank_high"].to_numpy(float)))
    return Chart(
        name=f"{table.name}_ranks_{first}",
        kind="bar",
        title=f"{title or many.capitalize()}: rank, and its 95 % range as a line",
        alt=f"Rank of {count} {many} on {about.name} in {about.period}, each with the range of ranks that is "
        "likely for it; ranges that overlap are not clearly different.",
        series=(
            Series("95 % range", table.name, "label", "rank_low", first, count, look="range", plus="rank_width"),
            Series("Rank", table.name, "label", "rank", first, count, role="strong", look="mark"),
        ),
        value_axis="Rank, 1 = best",
        category_axis=level_header(level),
        minimum=0,
        maximum=upto + 1,
        height=_height(count),
        half=True,
    )


def _height(count: int) -> int:
    return max(200, _PIXELS_BESIDE + _PIXELS_A_UNIT * count)
