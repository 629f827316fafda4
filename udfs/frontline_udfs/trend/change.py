"""FLS_CHANGE: the latest results compared with earlier ones."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_udfs.core.answers import Answer
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, OUT_OF_RANGE, CellError
from frontline_udfs.core.history import History, history
from frontline_udfs.core.kinds import AmountsOrOne, Better, CountsOrOne, Floats, MinimumN, Numbers, Units, Word
from frontline_udfs.core.periods import Periods
from frontline_udfs.core.worksheet_function import worksheet_function

if TYPE_CHECKING:
    from frontline.arrays import IntArray
    from frontline.scorecard.periods import Period

_CLEAR = 0.05
_WEEKS = dt.timedelta(days=364)


@worksheet_function
def FLS_CHANGE(
    periods: Periods,
    values: Numbers,
    units: Units | None = None,
    since: Word = "previous",
    standard_errors: AmountsOrOne | None = None,
    n: CountsOrOne | None = None,
    better: Better = "higher",
    minimum_n: MinimumN = 5,
) -> Answer:
    """Change of each unit's latest result since the period before or a year ago; with n, with its 95 % interval.

    Parameters
    ----------
    periods
        Period of each value, in any order: dates, 2024, Q4 2024, Jan 2024, or numbers.
    values
        One value for each unit and period; blanks are missing. With n: shares from 0 to 1.
    units
        Unit of each value, or one name for all. Left out: all rows are one unit.
    since
        "previous": the last period before with a result. "year": the same period a year ago. Or a period, Q4 2022.
    standard_errors
        Standard error of each value, or one for all. Left out, and n as well: no interval.
    n
        Answers behind each value, or one number for all, where values are shares: the standard errors come from them.
    minimum_n
        With n: smallest number of answers shown; results of fewer are left out before anything is compared.

    Returns
    -------
    Answer
        Table: unit, period, value, since (period), earlier (value), change, low, high, p, q (p corrected for the
        units tested), reading.

    Examples
    --------
    =FLS_CHANGE(A2:A25, B2:B25, , "year")

    >>> for row in FLS_CHANGE(["Q1 2024", "Q2 2024"], [0.7, 0.75], n=[400, 380]):
    ...     print([round(cell, 3) if isinstance(cell, float) else cell for cell in row])
    ['unit', 'period', 'value', 'since', 'earlier', 'change', 'low', 'high', 'p', 'q', 'reading']
    ['all', 'Q2 2024', 0.75, 'Q1 2024', 0.7, 0.05, -0.012, 0.112, 0.116, 0.116, 'not clearly different']
    """
    from frontline.comparison import benjamini_hochberg
    from frontline.trends import change

    given = history(periods, values if n is None else _shown(values, n, minimum_n), units)
    latest, errors = given.values[:, -1], _errors(given, standard_errors, n)
    place = _places(given, since)
    rows = np.arange(len(latest))
    earlier = np.where(place >= 0, given.values[rows, place], np.nan)
    found = change(latest, earlier, errors[:, -1], errors[rows, place])
    q = benjamini_hochberg(found.p)
    columns: dict[str, Any] = {
        "unit": given.units.names,
        "period": [given.names[-1]] * len(latest),
        "value": latest,
        "since": [given.names[column] if column >= 0 else "" for column in place.tolist()],
        "earlier": earlier,
        "change": found.change,
    }
    if standard_errors is not None or n is not None:
        columns |= {"low": found.low, "high": found.high, "p": found.p, "q": q}
    return Answer(columns | {"reading": _readings(found.change, q, better)})


def _shown(values: Floats, n: Floats, minimum_n: int) -> Floats:
    """Leave out the results of small groups."""
    shown = np.where(n < minimum_n, np.nan, values)
    if np.isnan(shown).all():
        raise CellError(f"No value has {minimum_n} answers or more.", NOT_AVAILABLE)
    return shown


def _errors(given: History, standard_errors: Floats | None, n: Floats | None) -> Floats:
    from frontline.satisfaction import proportion_standard_error

    if standard_errors is not None:
        return given.of(standard_errors)
    if n is None:
        return np.full(given.values.shape, np.nan)
    if not (outside := given.values[(given.values < 0) | (given.values > 1)]).size:
        return proportion_standard_error(given.values, given.of(n))
    rule = "n needs values that are shares from 0 to 1"
    raise CellError(f"{rule}, but values hold {outside[0]:g}. Give standard_errors instead.", OUT_OF_RANGE)


def _places(given: History, since: str) -> IntArray:
    """Return the column of `given.values` each unit is compared with, -1 where there is none."""
    if len(given.names) < 2:  # noqa: PLR2004 - a change takes two
        raise CellError(f"values must cover at least two periods, but all are of {given.names[0]}.", NOT_AVAILABLE)
    if since == "previous":
        before = ~np.isnan(given.values[:, :-1])
        last = before.shape[1] - 1 - np.argmax(before[:, ::-1], axis=1)
        return np.where(before.any(axis=1), last, -1).astype(np.int64)
    label = _year_ago(given) if since == "year" else _label(given, since)
    place = given.names.index(label) if label in given.names else -1
    return np.where(np.isnan(given.values[:, place]), -1, place).astype(np.int64)


def _year_ago(given: History) -> str:
    """Return the label of the period a year before the latest, "" where there is none."""
    if not given.periods.periods:
        raise CellError('since must not be "year" where periods are plain numbers. Give a number.', OUT_OF_RANGE)
    latest = given.periods.periods[given.kept[-1]]
    start = _year_before(latest)
    return next((p.label for p in given.periods.periods if (p.start, p.kind) == (start, latest.kind)), "")


def _year_before(period: Period) -> dt.date:
    start = period.start
    if period.kind == "week":
        return start - _WEEKS
    leap_day = (start.month, start.day) == (2, 29)
    return start.replace(year=start.year - 1, day=28 if leap_day else start.day)


def _label(given: History, since: str) -> str:
    from frontline.errors import ParameterError
    from frontline.scorecard.periods import parse_period

    try:
        label = parse_period(since).label if given.periods.periods else since
    except ParameterError:
        raise CellError(f'since must be "previous", "year" or a period, but is {since!r}.', OUT_OF_RANGE) from None
    if label not in given.names[:-1]:
        rule = f"since must be a period with results before {given.names[-1]}"
        raise CellError(f"{rule}, but is {label}.", OUT_OF_RANGE)
    return label


def _readings(change: Floats, q: Floats, better: str) -> list[str]:
    from frontline.checks import direction

    gain = direction(better) * change
    clear = np.where(gain > 0, "clearly better", "clearly worse")
    words = np.where(q <= _CLEAR, clear, "not clearly different")
    words = np.where(np.isnan(q), "uncertainty not known", words)
    return np.where(np.isnan(change), "no result to compare with", words).tolist()  # type: ignore[no-any-return]
