"""Survey rows reduced in parts of a million, as they come from files: ours_reduction.py RESPONDENTS ITEMS UNITS.

Making the rows up is not timed.
"""

import sys
import time

started = time.perf_counter()

from frontline.reduction import merge_reductions, reduce_answers, scale_scores  # noqa: E402 - imports are timed

paused = time.perf_counter()
from synthetic import survey_answers  # noqa: E402

respondents, items, units = map(int, sys.argv[1:])
parts = [survey_answers(1_000_000, items, units, seed) for seed in range(respondents // 1_000_000)]
paused = time.perf_counter() - paused

scale_scores(merge_reductions(reduce_answers(*part, 1, 5, units) for part in parts))

from measure import report  # noqa: E402

report(started, paused)
