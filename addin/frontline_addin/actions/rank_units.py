"""Rank units: the ranking of one measure, for a terminal or another program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from frontline.scorecard.model import Scorecard, Settings

COLUMNS = [
    "level", "unit_id", "unit_name", "rank", "rank_of", "rank_low", "rank_high", "value", "n", "low", "high",
    "target", "gap", "status", "trend", "change", "hidden",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ranked:
    """The ranking of one measure.

    Parameters
    ----------
    measure
        The measure's row of `Scorecard.measures`, by column.
    levels
        Levels shown, top first.
    rows
        One row a unit (`COLUMNS`), by level, best first.
    """

    measure: dict[str, Any]
    levels: tuple[str, ...]
    rows: pd.DataFrame


def rank_units(data: Path, settings: Settings, map_file: Path | None = None) -> Ranked:
    """Score the data and return the ranking of the headline measure."""
    return ranking(score(read_tables(data, map_file), settings), settings)


def ranking(scorecard: Scorecard, settings: Settings) -> Ranked:
    """Return the ranking of a scorecard's headline measure."""
    rows = scorecard.rows(scorecard.headline)
    ranked = [level for level in scorecard.levels if settings.levels or (rows["level"] == level).sum() > 1]
    levels = tuple(ranked) or scorecard.levels[-1:]
    shown = rows[rows["level"].isin(levels)]
    measure = {str(key): item for key, item in scorecard.measures.loc[scorecard.headline].items()}
    return Ranked(measure, levels, shown[COLUMNS].reset_index(drop=True))
