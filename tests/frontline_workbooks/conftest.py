"""A small scorecard with everything awkward in it, for the tests of sheets and of writing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables

if TYPE_CHECKING:
    from pathlib import Path

    from frontline.scorecard.model import Scorecard

AWKWARD_NAMES = (
    "=SUM(A1)",
    "@here",
    "+1 more",
    "-minus",
    "Zürich \U0001f600 branch",
    "Long " + "name " * 59,
    "Tabs\tinside",
    "{braces} & <tags>",
    "'quoted",
    "https://example.org/branch",
    "12345",
)
REGIONS = ("North", "South")
YEARS = range(2018, 2025)


@pytest.fixture(scope="session")
def awkward_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of tables: 3 levels, 14 units, 4 measures, 7 years."""
    folder = tmp_path_factory.mktemp("awkward")
    units = _units()
    branches = units[units["level"] == "Branch"]["unit_id"].tolist()
    units.to_csv(folder / "units.csv", index=False)
    _measures().to_csv(folder / "measures.csv", index=False)
    _results(branches).to_csv(folder / "results.csv", index=False)
    _targets(branches).to_csv(folder / "targets.csv", index=False)
    return folder


@pytest.fixture(scope="session")
def scorecard(awkward_folder: Path) -> Scorecard:
    """Return that folder, scored."""
    return score(read_tables(awkward_folder))


def _units() -> pd.DataFrame:
    rows = [("ALL", "Whole company", "Company", "")]
    rows += [(name[0], name, "Region", "ALL") for name in REGIONS]
    rows += [(f"B{number:02}", name, "Branch", REGIONS[number % 2][0]) for number, name in enumerate(AWKWARD_NAMES)]
    return pd.DataFrame(rows, columns=["unit_id", "unit_name", "level", "parent_id"])


def _measures() -> pd.DataFrame:
    rows = [
        ("SAT", "Customer satisfaction", "satisfaction", "higher", "percent"),
        ("NPS", "Net promoter score", "loyalty", "higher", "points"),
        ("WAIT", "Waiting time", "service", "lower", "minutes"),
        ("SHARE", "Share that would stay", "commitment", "higher", "fraction"),
    ]
    return pd.DataFrame(rows, columns=["measure_id", "measure_name", "area", "better", "unit"])


def _results(branches: list[str]) -> pd.DataFrame:
    """Results that tie (the first three), rise, and are suppressed (the last but one has n = 2)."""
    rows = []
    for place, unit in enumerate(branches):
        for year in YEARS:
            n = 2 if place == len(branches) - 2 else 40 + 10 * place
            rise = (year - YEARS[0]) * (1.5 if place % 3 == 0 else 0.1)
            rows.append((year, unit, "SAT", 70.0 + 2 * max(place, 2) + rise * (place > 2), n))
            rows.append((year, unit, "WAIT", 12.0 + place - 0.2 * rise, n))
            if year > 2022:
                rows.append((year, unit, "NPS", float(10 * place - 40), n))
                rows.append((year, unit, "SHARE", 0.4 + 0.05 * place, n))
    return pd.DataFrame(rows, columns=["period", "unit_id", "measure_id", "value", "n"])


def _targets(branches: list[str]) -> pd.DataFrame:
    """One target for all, one a unit, and none for net promoter score."""
    rows = [(2024, "", "SAT", 85.0), (2024, "", "SHARE", 0.6)]
    rows += [(2024, unit, "WAIT", 15.0 + float(np.sin(place))) for place, unit in enumerate(branches)]
    return pd.DataFrame(rows, columns=["period", "unit_id", "measure_id", "target"])
