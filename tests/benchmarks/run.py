"""Run the benchmarks and print their table: ``python tests/benchmarks/run.py [trends] [whole_build]``.

The peers are installed first, from the dependency group ``benchmark`` of pyproject.toml.
"""

from __future__ import annotations

import importlib
import subprocess
import sys
import tomllib
from pathlib import Path

SUITES = ("trends", "whole_build")


def main(chosen: list[str]) -> int:
    """Print the table; the exit code is 1 when a limit is not kept."""
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    peers = project["dependency-groups"]["benchmark"]
    subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", *peers], check=True)
    from measure import HEAD

    print(HEAD, flush=True)
    kept = True
    for suite in chosen or SUITES:
        for row in importlib.import_module(suite).rows():
            print(row.as_markdown(), flush=True)
            kept = kept and row.within
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
