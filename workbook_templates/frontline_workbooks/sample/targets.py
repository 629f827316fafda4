"""What was promised: company-wide targets, levels by branch, and each unit's revenue budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline_workbooks.sample.company import BRANCHES, MONTHS, WHOLE, make_units, peer_positions

if TYPE_CHECKING:
    from frontline_workbooks.sample.story import Story

_COLUMNS = ["period", "unit_id", "measure_id", "target", "approaching", "meeting", "exceeding"]

# A target stands from its period on, until a later one replaces it.
_EVERY_UNIT = (
    ("2024-01", "satisfaction", 72.0),
    ("2025-01", "satisfaction", 75.0),
    ("2024-01", "nps", 30.0),
    ("2025-01", "nps", 36.0),
    ("2024-01", "retention", 80.0),
    ("2025-01", "retention", 82.0),
    ("2024-01", "waiting_time", 6.5),
    ("2025-01", "waiting_time", 6.0),
    ("2024-01", "first_time_resolution", 78.0),
    ("2024-01", "complaints", 6.0),
    ("2024-Q1", "want_to_stay", 50.0),
)


def make_targets(rng: np.random.Generator, story: Story) -> pd.DataFrame:
    """Return every target; a blank unit_id means every unit."""
    everywhere = pd.DataFrame(list(_EVERY_UNIT), columns=["period", "measure_id", "target"])
    climate = _levels("2024-Q1", "service_climate", None, np.array([58.0, 65.0, 74.0]))
    blocks = [everywhere, climate, _branch_levels(rng), _revenue_budget(story)]
    # reindex first, so that no block lacks a column when they are joined
    table = pd.concat([_complete(block) for block in blocks], ignore_index=True)
    return table[_COLUMNS]


def _branch_levels(rng: np.random.Generator) -> pd.DataFrame:
    """Return the satisfaction levels of 2025: by peer group, moved a little for each branch."""
    usual = np.array([70.0, 75.0, 73.0])[peer_positions()]
    meeting = usual + rng.integers(-2, 3, len(BRANCHES)) / 2
    return _levels("2025-01", "satisfaction", BRANCHES, np.column_stack([meeting - 6, meeting, meeting + 8]))


def _levels(period: str, measure_id: str, unit_id: tuple[str, ...] | None, levels: np.ndarray) -> pd.DataFrame:
    block = pd.DataFrame(np.atleast_2d(levels), columns=["approaching", "meeting", "exceeding"])
    return block.assign(period=period, unit_id=unit_id, measure_id=measure_id, target=block["meeting"])


def _revenue_budget(story: Story) -> pd.DataFrame:
    """Return the budget of each branch and month, and of the regions and the company as their sums."""
    units = make_units().set_index("unit_id")
    branches = pd.DataFrame(story.budget.round(1), index=list(BRANCHES), columns=list(MONTHS))
    regions = branches.groupby(units.loc[list(BRANCHES), "parent_id"].to_numpy()).sum()
    company = regions.sum().to_frame(WHOLE).T
    wide = pd.concat([company, regions, branches]).round(1).rename_axis("unit_id").reset_index()
    long = wide.melt(id_vars="unit_id", var_name="period", value_name="target")
    return long.assign(measure_id="revenue")


def _complete(block: pd.DataFrame) -> pd.DataFrame:
    texts = ["period", "unit_id", "measure_id"]
    whole = block.reindex(columns=_COLUMNS)
    return whole.astype(dict.fromkeys(texts, object) | dict.fromkeys(_COLUMNS[3:], "Float64"))
