"""Run the benchmarks and print their table: ``python tests/benchmarks/run.py [trends] [growth]``.

The peers are installed first, from the dependency group ``benchmark`` of pyproject.toml. Peers that are R
packages are taken where they are installed; otherwise a sentence says which line is left out.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import tomllib
from pathlib import Path

SUITES = (
    "survey",
    "agreement",
    "trends",
    "control_charts",
    "comparison",
    "linkage",
    "worksheet_functions",
    "merging",
    "whole_build",
    "growth",
)


def main(chosen: list[str]) -> int:
    """Print the table; the exit code is 1 when a limit is not kept."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    peers = project["dependency-groups"]["benchmark"]
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", *peers], check=True)
    import measure

    kept, head, notes = True, "", []
    for suite in chosen or SUITES:
        module = importlib.import_module(suite)
        if head != (head := getattr(module, "HEAD", measure.HEAD)):
            print(f"\n{head}", flush=True)
        for row in module.rows():
            if isinstance(row, str):
                notes.append(row)
                continue
            print(row.as_markdown(), flush=True)
            kept = kept and row.within
    print("", *notes, sep="\n")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
