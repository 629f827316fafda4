"""FLS_TREND: whether results get better or worse over time, and how fast."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError
from frontline_udfs.core.history import History, history, refuse_too_many_pairs
from frontline_udfs.core.kinds import Better, Floats, Numbers, Units, Whole, Word
from frontline_udfs.core.limits import at_most
from frontline_udfs.core.periods import Periods
from frontline_udfs.core.worksheet_function import worksheet_function

if TYPE_CHECKING:
    from frontline.arrays import IntArray

_METHODS = ("mann-kendall", "hamed-rao")
_LONGEST_SEASON = 366  # days of a year


class _Found(NamedTuple):
    """Slope of each unit with its interval, two-sided p, number of periods, and a note."""

    slope: Floats
    low: Floats
    high: Floats
    p: Floats
    n: IntArray
    notes: list[str]


@worksheet_function
def FLS_TREND(
    periods: Periods,
    values: Numbers,
    units: Units | None = None,
    season: Whole = 0,
    better: Better = "higher",
    method: Word = "mann-kendall",
) -> Answer:
    """Trend of each unit over time: yearly slope with its 95 % interval (Theil-Sen), p (Mann-Kendall), and its word.

    Parameters
    ----------
    periods
        Period of each value, in any order: dates, 2024, Q4 2024, Jan 2024, or numbers (the slope is then per 1).
    values
        One value for each unit and period; blanks are missing.
    units
        Unit of each value, or one name for all. Left out: all rows are one unit.
    season
        Periods in a cycle, 12 for months, 4 for quarters: each is compared with itself in other years (seasonal
        Mann-Kendall). 0: no season.
    method
        "mann-kendall", or "hamed-rao", which allows for correlation of neighbouring periods.

    Returns
    -------
    Answer
        Table: unit, n (periods), slope, low, high, p, q (p corrected for the units tested), trend, note.

    Examples
    --------
    =FLS_TREND(A2:A25, B2:B25)

    >>> header, row = FLS_TREND(["2020", "2021", "2022", "2023", "2024"], [70, 72, 75, 77, 81])
    >>> [row[0], row[1], round(row[2], 1), round(row[5], 4), row[7], row[8]]
    ['all', 5, 2.6, 0.0167, 'Improving', '2020 to 2024, slope per year']
    """
    from frontline.comparison import benjamini_hochberg
    from frontline.trends import MINIMUM_PERIODS, trend_words

    if method not in _METHODS:
        raise CellError(f"method must be {' or '.join(_METHODS)}, but is {method!r}.", OUT_OF_RANGE)
    if season and method != _METHODS[0]:
        raise CellError(f"season takes the method mann-kendall, but method is {method}. Leave one out.", OUT_OF_RANGE)
    at_most("season", season, _LONGEST_SEASON)
    given = history(periods, values, units)
    refuse_too_many_pairs(given)
    found = _seasonal(given, season) if season else _plain(given, method)
    q = benjamini_hochberg(np.where(found.n >= MINIMUM_PERIODS, found.p, np.nan))
    return Answer(
        {
            "unit": given.units.names,
            "n": found.n,
            "slope": found.slope,
            "low": found.low,
            "high": found.high,
            "p": found.p,
            "q": q,
            "trend": trend_words(found.slope, q, found.n, better),
            "note": _with_span(given, found.notes, f"{season} periods" if season else given.periods.unit),
        }
    )


def _plain(given: History, method: str) -> _Found:
    from frontline.trends import hamed_rao, mann_kendall, theil_sen

    slopes = theil_sen(given.times, given.values)
    if method == _METHODS[0]:
        tested = mann_kendall(given.values)
        return _Found(slopes.slope, slopes.low, slopes.high, tested.p, tested.n, [""] * len(tested.n))
    allowed = hamed_rao(given.on_calendar())
    notes = ["correlation could not be allowed for" if unusable else "" for unusable in allowed.unusable.tolist()]
    return _Found(slopes.slope, slopes.low, slopes.high, allowed.p, allowed.n, notes)


def _seasonal(given: History, season: int) -> _Found:
    from frontline.trends import seasonal_mann_kendall

    found = seasonal_mann_kendall(given.on_calendar(), season)
    none = np.full(len(found.n), np.nan)
    notes = [
        "no season was observed twice" if untested else "the seasonal slope has no interval"
        for untested in np.isnan(found.p).tolist()
    ]
    return _Found(found.slope, none, none, found.p, found.n, notes)


def _with_span(given: History, notes: list[str], unit: str) -> list[str]:
    names = given.names
    span = f"{names[0]} to {names[-1]}, slope per {unit}"
    return [f"{span}; {note}" if note else span for note in notes]
