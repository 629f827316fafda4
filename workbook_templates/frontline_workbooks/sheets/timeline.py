"""Periods as a chart needs them: none missing between the first and the last, so that distances are true."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.scorecard.periods import Period

LONGEST = 120
"""A longer series keeps its own periods only."""
_MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTHS = {"month": 1, "quarter": 3, "half-year": 6, "year": 12, "financial year": 12}


def filled(periods: Sequence[Period]) -> list[tuple[str, int]]:
    """Return label and place (-1 where it is missing) of every period from the first to the last.

    Days and weeks, mixed kinds of period and very long series stay as they are.

    Examples
    --------
    >>> from frontline.scorecard.periods import parse_period
    >>> filled([parse_period(text) for text in ("Q3 2023", "Q4 2023", "Q2 2024")])
    [('Q3 2023', 0), ('Q4 2023', 1), ('Q1 2024', -1), ('Q2 2024', 2)]
    """
    own = [(period.label, place) for place, period in enumerate(periods)]
    kinds = {period.kind for period in periods}
    step = _MONTHS.get(next(iter(kinds), "")) if len(kinds) == 1 else None
    if step is None:
        return own
    months = [period.start.year * 12 + period.start.month - 1 for period in periods]
    places = {month: place for place, month in enumerate(months)}
    every = range(months[0], months[-1] + 1, step)
    if len(every) > LONGEST or not places.keys() <= set(every):
        return own
    return [own[places[month]] if month in places else (_label(month, periods[0].kind), -1) for month in every]


def _label(month: int, kind: str) -> str:
    start = dt.date(month // 12, month % 12 + 1, 1)
    return {
        "month": f"{_MONTH_NAMES[start.month - 1]} {start.year}",
        "quarter": f"Q{(start.month + 2) // 3} {start.year}",
        "half-year": f"H{(start.month + 5) // 6} {start.year}",
        "year": str(start.year),
        "financial year": f"{start.year}-{(start.year + 1) % 100:02d}",
    }[kind]
