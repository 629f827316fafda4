"""Names of the ranking sheets and their tables, which other sheets link to and count in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.sheets import formats

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard

RESERVED = (
    "ReadMe",
    "Summary",
    "Trends",
    "Clear trends",
    "Compare",
    "Heat map",
    "Heat map by target",
    "Targets",
    "Data notes",
    "Data",
)


def ranking_sheets(scorecard: Scorecard) -> dict[int, str]:
    """Return the sheet of each featured measure: "Rankings" for the first, then "Rankings <measure_id>"."""
    found: dict[int, str] = {}
    for measure in scorecard.featured:
        identity = str(scorecard.measures["measure_id"].iloc[measure])
        wanted = f"Rankings {identity}" if found else "Rankings"
        found[measure] = formats.sheet_name(wanted, (*RESERVED, *found.values()))
    return found


def ranking_tables(scorecard: Scorecard) -> dict[tuple[int, str], str]:
    """Return the table of each featured measure and ranked level, e.g. ``Rankings_School``."""
    found: dict[tuple[int, str], str] = {}
    for place, measure in enumerate(scorecard.featured):
        identity = str(scorecard.measures.loc[measure, "measure_id"])
        for level in ranked_levels(scorecard, measure):
            parts = ("Rankings", identity, level) if place else ("Rankings", level)
            found[measure, level] = formats.table_name(*parts, taken=found.values())
    return found


def ranked_levels(scorecard: Scorecard, measure: int) -> tuple[str, ...]:
    """Return the levels below the whole on which a measure has results, top first."""
    units = scorecard.current.loc[scorecard.current["measure"] == measure, "unit"]
    below = scorecard.units.loc[units]
    present = set(below.loc[below["depth"] > 0, "level"])
    return tuple(level for level in scorecard.levels if level in present)
