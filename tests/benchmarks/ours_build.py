"""One whole build, as ``frontline build`` does it: ours_build.py DATA OUT.xlsx."""

import sys
import time

started = time.perf_counter()

from pathlib import Path  # noqa: E402 - imports are part of what is timed

from frontline_addin.actions.build_scorecard import build_scorecard  # noqa: E402

build_scorecard(Path(sys.argv[1]), Path(sys.argv[2]))

from measure import report  # noqa: E402

report(started)
