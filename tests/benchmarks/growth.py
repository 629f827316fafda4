"""How the time of a method grows with the rows: 1, 10 and 100 times as many, best of three."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import log10
from typing import TYPE_CHECKING

import numpy as np
from measure import seconds
from synthetic import survey_answers

from frontline.agreement import one_way_reml, unit_moments
from frontline.comparison import expected_ranks, rank_intervals, shrink
from frontline.control_charts import special_causes, xmr_chart
from frontline.reduction import reduce_answers, scale_scores
from frontline.survey import cronbach_alpha
from frontline.trends import hamed_rao, mann_kendall, seasonal_mann_kendall, theil_sen

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = (
    "| method | rows | 1 x | 10 x | 100 x | time grows as rows to the power | must be | kept |\n"
    "|---|---|---|---|---|---|---|---|"
)
LINEAR = 1.3
"""n log n shows 1.1 here; the rest is for what leaves the processor's cache and for a disturbed clock."""


@dataclass(frozen=True)
class Growth:
    """One line of the table."""

    method: str
    rows: int
    times: tuple[float, float, float]
    limit: float = LINEAR

    @property
    def power(self) -> float:
        """Slope of log time on log rows, from 10 to 100 times the rows."""
        return log10(self.times[2] / self.times[1])

    @property
    def within(self) -> bool:
        """Whether the time grows no faster than it may."""
        return self.power <= self.limit

    def as_markdown(self) -> str:
        """Return the line as it stands in README.md."""
        times = " | ".join(f"{1000 * time:,.1f} ms" for time in self.times)
        kept = "yes" if self.within else "NO"
        return f"| {self.method} | {self.rows:,} | {times} | {self.power:.2f} | <= {self.limit:g} | {kept} |"


def rows() -> list[Growth]:
    """Return the table's lines."""
    return [
        _growth("survey scale in one pass, units of 100", 10_000, _reduction),
        _growth("alpha with interval", 10_000, _alpha),
        _growth("ICC by REML, units of 100", 10_000, _icc),
        _growth("Mann-Kendall, 36 months", 1000, partial(_trend, mann_kendall)),
        _growth("seasonal Mann-Kendall, 36 months", 1000, partial(_trend, seasonal_mann_kendall)),
        _growth("Hamed-Rao, 36 months", 1000, partial(_trend, hamed_rao)),
        _growth("Theil-Sen, 36 months", 1000, partial(_trend, lambda x: theil_sen(np.arange(36.0), x))),
        _growth("XmR chart with rules, 36 months", 1000, partial(_trend, lambda x: special_causes(xmr_chart(x)))),
        _growth("empirical Bayes", 1000, partial(_compared, shrink)),
        _growth("rank intervals, 100 draws", 100, partial(_compared, lambda x, s: rank_intervals(x, s, "higher", 100))),
        _growth("expected ranks: all pairs", 100, partial(_compared, lambda x, s: expected_ranks(x, s, "higher")), 2.2),
    ]


def _growth(method: str, size: int, prepared: Callable[[int], Callable[[], object]], limit: float = LINEAR) -> Growth:
    times = []
    for many in (1, 10, 100):
        call = prepared(many * size)
        times.append(min(seconds(call) for _ in range(3)))
    return Growth(method, size, (times[0], times[1], times[2]), limit)


def _reduction(size: int) -> Callable[[], object]:
    units, answers = survey_answers(size, 7, size // 100)
    return lambda: scale_scores(reduce_answers(units, answers, 1, 5, size // 100))


def _alpha(size: int) -> Callable[[], object]:
    answers = survey_answers(size, 7, size // 100)[1]
    return lambda: cronbach_alpha(answers)


def _icc(size: int) -> Callable[[], object]:
    units, answers = survey_answers(size, 1, size // 100)
    return lambda: one_way_reml(unit_moments(units, answers[:, 0], size // 100))


def _trend(test: Callable[[np.ndarray], object], size: int) -> Callable[[], object]:
    series = np.random.default_rng(4).normal(80, 5, (size, 36)).round(1)
    return lambda: test(series)


def _compared(method: Callable[[np.ndarray, np.ndarray], object], size: int) -> Callable[[], object]:
    rng = np.random.default_rng(4)
    values, errors = rng.normal(75, 5, size), rng.uniform(0.5, 4, size)
    return lambda: method(values, errors)
