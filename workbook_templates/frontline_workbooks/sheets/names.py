"""Names of the ranking sheets and their tables, and of the columns and cells that formulas call by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.own_sheets import INPUT_NAME
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
    "Reconciliation",
    "Audit trail",
    "Data",
)

COLUMNS = {
    "period": "Frontline_period",
    "level": "Frontline_level",
    "unit id": "Frontline_unit",
    "unit": "Frontline_unit_name",
    "parent": "Frontline_unit_above",
    "measure id": "Frontline_measure",
    "measure": "Frontline_measure_name",
    "value": "Frontline_value",
    "n": "Frontline_n",
    "target": "Frontline_target",
    "low": "Frontline_low",
    "high": "Frontline_high",
    "status": "Frontline_status",
    "hidden": "Frontline_hidden",
}
"""Names of columns of the sheet Data by their keys, the same in every scorecard: people's formulas hold them."""

INPUT_UNIT, INPUT_MEASURE = f"{INPUT_NAME}unit", f"{INPUT_NAME}measure"
"""Cells of the ReadMe to type in; what stands there outlives a second merge."""
FOUND_ROW = "Frontline_found_row"
"""Cell of the ReadMe: the row of the table on the sheet Data that the typed unit and measure lead to."""


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
