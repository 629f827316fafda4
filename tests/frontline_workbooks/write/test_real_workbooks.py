from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from frontline.scorecard.model import Settings
from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables
from frontline_workbooks.sheets import describe
from frontline_workbooks.sheets.description import Table
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from frontline.scorecard.model import Scorecard

pytestmark = pytest.mark.real_data


@pytest.fixture(scope="module")
def schools(real_data: Path) -> Scorecard:
    """Return the small set of New York schools, graduation first."""
    tables = read_tables(real_data / "nyc_schools" / "mini")
    return score(tables, Settings(period="2019", measures=("GRAD4", "CHRONABS")))


def test_schools_met_their_graduation_targets_as_published(schools: Scorecard, real_data: Path) -> None:
    published = pd.read_csv(real_data / "nyc_schools" / "mini" / "targets.csv")
    published = published[(published["measure_id"] == "GRAD4") & (published["period"] == 2019)]
    published = published.dropna(subset=["value", "meeting_target"])
    (ranking,) = (sheet for sheet in describe(schools).sheets if sheet.name == "Rankings")
    table = next(block for block in ranking.blocks if isinstance(block, Table) and block.name == "Rankings_school")
    columns = {column.key: column.values for column in table.columns}

    assert len(columns["gap"]) == len(published) == 93
    assert np.allclose(np.sort(columns["gap"]), np.sort(published["value"] - published["meeting_target"]))
    assert (columns["status"] == "✔ Met").sum() == (published["value"] >= published["meeting_target"]).sum() == 59


@pytest.mark.parametrize("theme", ["green-red", "blue-orange"])
def test_the_validator_finds_no_error_in_real_workbooks(schools: Scorecard, tmp_path: Path, theme: str) -> None:
    write_workbook(describe(schools, theme), tmp_path / "schools.xlsx")
    command = [sys.executable, "-m", "openxml_audit", "-f", "microsoft365", str(tmp_path / "schools.xlsx")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert "Errors: 0" in done.stdout, done.stdout + done.stderr
