"""Killing a merge at random moments: always the old workbook is there, or the new one, whole.

    .venv/bin/python tests/faults/kill_merge.py 1000

A scorecard that was built before is merged, so that most of the time goes into the package and the file.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from closed_workbooks import write_year
from finance_workbooks import write_finance
from killing import kill_from_command_line, kill_runs

from frontline_addin.actions.build_scorecard import build_scorecard
from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.hosts.closed_file import ClosedFile

if TYPE_CHECKING:
    from collections import Counter

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


def kill_merges(count: int, folder: Path) -> Counter[str]:
    """Kill so many merges in an empty folder and return what was left, as `kill_runs` does."""
    results = build_scorecard(write_year(folder / "tables.xlsx"), folder / "scorecard.xlsx").path
    yearend = write_finance(folder / "year-end.xlsx")

    def run() -> None:
        for backup in folder.glob("year-end (before *"):
            backup.unlink()
        merge(ClosedFile(yearend, results), results, Wanted(), NOON)

    return kill_runs(run, yearend, yearend.read_bytes(), count)


if __name__ == "__main__":
    sys.exit(kill_from_command_line(kill_merges))
