"""Killing runs that write a workbook at random moments, and looking at what is left.

Half of the kills fall anywhere in a run, half about its end, where the file is written: where that is, is learnt from
what is found. Only Unix can do this: a forked process starts in a few milliseconds, with everything imported.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

ABOUT, LEARNING = 0.15, 0.05
"""Shares of the time a run takes: how far late kills fall about its end, how much each result moves where that is."""
SEVERAL = 5


def kill_runs(run: Callable[[], object], path: Path, old: bytes, count: int, seed: int = 1) -> Counter[str]:
    """Kill runs, then let one end.

    Parameters
    ----------
    run
        Puts another workbook in the place of the old one, the same each time.
    path
        The workbook.
    old
        Its bytes before each run.
    count
        How many runs to kill.
    seed
        Of the moments.

    Returns
    -------
    Counter
        How often the ``"old"`` workbook was there and how often the ``"new"`` one; ``"torn"`` for anything else;
        ``"drafts"`` that lay about after a kill, and ``"drafts left"`` once a run had ended.
    """
    path.write_bytes(old)
    run()
    marks = {_mark(old): "old", _mark(path.read_bytes()): "new"}
    end = median(_seconds(run, path, old) for _ in range(SEVERAL))
    moments, found = random.Random(seed), Counter[str]()  # noqa: S311 - moments, not secrets
    for number in range(count):
        path.write_bytes(old)
        before = _drafts(path)
        _kill_after(end * moments.uniform(1 - ABOUT if number % 2 else 0, 1 + ABOUT), run)
        left = marks.get(_mark(path.read_bytes()), "torn")
        if number % 2:
            end *= 1 + LEARNING if left == "old" else 1 - LEARNING
        found[left] += 1
        found["drafts"] += len(_drafts(path) - before)
    path.write_bytes(old)
    run()
    found["drafts left"] = len(_drafts(path))
    return found


def _seconds(run: Callable[[], object], path: Path, old: bytes) -> float:
    path.write_bytes(old)
    process = multiprocessing.get_context("fork").Process(target=run)
    begun = time.perf_counter()
    process.start()
    process.join()
    return time.perf_counter() - begun


def _kill_after(seconds: float, run: Callable[[], object]) -> None:
    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join(seconds)
    process.kill()
    process.join()


def _drafts(path: Path) -> set[str]:
    return {draft.name for draft in path.parent.glob("~frontline-*")}


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def kill_from_command_line(kill: Callable[[int, Path], Counter[str]]) -> int:
    """Kill as many runs as the command line says, print what was found, and return 1 where a workbook was torn."""
    with tempfile.TemporaryDirectory() as folder:
        found = kill(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, Path(folder))
    print(", ".join(f"{number:,} {what}" for what, number in sorted(found.items())))
    return int(found["torn"] > 0 or found["drafts left"] > 0)
