"""Of which periods a finance table is: by a column of periods, by its headers, or by its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline.scorecard.period_readings import text_of
from frontline.scorecard.periods import try_periods
from frontline_workbooks.read.schema import RESULTS, normal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from frontline.scorecard.periods import Period
    from frontline_workbooks.finance.unit_list import UnitList

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*"
_PERIOD = re.compile(
    rf"\b(?:FY ?\d{{4}}(?:[-/]\d{{2,4}})?|[QH][1-4] ?\d{{4}}|\d{{4}} ?[QH][1-4]|{_MONTH}[ -]\d{{4}}"
    r"|(?:19|20)\d{2}[-/]\d{2}(?:-\d{2})?|(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_COLUMN = next(column for column in RESULTS.columns if column.name == "period")
PERIOD_HEADERS = frozenset({normal(_COLUMN.name), *_COLUMN.aliases})
"""What a column of periods may be called."""
_WHOLE = 0.99
"""Of the days of a period that its parts must have: 52 weeks are 364 days."""
_SHARE = 0.5
"""Of a column's cells that must be periods before it passes for one of periods."""


@dataclass(frozen=True, slots=True)
class PeriodsOfList:
    """The periods of a table.

    Parameters
    ----------
    column
        Which column says the period of each row; -1 where none does.
    rows
        The period of each row of the list, by its place.
    headers
        The period that the header of each column names, by its number.
    sheet
        The period that the name of the table or sheet says, or None.
    """

    column: int
    rows: Mapping[int, Period]
    headers: Mapping[int, Period]
    sheet: Period | None

    @property
    def all(self) -> tuple[Period, ...]:
        """Every period found, ascending: those of rows, else of headers, else of the name."""
        found = set(self.rows.values()) or set(self.headers.values()) or ({self.sheet} if self.sheet else set())
        return tuple(sorted(found))

    @property
    def said(self) -> str:
        """Where they were found, in words."""
        if self.rows:
            return "in a column of periods"
        return "in headers" if self.headers else "in its name"


def periods_of(listed: UnitList) -> PeriodsOfList:
    """Return the periods that a list of units speaks of."""
    column, rows = _column_of_periods(listed)
    headers = _readable(dict(enumerate(listed.headers)))
    name = _readable({0: f"{listed.block.table} {listed.block.sheet}".replace("_", " ")}).get(0)
    return PeriodsOfList(column, rows, headers, name)


def overlap(first: Period, second: Period) -> bool:
    """Whether one of two periods is the other or lies within it."""
    return within(first, second) or within(second, first)


def within(part: Period, whole: Period) -> bool:
    """Whether a period is another or lies within it."""
    first, last = part.start.toordinal(), part.start.toordinal() + part.days
    start = whole.start.toordinal()
    return start <= first and last <= start + whole.days


def make_up(parts: Sequence[Period], whole: Period) -> bool:
    """Whether periods within another are all of it: twelve months of a year are, or its 52 weeks."""
    return sum(part.days for part in parts) >= _WHOLE * whole.days


def from_to(periods: Sequence[Period]) -> str:
    """Return periods in words: the first to the last."""
    first, last = periods[0].label, periods[-1].label
    return first if first == last else f"{first} to {last}"


def _column_of_periods(listed: UnitList) -> tuple[int, dict[int, Period]]:
    for column, header in enumerate(listed.headers):
        if normal(header) in PERIOD_HEADERS:
            texts = {place: text_of(cell) for place in listed.places if (cell := listed.cell(place, column))}
            read = try_periods(set(texts.values()))[0]
            found = {place: read[text] for place, text in texts.items() if text in read}
            if len(found) >= _SHARE * len(listed.places):
                return column, found
    return -1, {}


def _readable(texts: Mapping[int, str]) -> dict[int, Period]:
    """Return the last period that each text names."""
    named = {at: match[-1] for at, text in texts.items() if (match := _PERIOD.findall(text_of(text)))}
    read = try_periods(_distinct(named.values()))[0]
    return {at: read[text] for at, text in named.items() if text in read}


def _distinct(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))
