"""Killing a merge at random moments: always the old workbook is there, or the new one, whole.

    .venv/bin/python tests/faults/kill_merge.py 1000

A scorecard that was built before is merged, so that most of the time goes into the package and the file. Half of the
kills fall anywhere in the merge, half about its end, where the file is written: where that is, the script learns from
what it finds. Only Unix can do this: a forked process starts in a few milliseconds, with everything imported.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from closed_workbooks import write_year
from finance_workbooks import write_finance

from frontline_addin.actions.build_scorecard import build_scorecard
from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.hosts.closed_file import ClosedFile

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)
ABOUT, LEARNING = 0.15, 0.05
"""Shares of the time a merge takes: how far late kills fall about its end, how much each result moves where that is."""


def run_merge(yearend: Path, results: Path) -> None:
    """Merge as the command does."""
    merge(ClosedFile(yearend, results), results, Wanted(), NOON)


def kill_merges(count: int, folder: Path, seed: int = 1) -> Counter[str]:
    """Kill merges and look at what is left.

    Parameters
    ----------
    count
        How many.
    folder
        An empty folder to work in.
    seed
        Of the moments.

    Returns
    -------
    Counter
        How often the ``"old"`` workbook was there and how often the ``"new"`` one; ``"torn"`` for anything else, and
        ``"drafts"`` for files left beside that are no workbook.
    """
    results = build_scorecard(write_year(folder / "tables.xlsx"), folder / "scorecard.xlsx").path
    yearend = write_finance(folder / "year-end.xlsx")
    old = yearend.read_bytes()
    run_merge(yearend, results)
    marks = {_mark(old): "old", _mark(yearend.read_bytes()): "new"}
    end = median(_seconds(yearend, results, old) for _ in range(5))
    moments, found = random.Random(seed), Counter[str]()  # noqa: S311 - moments, not secrets
    for number in range(count):
        _reset(yearend, old)
        _kill_after(end * moments.uniform(1 - ABOUT if number % 2 else 0, 1 + ABOUT), yearend, results)
        left = marks.get(_mark(yearend.read_bytes()), "torn")
        if number % 2:
            end *= 1 + LEARNING if left == "old" else 1 - LEARNING
        found[left] += 1
        found["drafts"] += len(list(folder.glob("~frontline-*")))
    _reset(yearend, old)
    return found


def _seconds(yearend: Path, results: Path, old: bytes) -> float:
    _reset(yearend, old)
    process = multiprocessing.get_context("fork").Process(target=run_merge, args=(yearend, results))
    begun = time.perf_counter()
    process.start()
    process.join()
    return time.perf_counter() - begun


def _kill_after(seconds: float, yearend: Path, results: Path) -> None:
    process = multiprocessing.get_context("fork").Process(target=run_merge, args=(yearend, results))
    process.start()
    process.join(seconds)
    process.kill()
    process.join()


def _reset(yearend: Path, old: bytes) -> None:
    for left in yearend.parent.iterdir():
        if left.name.startswith(("~frontline-", "year-end (")):
            left.unlink()
    yearend.write_bytes(old)


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def main(count: int) -> int:
    """Kill so many merges, print what was found, and return 1 where a workbook was torn."""
    with tempfile.TemporaryDirectory() as folder:
        found = kill_merges(count, Path(folder))
    print(", ".join(f"{number:,} {what}" for what, number in sorted(found.items())))
    return int(found["torn"] > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000))
