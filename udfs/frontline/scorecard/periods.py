"""Periods as people write them, sorted as time runs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from frontline.errors import ParameterError
from frontline.scorecard.period_readings import Period, month_of, readings_of, text_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from frontline.scorecard.period_readings import Readings

__all__ = ["Period", "parse_period", "parse_periods", "try_periods"]

FORMS = 'a year (2024), "2024-25", "Q4 2024", "H1 2024", "Jan 2024", "2024-01", "2024 W05" or a date 2024-01-15'


def parse_period(value: object) -> Period:
    """Read one period as people write it.

    Parameters
    ----------
    value
        Text, a number (a year, ``202401`` or an Excel date serial from 20,000 to 80,000) or a date.
        Quarters and half-years are those of the calendar year unless a double year is named
        (``"Q1 2024-25"``); a double year runs from 1 April; ``"FY2024"`` ends in that year.

    Returns
    -------
    Period
        Its label reads back as the same period.

    Raises
    ------
    ParameterError
        The text is no period, or its day and month could be swapped.

    Examples
    --------
    >>> parse_period("2024Q4").label, parse_period("FY2024/25").label, parse_period(45306).label
    ('Q4 2024', '2024-25', '2024-01-15')
    >>> parse_period("soon")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    frontline.errors.ParameterError: a period must be a year (2024), "2024-25", ..., but got "soon"
    """
    return _only(value, _decide(readings_of(value), set(), months=False))


def parse_periods(values: Iterable[Hashable]) -> dict[Hashable, Period]:
    """Read the periods of one column consistently.

    What one value leaves open, the others decide: whether 03/04/2024 is a day in April or in March (some
    day of the column is above 12), whether 2011-12 is December or a double year, and whether dates stand for
    months (every one is the first of its month, or every one the last).

    Parameters
    ----------
    values
        The values of the column, each once.

    Returns
    -------
    dict
        Period of every value.

    Raises
    ------
    ParameterError
        A value is no period, or nothing decides its day and month.

    Examples
    --------
    >>> [period.label for period in parse_periods(["2024-01-01", "2024-02-01"]).values()]
    ['Jan 2024', 'Feb 2024']
    >>> parse_periods(["03/04/2024", "25/04/2024"])["03/04/2024"].label
    '2024-04-03'
    """
    periods, problems = try_periods(values)
    for sentence in problems.values():
        raise ParameterError(sentence)
    return periods


def try_periods(values: Iterable[Hashable]) -> tuple[dict[Hashable, Period], dict[Hashable, str]]:
    """Read the periods of one column as `parse_periods` does, keeping the sentence of each that fails.

    Parameters
    ----------
    values
        The values of the column, each once.

    Returns
    -------
    tuple
        Period of every value that could be read; sentence of every value that could not.
    """
    readings = {value: readings_of(value) for value in values}
    order = {key for found in readings.values() if len(found) == 1 for key in found} & {
        "day first",
        "month first",
    }
    months = any(set(found) == {"month"} for found in readings.values())
    periods: dict[Hashable, Period] = {}
    problems: dict[Hashable, str] = {}
    for value, found in readings.items():
        try:
            periods[value] = _only(value, _decide(found, order, months=months))
        except ParameterError as error:
            problems[value] = str(error)
    return _months_for_dates(periods), problems


def _decide(found: Readings, order: set[str], *, months: bool) -> Readings:
    """Keep the reading that the rest of the column speaks for."""
    if {"month", "double year"} <= set(found):
        return {"plain": found["month" if months else "double year"]}
    if len(found) > 1 and len(order) == 1:
        return {"plain": found[next(iter(order))]}
    return found


def _only(value: object, found: Readings) -> Period:
    if not found:
        raise ParameterError(f'a period must be {FORMS}, but got "{text_of(value)}"')
    if len(set(found.values())) > 1:
        raise ParameterError(
            f'a date must not leave day and month open, but got "{text_of(value)}"; write it as 2024-12-31'
        )
    return next(iter(found.values()))


def _months_for_dates(periods: dict[Hashable, Period]) -> dict[Hashable, Period]:
    days = {period.start for period in periods.values() if period.kind == "day"}
    first = all(day.day == 1 for day in days)
    last = all((day + dt.timedelta(1)).day == 1 for day in days)
    if not days or not (first or last):
        return periods
    return {value: month_of(period.start) if period.kind == "day" else period for value, period in periods.items()}
