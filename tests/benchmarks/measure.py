"""How a benchmark is measured: whole processes, ours and the peer in turn, the median ratio."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
PAIRS = 3


@dataclass(frozen=True)
class Row:
    """One line of the table."""

    task: str
    peer: str
    ours: float
    theirs: float
    ratio: float
    limit: float
    megabytes: float | None = None

    @property
    def within(self) -> bool:
        """Whether the ratio keeps its limit, and the memory 2 GB where it was measured."""
        return self.ratio <= self.limit and (self.megabytes or 0) < 2000

    def as_markdown(self) -> str:
        """Return the line as it stands in README.md."""
        memory = "" if self.megabytes is None else f"{self.megabytes:,.0f} MB"
        kept = "yes" if self.within else "NO"
        return (
            f"| {self.task} | {self.peer} | {self.ours:.3g} s | {self.theirs:.3g} s | {self.ratio:.2g} "
            f"| <= {self.limit:g} | {memory} | {kept} |"
        )


HEAD = "| task | peer | ours | peer's | ratio | must be | peak memory | kept |\n|---|---|---|---|---|---|---|---|"


def in_turn(ours: Callable[[], float], theirs: Callable[[], float], pairs: int = PAIRS) -> tuple[float, float, float]:
    """Return median seconds of both and the median of their ratios, measured A B A B."""
    times = [(ours(), theirs()) for _ in range(pairs)]
    ratio = statistics.median(a / b for a, b in times)
    return statistics.median(a for a, _ in times), statistics.median(b for _, b in times), ratio


def seconds(function: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def process(script: str, *arguments: object) -> dict[str, float]:
    """Run a script of this folder in a process of its own; it prints its seconds and peak memory as JSON."""
    command = [sys.executable, str(HERE / script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def report(started: float, paused: float = 0.0) -> None:
    """Print this process's seconds (without a pause) and peak memory, for `process`."""
    import psutil

    spent = time.perf_counter() - started - paused
    info = psutil.Process().memory_info()
    peak = getattr(info, "peak_wset", None) or _peak_rss()
    print(json.dumps({"seconds": spent, "megabytes": peak / 1e6}))


def _peak_rss() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
