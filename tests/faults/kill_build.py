"""Killing a build at random moments: always the old scorecard is there, or the new one, whole.

    .venv/bin/python tests/faults/kill_build.py 1000

What stands on the sheets is known before, so that the time goes into drawing them and into the file.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from closed_workbooks import write_year
from killing import kill_from_command_line, kill_runs

from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables
from frontline_workbooks.sheets import describe
from frontline_workbooks.write import draw_workbook, write_workbook

if TYPE_CHECKING:
    from collections import Counter


def kill_builds(count: int, folder: Path) -> Counter[str]:
    """Kill so many builds in an empty folder and return what was left, as `kill_runs` does."""
    described = describe(score(read_tables(write_year(folder / "tables.xlsx"))))
    old = draw_workbook(replace(described, theme="blue-orange"))
    output = folder / "scorecard.xlsx"
    return kill_runs(lambda: write_workbook(described, output), output, old, count)


if __name__ == "__main__":
    sys.exit(kill_from_command_line(kill_builds))
