"""What is known to be true of the synthetic company, because it was planted there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Truths:
    """Facts that an honest scorecard of the sample must find.

    Parameters
    ----------
    best, lowest
        Branches whose customers are the most and the least satisfied, in the last month and over the years.
    improving, worsening
        Branches whose satisfaction really rises and really falls over the 24 months.
    too_few
        Branch with fewer than five answers to either survey in its last period: to be suppressed.
    tied
        Two branches with the very same customer answers in the last month.
    driver
        The one of the seven topics of service climate that moves satisfaction.
    without_plan
        Branch that misses its target and has no action plan.
    revenue_ratio
        Expected yearly revenue of a totally satisfied customer (5) over that of a somewhat satisfied one (4).
    revenue_effect
        Rise of log revenue for each point of retention (0.01 = 1 % more revenue a point).
    """

    best: str = "B29"
    lowest: str = "B18"
    improving: str = "B05"
    worsening: str = "B43"
    too_few: str = "B12"
    tied: tuple[str, str] = ("B08", "B36")
    driver: str = "staffing"
    without_plan: str = "B43"
    revenue_ratio: float = 1.6
    revenue_effect: float = 0.015


TRUTHS = Truths()
"""The facts planted in the sample."""
