"""Peers that are R packages: timed by R itself, its start and the reading of the data left out."""

from __future__ import annotations

import functools
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@functools.cache
def r_version(package: str) -> str | None:
    """Return the version of an R package, None where R or the package is not installed."""
    if shutil.which("Rscript") is None:
        return None
    asked = f'if (requireNamespace("{package}", quietly=TRUE)) cat(as.character(packageVersion("{package}")))'
    done = subprocess.run(["Rscript", "-e", asked], capture_output=True, text=True, check=False)  # noqa: S607
    return done.stdout.strip() or None


def missing(task: str, package: str) -> str:
    """Say which line of the table is left out."""
    return f"Left out: {task}. R with the package {package} is not installed."


def r_seconds(package: str, data: dict[str, np.ndarray], prepare: str, timed: str) -> float:
    """Return how long an R expression takes, once its package, the named numbers and what prepares it are there."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [f"suppressMessages(library({package}))"]
        for name, numbers in data.items():
            path = Path(folder) / name
            numbers.astype("float64").tofile(path)
            lines.append(f"{name} <- readBin('{path.as_posix()}', 'double', {numbers.size})")
        script = Path(folder) / "timed.R"
        script.write_text("\n".join([*lines, prepare, f"cat(system.time({{{timed}}})[['elapsed']])"]), encoding="utf-8")
        done = subprocess.run(["Rscript", str(script)], capture_output=True, text=True, check=False)  # noqa: S607
    if done.returncode:
        raise SystemExit(f"R failed:\n{done.stderr}")
    return float(done.stdout.splitlines()[-1])
