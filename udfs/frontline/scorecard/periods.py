"""Periods as people write them, sorted as time runs."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One period.

    Parameters
    ----------
    start
        First day; periods sort by it.
    days
        Length in days.
    kind
        "day", "week", "month", "quarter", "half-year", "year", "financial year".
    label
        As shown, the same for every spelling of the same period: ``"2024"``, ``"Q4 2024"``, ``"2024-25"``,
        ``"Jan 2024"``, ``"2024-01-15"``.
    """

    start: dt.date
    days: int
    kind: str
    label: str

    @property
    def middle(self) -> float:
        """Middle of the period in years (365.25 days) since 2000-01-01, for slopes on real dates."""
        return ((self.start - dt.date(2000, 1, 1)).days + self.days / 2) / 365.25
