"""Workbooks to put sheets into, and sheets to put: one with everything XlsxWriter can draw, and a real scorecard."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

# importlib mode puts no folder of tests on the path
sys.path.insert(0, str(Path(__file__).parent))

from made_workbooks import a_workbook, draw_host, draw_rich

from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables
from frontline_workbooks.sample import write_sample
from frontline_workbooks.sheets import describe
from frontline_workbooks.write import write_workbook


@pytest.fixture(scope="session")
def rich() -> bytes:
    """Return two sheets of ours with everything on them."""
    return a_workbook(draw_rich)


@pytest.fixture(scope="session")
def rich_1904() -> bytes:
    """Return the same for workbooks that count days from 1904."""
    return a_workbook(draw_rich, date_1904=True)


@pytest.fixture(scope="session")
def host() -> bytes:
    """Return somebody's workbook."""
    return a_workbook(draw_host)


@pytest.fixture(scope="session")
def scorecard_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return a real scorecard: that of the sample's last year."""
    folder = tmp_path_factory.mktemp("scorecard")
    write_sample(folder)
    write_workbook(describe(score(read_tables(folder))), folder / "scorecard.xlsx")
    return (folder / "scorecard.xlsx").read_bytes()


@pytest.fixture(scope="session")
def real_workbooks(real_data: Path) -> dict[str, dict[str, Path]]:
    """Return the real workbooks by folder, ``"good"`` or ``"bad"``, and name."""
    folder = real_data / "workbooks"
    listed = json.loads((folder / "INDEX.json").read_text("utf-8"))
    found: dict[str, dict[str, Path]] = {"good": {}, "bad": {}}
    for entry in listed:
        found[entry["folder"]][entry["name"]] = folder / entry["folder"] / entry["name"]
    return found
