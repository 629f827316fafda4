"""Build the sample scorecard: ``python install/demo.py``. Arguments go to ``frontline demo``."""

from __future__ import annotations

import subprocess
import sys

from _environment import prepare, program


def main() -> int:
    """Prepare the environment and run ``frontline demo`` in the current folder."""
    prepare(tests=False)
    return subprocess.run([program("frontline"), "demo", *sys.argv[1:]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
