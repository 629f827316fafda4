"""The private Python environment of this checkout: made once, then reused until pyproject.toml changes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

try:
    import tomllib
except ModuleNotFoundError:
    sys.exit(f"Python 3.11 or newer is needed, but {sys.executable} is Python {sys.version.split()[0]}.")

ROOT = Path(__file__).resolve().parents[1]
FOLDER = Path(os.environ.get("FRONTLINE_VENV") or ROOT / ".venv").expanduser().absolute()
PROGRAMS = FOLDER / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")

NO_VENV = "Python could not make an environment. On Debian and Ubuntu: sudo apt install python3-venv"
NO_INSTALL = "The installation failed: see the lines above. It needs a connection to the Python package index."


def prepare(*, tests: bool) -> None:
    """Make the environment if needed and install the project into it.

    Parameters
    ----------
    tests
        Whether to install what the tests need (pyproject.toml, dependency group ``test``) as well.
    """
    _make()
    _install("the project and its libraries", ["--editable", str(ROOT)], "project")
    if tests:
        _install("the test tools", _test_packages(), "tests")


def program(name: str) -> str:
    """Return the path of a program that was installed into the environment."""
    return str(PROGRAMS / (f"{name}.exe" if os.name == "nt" else name))


def say(line: str) -> None:
    """Print a line at once, so that it stands above what a started program prints."""
    print(line, flush=True)


def _make() -> None:
    """Make the environment, or make it anew where it serves another Python or another checkout."""
    stamp = FOLDER / "frontline-environment.txt"
    wanted = f"Python {sys.version_info.major}.{sys.version_info.minor}\n{ROOT}\n"
    if PYTHON.exists() and _read(stamp) == wanted:
        return
    say(f"Making a Python environment in {FOLDER} ...")
    # Only an environment that bears our stamp is emptied: any other folder may be somebody's own.
    again = ["--clear"] if stamp.exists() else []
    _run([sys.executable, "-m", "venv", *again, str(FOLDER)], NO_VENV)
    stamp.write_text(wanted, encoding="utf-8")


def _install(what: str, packages: list[str], name: str) -> None:
    """Install packages, unless that was done for the pyproject.toml of today."""
    stamp = FOLDER / f"frontline-{name}.txt"
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if _read(stamp) == wanted:
        return
    say(f"Installing {what} (a minute or two the first time) ...")
    _run([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages], NO_INSTALL)
    stamp.write_text(wanted, encoding="utf-8")


def _test_packages() -> list[str]:
    # pip knows --group only from version 25.1 on.
    packages: list[str] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]["test"]
    return packages


def _run(command: list[str], sentence: str) -> None:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        say(done.stdout.decode(errors="replace"))
        sys.exit(sentence)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
