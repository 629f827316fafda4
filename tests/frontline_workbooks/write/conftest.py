"""The awkward scorecard, written once in each theme, and what stands in a workbook's parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontline_workbooks.sheets import describe
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from frontline.scorecard.model import Scorecard


@pytest.fixture(scope="session", params=["green-red", "blue-orange"])
def written(request: pytest.FixtureRequest, scorecard: Scorecard, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of the written workbook."""
    path = tmp_path_factory.mktemp("written") / "scorecard.xlsx"
    write_workbook(describe(scorecard, request.param), path)
    return path
