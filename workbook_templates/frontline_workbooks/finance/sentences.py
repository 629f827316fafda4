"""What a reconciliation found, in words: for the terminal, the ribbon's message and the notes on the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from frontline_workbooks.finance.reconciliation import Periods, Reconciliation, Total, Unmatched, Verdict

_NAMED = 3
"""Units or cells named in a sentence; the rest is counted."""
_SMALL = 1000
"""Totals below it are said with decimals."""


def all_of(found: Reconciliation) -> tuple[str, ...]:
    """Return what was compared, a sentence each, the worst first: a message may be cut off at its end."""
    return (
        f"{found.matched:,} of {found.listed:,} {_units(found.level)} are in finance's {found.table}.",
        *_totals(found, "differs"),
        *(of_units(total, found.tolerance) for total in found.totals if total.differing(found.tolerance)),
        *(of_texts(total) for total in found.totals if total.texts),
        *_about_units(found),
        *((of_periods(found.periods),) if found.periods.agree is False else ()),
        *_totals(found, "other period"),
        *_totals(found, "part"),
        *_agreeing(found),
        *found.not_compared,
    )


def _units(level: str) -> str:
    """Return what units of a level are called; a list without levels has units only."""
    return "units" if level.casefold() == "unit" else f"units of the level {level}"


def _about_units(found: Reconciliation) -> Iterator[str]:
    if found.only_finance:
        yield f"Not in the results: {_some(found.only_finance)}."
    if found.only_results:
        yield f"Not in finance: {_some(found.only_results)}."
    if found.without_result:
        yield f"Known to the results, but without a reported result: {_some(found.without_result)}."
    if found.repeated:
        yield of_repeated(found.repeated)


def _totals(found: Reconciliation, verdict: Verdict) -> list[str]:
    return [of_total(total, found.tolerance) for total in found.totals if total.verdict(found.tolerance) == verdict]


def _agreeing(found: Reconciliation) -> Iterator[str]:
    agreeing = [total for total in found.totals if total.verdict(found.tolerance) == "agrees"]
    if agreeing:
        named = "; ".join(f"{total.what} with {total.column}" for total in agreeing)
        yield f"Totals that agree within {found.tolerance:.1%}: {named}."


def of_periods(periods: Periods) -> str:
    """Return the periods compared in words."""
    if not periods.finance:
        return f"The results are of {periods.results}; finance's table names no period."
    listed = periods.finance
    named = listed[0] if len(listed) == 1 else f"{listed[0]} to {listed[-1]}, of which {periods.compared} is compared"
    tail = "they fit." if periods.agree else "they do not overlap, so check that both mean the same time."
    return f"The results are of {periods.results}, finance's table of {named} ({periods.said}): {tail}"


def of_total(total: Total, tolerance: float) -> str:
    """Return one comparison of totals in words."""
    ours, theirs = _with(total.what, total.results_period), _with(f"column {total.column}", total.finance_period)
    if not total.same_time:
        return f"{ours}, and finance's {theirs}, are not of the same time, so their totals were not compared."
    said = f"{ours}: {_number(total.results)} in the results, {_number(total.finance)} in finance's {theirs}"
    over = f"over {total.units:,} units"
    verdict = total.verdict(tolerance)
    if verdict == "part":
        return f"{said}, {over}: {total.share:.1%} of them are behind the results."
    if total.factor(tolerance) != 1:
        return f"{said}, {over}; they agree but for a factor of {total.factor(tolerance):,g}: compare the units."
    if verdict == "agrees":
        return f"{said}, {over}; they differ by no more than {tolerance:.1%}."
    return f"{said}, {over}; they differ by {_number(abs(total.difference))}, which is more than {tolerance:.1%}."


def of_texts(total: Total) -> str:
    """Say which cells hold no number."""
    return (
        f"Finance's column {total.column} has texts where numbers should be, which no sum counts, not Excel's either: "
        f"{_list(total.texts, ', ')}."
    )


def of_units(total: Total, tolerance: float) -> str:
    """Say in which units a total differs."""
    units = total.differing(tolerance)
    named = [f"{unit.name} ({_number(unit.results)}, finance {_number(unit.finance)})" for unit in units]
    count = f"{len(units):,} of {total.units:,} units differ{'s' * (len(units) == 1)}"
    return f"{total.what}: {count} by more than {tolerance:.1%}: {_list(named)}."


def of_repeated(units: Sequence[Unmatched]) -> str:
    """Say which units finance lists in several rows."""
    named = [f"{unit.name} ({unit.where})" for unit in units]
    return f"Finance lists in several rows, which were added up: {_list(named)}."


def _with(what: str, period: str) -> str:
    """Add the period, unless the name says it already: "Revenue 2025" is of 2025."""
    return what if not period or period in what else f"{what}, {period}"


def _number(value: float) -> str:
    """Write a total, a small one with decimals.

    >>> _number(1234.5), _number(12.0), _number(12.345)
    ('1,234', '12', '12.35')
    """
    return f"{value:,.0f}" if abs(value) >= _SMALL or value == int(value) else f"{value:,.2f}"


def _some(units: Sequence[Unmatched]) -> str:
    """Name units, with their cells and with what they may have meant."""
    return _list([_called(unit) for unit in units])


def _called(unit: Unmatched) -> str:
    name = f"{unit.name} ({unit.text})" if unit.name and unit.name != unit.text else unit.text
    where = f" in {unit.where}" if unit.where else ""
    return f"{name}{where}" + (f" (is it {unit.nearest}?)" if unit.nearest else "")


def _list(texts: Sequence[str], between: str = "; ") -> str:
    """Name the first; names of units may have commas."""
    rest = len(texts) - _NAMED
    return between.join(texts[:_NAMED]) + (f" and {rest:,} more" if rest > 0 else "")
