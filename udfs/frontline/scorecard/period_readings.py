"""One period, and every way in which a text can be read as one."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Readings = dict[str, "Period"]

_LONG = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORT = tuple(name[:3].title() for name in _LONG)
_MONTHS = {name: number for names in (_LONG, [x.lower() for x in _SHORT]) for number, name in enumerate(names, 1)}
_SERIAL_EPOCH = dt.date(1899, 12, 30)
_SERIALS = range(20_000, 80_001)
_YEARS = range(1900, 2200)


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


def text_of(value: object) -> str:
    """Return a cell's value as plain text: dates in ISO form, whole numbers without decimals."""
    if isinstance(value, dt.datetime):
        value = value.date()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).strip()
    return re.sub(r"\s+", " ", re.sub("[\u2010-\u2015\u2212]", "-", text))


def readings_of(value: object) -> Readings:
    """Every way to read one value, by name; empty where there is none."""
    if isinstance(value, bool):
        return {}
    text = text_of(value)
    for pattern, build in _PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            try:
                return build(*match.groups())
            except (ValueError, KeyError):
                return {}
    return {}


def _span(start: dt.date, end: dt.date, kind: str, label: str) -> Period:
    return Period(start, (end - start).days, kind, label)


def _months_from(year: int, month: int, count: int, kind: str, label: str) -> Period:
    last = year * 12 + month - 1 + count
    return _span(dt.date(year, month, 1), dt.date(last // 12, last % 12 + 1, 1), kind, label)


def _year_number(text: str) -> int:
    year = int(text)
    if len(text) == 2:  # noqa: PLR2004  # two digits: 1970-2069
        year += 1900 if year >= 70 else 2000  # noqa: PLR2004
    if year not in _YEARS:
        raise ValueError(text)
    return year


def _month(year: int, month: int) -> Period:
    return _months_from(year, month, 1, "month", f"{_SHORT[month - 1]} {year}")


def month_of(day: dt.date) -> Period:
    """Return the month a day lies in."""
    return _month(day.year, day.month)


def _day(year: int, month: int, day: int) -> Period:
    start = dt.date(_year_number(str(year)), month, day)
    return Period(start, 1, "day", start.isoformat())


def _number(text: str) -> Readings:
    if len(text) == 4:  # noqa: PLR2004
        year = _year_number(text)
        return {"plain": _months_from(year, 1, 12, "year", str(year))}
    if int(text) in _SERIALS:
        day = _SERIAL_EPOCH + dt.timedelta(int(text))
        return {"plain": Period(day, 1, "day", day.isoformat())}
    if len(text) == 6:  # noqa: PLR2004
        return {"plain": _month(_year_number(text[:4]), int(text[4:]))}
    return {"plain": _day(int(text[:4]), int(text[4:6]), int(text[6:]))}


def _double_year(first: str, second: str) -> Period:
    year = _year_number(first)
    if int(second) % 100 != (year + 1) % 100 or len(second) not in {2, 4}:
        raise ValueError(second)
    return _months_from(year, 4, 12, "financial year", f"{year}-{(year + 1) % 100:02d}")


def _year_pair(first: str, sign: str, second: str) -> Readings:
    """``2024-25`` is a double year, ``2024-01`` a month; ``2011-12`` may be either."""
    year, tail = _year_number(first), int(second)
    readings: Readings = {}
    if len(second) != 3 and tail % 100 == (year + 1) % 100:  # noqa: PLR2004
        readings["double year"] = _double_year(first, second)
    if 1 <= tail <= 12 and (sign == "-" or not readings):  # noqa: PLR2004
        readings["month"] = _month(year, tail)
    return readings


def _numeric_date(first: str, second: str, year: str) -> Readings:
    readings: Readings = {}
    for name, month, day in (("day first", second, first), ("month first", first, second)):
        try:
            readings[name] = _day(_year_number(year), int(month), int(day))
        except ValueError:
            continue
    if len(set(readings.values())) == 1 and len(readings) > 1:
        return {"plain": readings["day first"]}
    return readings


def _quarter(number: str, year: str, second: str | None = None) -> Readings:
    if second:
        whole = _double_year(year, second)
        month = 3 * int(number) + 1
        start = (whole.start.year + month // 12, month) if month <= 12 else (whole.start.year + 1, 1)  # noqa: PLR2004
        return {"plain": _months_from(*start, 3, "quarter", f"Q{number} {whole.label}")}
    years = _year_number(year)
    return {"plain": _months_from(years, 3 * int(number) - 2, 3, "quarter", f"Q{number} {years}")}


def _half(number: str, year: str) -> Readings:
    years = _year_number(year)
    return {"plain": _months_from(years, 6 * int(number) - 5, 6, "half-year", f"H{number} {years}")}


def _week(number: str, year: str) -> Readings:
    start = dt.date.fromisocalendar(_year_number(year), int(number), 1)
    return {"plain": Period(start, 7, "week", f"{int(year)} W{int(number):02d}")}


def _named_month(name: str, year: str) -> Readings:
    return {"plain": _month(_year_number(year), _month_number(name))}


def _named_day(day: str, name: str, year: str) -> Readings:
    return {"plain": _day(_year_number(year), _month_number(name), int(day))}


def _month_number(name: str) -> int:
    lower = name.lower()
    return _MONTHS["sep" if lower == "sept" else lower]


def _fiscal(year: str) -> Readings:
    ends = _year_number(year)
    return {"plain": _months_from(ends - 1, 10, 12, "financial year", f"FY{ends}")}


def _swap(build: Callable[..., Readings]) -> Callable[..., Readings]:
    return lambda year, other, *rest: build(other, year, *rest)


_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?"
_PREFIX = r"(?:FY|SY|AY|financial year|fiscal year|school year|academic year) ?"
_YEAR, _TWO, _NAME = r"(\d{4})", r"'?(\d{4}|\d{2})", r"([A-Za-z]{3,9})\.?"
_PATTERNS: tuple[tuple[re.Pattern[str], Callable[..., Readings]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), build)
    for pattern, build in (
        (r"(\d{4}|\d{5}|\d{6}|\d{8})(?:\.\d+)?", _number),
        (rf"{_YEAR}([-/])(\d{{1,2}}|\d{{4}})", _year_pair),
        (rf"{_PREFIX}{_YEAR} ?[-/] ?(\d{{2}}|\d{{4}})", lambda a, b: {"plain": _double_year(a, b)}),
        (rf"{_PREFIX}{_TWO}", _fiscal),
        (rf"(\d{{1,2}})[-/.]{_YEAR}", lambda m, y: {"plain": _month(_year_number(y), int(m))}),
        (
            rf"{_YEAR}[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}",
            lambda y, m, d: {"plain": _day(int(y), int(m), int(d))},
        ),
        (rf"(\d{{1,2}})[-/.](\d{{1,2}})[-/.]{_TWO}{_TIME}", _numeric_date),
        (rf"Q([1-4])[ /-]?(?:FY)? ?{_YEAR}(?:[-/](\d{{2}}|\d{{4}}))?", _quarter),
        (rf"([1-4])Q ?{_TWO}|Q([1-4])[ -/]{_TWO}", lambda a, b, c, d: _quarter(a or c, b or d)),
        (rf"{_YEAR}[ /-]?Q([1-4])", _swap(_quarter)),
        (rf"{_YEAR}[-/](\d{{2}}) Q([1-4])", lambda a, b, q: _quarter(q, a, b)),
        (rf"H([12])[ /-]?{_YEAR}", _half),
        (rf"{_YEAR}[ /-]?H([12])", _swap(_half)),
        (rf"{_YEAR}[ /-]?W(?:eek)? ?(\d{{1,2}})", _swap(_week)),
        (rf"W(?:eek)? ?(\d{{1,2}})[ ,/-]{{1,2}}{_YEAR}", _week),
        (rf"{_NAME}[ ,/-]{{0,2}}{_TWO}", _named_month),
        (rf"{_YEAR}[ /-]{_NAME}", _swap(_named_month)),
        (rf"(\d{{1,2}})[ -]{_NAME}[ ,-]{{1,2}}{_TWO}", _named_day),
        (rf"{_NAME} (\d{{1,2}}),? {_YEAR}", lambda name, day, year: _named_day(day, name, year)),
    )
)
