"""Totals of the results beside finance's: answers beside heads or customers, sums beside the column of their name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.finance.ours import n_of, sum_of
from frontline_workbooks.finance.reconciliation import Total, UnitNumbers
from frontline_workbooks.read.schema import normal
from frontline_workbooks.sheets.formats import measure_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from frontline_workbooks.finance.ours import Ours
    from frontline_workbooks.finance.results import Results
    from frontline_workbooks.finance.theirs import Finance

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


def totals_of(scorecard: Results, finance: Finance, wanted: Sequence[str] = ()) -> tuple[Total, ...]:
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
    both = _Both(scorecard, finance)
    found = [both.total_of_n(*pair) for pair in _counted(scorecard, finance, wanted)]
    found += [both.total_of_value(*pair) for pair in _added_up(scorecard, finance)]
    return tuple(total for total in found if total is not None)


def _counted(scorecard: Results, finance: Finance, wanted: Sequence[str]) -> Iterator[tuple[int, str, int]]:
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


def _measure_with_n(scorecard: Results, areas: Collection[str]) -> int | None:
    """Return the first measure of some areas that knows n, a featured one before the others."""
    order = [*scorecard.featured, *scorecard.measures.index]
    known = set(scorecard.current.loc[scorecard.current["n"].notna(), "measure"])
    area = scorecard.measures["area"]
    return next((int(measure) for measure in order if measure in known and area[measure] in areas), None)


def _added_up(scorecard: Results, finance: Finance) -> Iterator[tuple[int, str, int]]:
    """Yield the columns that are called like a measure which adds up, such as revenue."""
    about = scorecard.measures[(scorecard.measures["combine"] == "sum") & scorecard.measures["period"].notna()]
    names = {
        normal(str(about.loc[measure, key])): int(measure)
        for key in ("measure_name", "measure_id")
        for measure in about.index
    }
    for column, header in finance.columns():
        measure = names.get(_YEAR.sub("", normal(header)))
        if measure is not None:
            yield column, header, measure


@dataclass(frozen=True, slots=True)
class _Both:
    """Both sides, of which columns are added up one by one."""

    scorecard: Results
    finance: Finance

    def total_of_n(self, column: int, header: str, measure: int) -> Total | None:
        ours = n_of(self.scorecard, measure, self.finance.period_of(column, latest=True))
        return self._total(ours, column, f"n of {measure_name(self.scorecard, measure)}", header, counts=True)

    def total_of_value(self, column: int, header: str, measure: int) -> Total | None:
        ours = sum_of(self.scorecard, measure, self.finance.period_of(column, latest=False))
        unit = self.scorecard.measures.loc[measure, "unit"]
        said = f", {unit}" if isinstance(unit, str) and unit else ""
        return self._total(ours, column, f"{measure_name(self.scorecard, measure)}{said}", header, counts=False)

    def _total(self, ours: Ours, column: int, what: str, header: str, *, counts: bool) -> Total | None:
        theirs = self.finance.by_unit(column, latest=counts)
        both = sorted(ours.numbers.keys() & theirs.keys())
        if not both:
            return None
        period = self.finance.period_of(column, latest=counts)
        return Total(
            what=what,
            column=header,
            results=sum(ours.numbers[unit] for unit in both),
            finance=sum(theirs[unit] for unit in both),
            units=len(both),
            counts=counts,
            results_period=ours.period,
            finance_period=period.label if period else "",
            same_time=ours.same_time,
            texts=self.finance.texts(column, latest=counts),
            by_unit=() if counts else self._by_unit([(unit, ours.numbers[unit], theirs[unit]) for unit in both]),
        )

    def _by_unit(self, numbers: Sequence[tuple[int, float, float]]) -> tuple[UnitNumbers, ...]:
        ids, names = (self.scorecard.units[key] for key in ("unit_id", "unit_name"))
        widest = sorted(numbers, key=lambda each: -abs(each[1] - each[2]))
        return tuple(UnitNumbers(str(ids[unit]), str(names[unit]), mine, theirs) for unit, mine, theirs in widest)
