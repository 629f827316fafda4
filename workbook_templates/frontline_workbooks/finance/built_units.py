"""The units of a scorecard that was built before, in their order."""

from __future__ import annotations

import pandas as pd

from frontline.scorecard.period_readings import text_of
from frontline_workbooks.sheets.data_notes import BETWEEN_LEVELS


def units_of(rows: pd.DataFrame, absent: pd.DataFrame) -> pd.DataFrame:
    """Return one row a unit, as `results.Results` has them; a level's depth is its place among the levels.

    Parameters
    ----------
    rows
        The rows of the sheet Data; without an order the units stand as they come.
    absent
        The table of units without a result in the reported period, on the sheet Data notes.
    """
    known = rows.sort_values("order", kind="stable", na_position="last")[["unit id", "unit", "level"]]
    without = pd.DataFrame({header: [text_of(cell) for cell in absent.get(header, ())] for header in _ABSENT})
    without = without.rename(columns=dict(zip(_ABSENT, known.columns, strict=True)))
    units = pd.concat([known, without], ignore_index=True).drop_duplicates("unit id", ignore_index=True)
    units.columns = pd.Index(["unit_id", "unit_name", "level"])
    return units.assign(depth=pd.factorize(units["level"])[0])


_ABSENT = ("Id", "Unit", "Level")


def levels_of(units: pd.DataFrame, said: str) -> tuple[str, ...]:
    """Return the levels, top first, as the sheet Data notes says them; in the order of the units where it does not."""
    there = tuple(units["level"].unique())
    named = tuple(said.split(BETWEEN_LEVELS))
    return named if set(named) <= set(there) else there
