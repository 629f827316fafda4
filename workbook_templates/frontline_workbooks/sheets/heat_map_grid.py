"""Units by measures of the reported periods, and the range of each level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats, mixed_measures
from frontline_workbooks.sheets.description import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from frontline.scorecard.model import Scorecard


@dataclass(frozen=True, slots=True)
class Grid:
    """Units x measures of the reported periods, as far as they are shown."""

    units: pd.DataFrame
    measures: tuple[int, ...]
    headers: tuple[str, ...]
    value: np.ndarray
    target: np.ndarray
    hidden: np.ndarray


def lay_out(scorecard: Scorecard, measures: Sequence[int]) -> Grid:
    """Lay the reported results out; units by level, the best of the first measure first, empty ones left out."""
    current = scorecard.current[scorecard.current["measure"].isin(measures)]
    place = current["measure"].map({measure: at for at, measure in enumerate(measures)}).to_numpy()
    unit, shape = current["unit"].to_numpy(), (len(scorecard.units), len(measures))
    value, target, rank = (np.full(shape, np.nan) for _ in range(3))
    hidden = np.full(shape, "", dtype=object)
    for laid, source in ((value, "value"), (target, "target"), (rank, "rank"), (hidden, "hidden")):
        laid[unit, place] = current[source].to_numpy()
    shown = np.flatnonzero((~np.isnan(value) | (hidden != "")).any(axis=1))
    depth = scorecard.units["depth"].to_numpy()
    order = shown[np.lexsort((shown, rank[shown, 0], depth[shown]))]
    units = scorecard.units.iloc[order].assign(parent_name=mixed_measures.parent_names(scorecard)[order])
    return Grid(
        units, tuple(measures), tuple(_headers(scorecard, measures)), value[order], target[order], hidden[order]
    )


def _headers(scorecard: Scorecard, measures: Sequence[int]) -> list[str]:
    """Names of the measures, their units and directions."""
    titles = [
        f"{mixed_measures.measure_title(scorecard, measure)}"
        f"{' (lower is better)' if mixed_measures.is_lower_better(scorecard, measure) else ''}"
        for measure in measures
    ]
    ids = [mixed_measures.id_of(scorecard, measure) for measure in measures]
    return mixed_measures.unique_headers(titles, ids, ["Unit", "Level", "Unit above"])


def ranges_of(scorecard: Scorecard, grid: Grid, found: Sequence[str], table: str, name: str) -> Table:
    """Lowest and highest result of each level, as formulas that the colours above read.

    Its headers are those of the map, so that they may be repeated on every printed page.
    """
    levels = grid.units["level"].to_numpy(dtype=object)
    ends = np.array(["Lowest", "Highest"] * len(found), dtype=object)
    return Table(
        name,
        (
            Column("Unit", ends, align="left", width=18, key="end"),
            Column("Level", np.repeat(np.array(found, dtype=object), 2), align="left", key="level"),
            Column("Unit above", np.full(len(ends), "", dtype=object), align="left", width=12, key="parent"),
            *(
                Column(
                    grid.headers[at],
                    _extremes(grid.value[:, at], levels, found),
                    formats.number_format(mixed_measures.scale_of(scorecard, measure)),
                    width=12,
                    key=f"m{at}",
                    formula=_extreme_formula(table, at),
                )
                for at, measure in enumerate(grid.measures)
            ),
        ),
        heading="Range of each level",
        filtered=False,
    )


def _extremes(value: np.ndarray, levels: np.ndarray, found: Sequence[str]) -> np.ndarray:
    known = ~np.isnan(value)
    of_level = [value[known & (levels == level)] for level in found]
    return np.array([end for v in of_level for end in ((v.min(), v.max()) if v.size else (np.nan, np.nan))])


def _extreme_formula(table: str, at: int) -> str:
    values, levels = f"{{{table}.m{at}}}", f"{{{table}.level}}"
    ends = (f"_xlfn.{function}({values},{levels},{{level}})" for function in ("MINIFS", "MAXIFS"))
    none = f'COUNTIFS({levels},{{level}},{values},">-1E+300")=0'
    return f'IF({none},"",IF({{end}}="Lowest",{",".join(ends)}))'
