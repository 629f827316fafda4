"""Check the whole project: ``python install/test.py [--quick] [arguments of pytest]``.

Runs ruff, mypy, the import floors and every test; ``--quick`` leaves out all but the tests.
"""

from __future__ import annotations

import subprocess
import sys
import time

from _environment import PYTHON, ROOT, prepare, program, say


def main() -> int:
    """Prepare the environment, run every check and say which failed."""
    arguments = sys.argv[1:]
    if {"-h", "--help"} & set(arguments):
        say(__doc__ or "")
        return 0
    quick = "--quick" in arguments
    prepare(tests=True)
    start = time.monotonic()
    checks = {} if quick else _linters()
    checks["pytest"] = _pytest([argument for argument in arguments if argument != "--quick"])
    failed = [name for name, command in checks.items() if not _passes(name, command)]
    seconds = time.monotonic() - start
    say(f"Failed: {', '.join(failed)}." if failed else f"Passed: {', '.join(checks)} ({seconds:.0f} s).")
    return 1 if failed else 0


def _linters() -> dict[str, list[str]]:
    return {
        "ruff": [str(PYTHON), "-m", "ruff", "check", "--quiet"],
        "mypy": [str(PYTHON), "-m", "mypy"],
        "import floors": [program("lint-imports")],
    }


def _pytest(arguments: list[str]) -> list[str]:
    return [str(PYTHON), "-m", "pytest", "--quiet", "-n", "auto", "--dist", "loadgroup", *arguments]


def _passes(name: str, command: list[str]) -> bool:
    say(f"-- {name}")
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
