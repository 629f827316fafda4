"""Started by Install-Frontline.ps1 with any Python 3.11+: runs the installer out of the product's own wheel."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run the installer; nothing needs to be installed for that."""
    wheels = sorted((HERE / "wheels").glob("frontline_scorecards-*.whl"))
    if len(wheels) != 1:
        sys.stdout.write(f"ERROR {HERE} is no whole bundle: unpack it again and run Install-Frontline.cmd.\n")
        return 1
    sys.path.insert(0, str(wheels[0]))
    sys.dont_write_bytecode = True
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # a console or a pipe
    from frontline_install.command import main as run

    return run(HERE)


if __name__ == "__main__":
    sys.exit(main())
