"""Seven equal steps of colour from the worst to the best result, as rules that follow the numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.sheets import formats
from frontline_workbooks.sheets.description import When

if TYPE_CHECKING:
    from frontline_workbooks.sheets.description import Bucket, Rule

_BUCKETS: tuple[Bucket, ...] = (
    "bucket 1",
    "bucket 2",
    "bucket 3",
    "bucket 4",
    "bucket 5",
    "bucket 6",
    "bucket 7",
)


def step_rules(key: str, low: str, high: str, scale: str, better: str) -> tuple[Rule, ...]:
    """Return the rules that shade a column by seven equal steps between two cells.

    Steps are closed towards the outside: 52 to 80 in whole numbers gives 52-55, 56-59, 60-63, the grey
    64-68, 69-72, 73-76 and 77-80.

    Parameters
    ----------
    key
        The column to shade.
    low, high
        Formulas of the ends of the range.
    scale, better
        Of the measure.
    """
    width = f"({high}-{low})/{len(_BUCKETS)}"
    below = [f"AND(ISNUMBER({{{key}}}),ROUND({{{key}}}-({low}+{k}*{width}),9)<0)" for k in (1, 2, 3)]
    above = [f"AND(ISNUMBER({{{key}}}),ROUND({{{key}}}-({high}-{k}*{width}),9)>0)" for k in (1, 2, 3)]
    worst_first = (below, above) if better == "higher" else (above, below)
    ends = {1: f'"▼ "{formats.number_format(scale)}', 7: f'"▲ "{formats.number_format(scale)}'}
    ranked = [*enumerate(worst_first[0], 1), *((8 - k, rule) for k, rule in enumerate(worst_first[1], 1))]
    outer_first = sorted(ranked, key=lambda step: -abs(step[0] - 4))
    steps = [When(rule, _BUCKETS[step - 1], ends.get(step, "")) for step, rule in outer_first]
    return (*steps, When(f"ISNUMBER({{{key}}})", "bucket 4"))
