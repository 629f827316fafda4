"""Totals of the results beside finance's: answers beside heads or customers, sums beside the column of their name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.finance.periods import overlap
from frontline_workbooks.finance.reconciliation import Total
from frontline_workbooks.read.schema import normal
from frontline_workbooks.sheets.formats import measure_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    import pandas as pd

    from frontline.scorecard.model import Scorecard
    from frontline.scorecard.periods import Period
    from frontline_workbooks.finance.periods import PeriodsOfList
    from frontline_workbooks.finance.unit_list import UnitList

_STAFF = re.compile(r"headcount|employees?\b|\bstaff\b|\bfte|\bwte|personnel|workforce|\bheads\b", re.IGNORECASE)
_CUSTOMERS = re.compile(
    r"customers?\b|clients?\b|visitors?\b|guests?\b|patients?\b|pupils?\b|students?\b|members?\b|passengers?\b"
    r"|accounts?\b|enrol|attendances?\b",
    re.IGNORECASE,
)
_NOT_HEADS = re.compile(
    r"%|\bper\b|cost|pay|salar|revenue|sales|spend|rate|share|satisf|average|mean|[€$£]", re.IGNORECASE
)
_KINDS = (
    (_STAFF, frozenset({"climate", "commitment"})),
    (_CUSTOMERS, frozenset({"satisfaction", "loyalty", "service"})),
)
_YEAR = re.compile(r"(fy|q\d|h\d)?(19|20)\d\d(\d\d)?")


@dataclass(frozen=True, slots=True)
class Finance:
    """Finance's table, ready to be added up.

    Parameters
    ----------
    listed
        Its units.
    periods
        Its periods.
    period
        The one to compare, or None where the table names none.
    units
        The units of ours that are compared.
    """

    listed: UnitList
    periods: PeriodsOfList
    period: Period | None
    units: Collection[int]

    def by_unit(self, column: int) -> dict[int, float]:
        """Return the sum of a column for each unit; units without a number are left out."""
        found: dict[int, float] = {}
        for place, unit in zip(self.listed.places, self.listed.units, strict=True):
            cell = self.listed.cell(place, column)
            if unit in self.units and self._is_of_period(place) and isinstance(cell, float):
                found[unit] = found.get(unit, 0.0) + cell
        return found

    def columns(self) -> Iterator[tuple[int, str]]:
        """Yield the columns of the period compared, with what their headers say beside it."""
        named = set(self.periods.headers.values())
        for column, header in enumerate(self.listed.headers):
            of = self.periods.headers.get(column)
            if column != self.listed.column and (not named or of is None or of == self.period):
                yield column, header

    def _is_of_period(self, place: int) -> bool:
        return not self.periods.rows or self.periods.rows.get(place) == self.period


def compared_period(periods: PeriodsOfList, reported: Period) -> Period | None:
    """Return finance's period to compare: the reported one, else one that holds it or lies in it, else the latest."""
    found = periods.all
    same = [period for period in found if period == reported]
    near = [period for period in found if overlap(period, reported)]
    best = same or near[-1:] or list(found[-1:])
    return best[0] if best else None


def totals_of(scorecard: Scorecard, finance: Finance, wanted: Sequence[str] = ()) -> tuple[Total, ...]:
    """Return every total that both sides have.

    Parameters
    ----------
    scorecard
        The results; what is suppressed is left out on both sides.
    finance
        Finance's table.
    wanted
        Headers of finance's columns to hold against n; () for those that count heads or customers.
    """
    found = [_total_of_n(scorecard, finance, *pair) for pair in _counted(scorecard, finance, wanted)]
    found += [_total_of_value(scorecard, finance, *pair) for pair in _added_up(scorecard, finance)]
    return tuple(total for total in found if total is not None)


def _counted(scorecard: Scorecard, finance: Finance, wanted: Sequence[str]) -> Iterator[tuple[int, str, int]]:
    """Yield columns of heads or customers with the measure whose n is to be held against them."""
    names = {normal(header) for header in wanted}
    for column, header in finance.columns():
        for pattern, areas in _KINDS:
            named = normal(header) in names if names else _is_count(header, pattern)
            measure = _measure_with_n(scorecard, areas)
            if named and measure is not None and (not names or pattern.search(header) or areas == _KINDS[-1][1]):
                yield column, header, measure
                break


def _is_count(header: str, pattern: re.Pattern[str]) -> bool:
    text = header.replace("_", " ")
    return bool(pattern.search(text)) and not _NOT_HEADS.search(text)


def _measure_with_n(scorecard: Scorecard, areas: Collection[str]) -> int | None:
    """Return the first measure of some areas that knows n, a featured one before the others."""
    order = [*scorecard.featured, *scorecard.measures.index]
    known = set(scorecard.current.loc[scorecard.current["n"].notna(), "measure"])
    area = scorecard.measures["area"]
    return next((int(measure) for measure in order if measure in known and area[measure] in areas), None)


def _added_up(scorecard: Scorecard, finance: Finance) -> Iterator[tuple[int, str, int]]:
    """Yield the columns that are called like a measure which adds up, such as revenue."""
    about = scorecard.measures[scorecard.measures["combine"] == "sum"]
    names = {
        normal(str(about.loc[measure, key])): int(measure)
        for key in ("measure_name", "measure_id")
        for measure in about.index
    }
    for column, header in finance.columns():
        measure = names.get(_YEAR.sub("", normal(header)))
        if measure is not None:
            yield column, header, measure


def _total_of_n(scorecard: Scorecard, finance: Finance, column: int, header: str, measure: int) -> Total | None:
    name = measure_name(scorecard, measure)
    return _total(
        _shown(scorecard, measure)["n"],
        finance.by_unit(column),
        f"n of {name}{_when(scorecard, measure)}",
        header,
        counts=True,
    )


def _total_of_value(scorecard: Scorecard, finance: Finance, column: int, header: str, measure: int) -> Total | None:
    unit = scorecard.measures.loc[measure, "unit"]
    said = f", {unit}" if isinstance(unit, str) and unit else ""
    name = f"{measure_name(scorecard, measure)}{said}{_when(scorecard, measure)}"
    return _total(_shown(scorecard, measure)["value"], finance.by_unit(column), name, header, counts=False)


def _when(scorecard: Scorecard, measure: int) -> str:
    """Return the reported period of a measure that has another than the scorecard."""
    period = scorecard.measures["period"].iloc[measure]
    return "" if period is None or period == scorecard.period else f", {period.label}"


def _shown(scorecard: Scorecard, measure: int) -> pd.DataFrame:
    """Return the results of a measure that may be shown, by unit."""
    rows = scorecard.current[(scorecard.current["measure"] == measure) & (scorecard.current["hidden"] == "")]
    return rows.set_index("unit")


def _total(ours: pd.Series, theirs: dict[int, float], what: str, header: str, *, counts: bool) -> Total | None:
    known = {
        unit: number for unit, number in zip(ours.index.tolist(), ours.tolist(), strict=True) if np.isfinite(number)
    }
    both = sorted(known.keys() & theirs.keys())
    if not both:
        return None
    return Total(what, header, sum(known[unit] for unit in both), sum(theirs[unit] for unit in both), len(both), counts)
