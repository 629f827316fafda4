"""The results held against a finance workbook: units, totals and periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline.errors import FileFaultError
from frontline.scorecard.period_readings import text_of
from frontline_workbooks.finance.blocks import read_blocks
from frontline_workbooks.finance.periods import overlap
from frontline_workbooks.finance.reconciliation import Periods, Reconciliation, Unmatched
from frontline_workbooks.finance.theirs import Finance
from frontline_workbooks.finance.totals import totals_of
from frontline_workbooks.finance.unit_list import find_unit_list
from frontline_workbooks.finance.unit_names import nearest, unit_keys
from frontline_workbooks.package import PackageFault

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from frontline_workbooks.finance.periods import PeriodsOfList
    from frontline_workbooks.finance.results import Results
    from frontline_workbooks.finance.unit_list import UnitList

TOLERANCE = 0.01
NO_WORKBOOK = "No finance workbook was given to compare the results with."
NO_LIST = (
    "No table or sheet of the finance workbook lists units of the results by id or name, so units and totals were not "
    "compared; if one does, name the table and the column."
)


def reconcile(
    scorecard: Results,
    yearend: bytes | None,
    *,
    table: str | None = None,
    column: str | None = None,
    counts: Sequence[str] = (),
    tolerance: float = TOLERANCE,
    filled: Collection[tuple[str, str]] = (),
    not_compared: tuple[str, ...] = (),
) -> Reconciliation:
    """Hold the results against finance's workbook; neither is changed.

    Parameters
    ----------
    scorecard
        The results.
    yearend
        The bytes of finance's workbook; sheets of ours in it are left out. None where there is none.
    table
        The table or sheet that lists units; None for the one that names the most.
    column
        The header of its column of ids or names; None for the one that names the most.
    counts
        Headers of the columns to hold against n; () for those whose headers speak of heads or customers.
    tolerance
        Share of finance's total by which totals may differ.
    filled
        Tables and headers of their columns that were filled with results: these are no numbers of finance's.
    not_compared
        What the results do not hold, a sentence each, for `Reconciliation.not_compared`.

    Returns
    -------
    Reconciliation
        Units of finance are compared with those of one level that have a reported result: the level of which finance
        lists the most.

    Raises
    ------
    ParameterError
        The workbook has no such table or column.
    PackageFault
        The file is no workbook that can be changed.
    """
    keys = unit_keys(scorecard.units)
    if yearend is None:
        return nothing_compared(scorecard.period.label, NO_WORKBOOK, tolerance)
    try:
        listed = find_unit_list(read_blocks(yearend), keys, table, column)
    except PackageFault:
        raise
    except FileFaultError as error:  # what can be merged is merged, compared or not
        return nothing_compared(scorecard.period.label, str(error), tolerance)
    if listed is None:
        return nothing_compared(scorecard.period.label, NO_LIST, tolerance)
    level = _level(scorecard, listed)
    ours = set(scorecard.units.index[scorecard.units["level"] == level])
    reported, theirs = ours & set(scorecard.current["unit"]), ours & set(listed.units)
    finance = Finance.of(listed, scorecard.period, reported & theirs, filled)
    return Reconciliation(
        table=listed.name,
        level=level,
        matched=len(reported & theirs),
        listed=len(reported),
        only_finance=_only_finance(scorecard, listed),
        only_results=_only_results(scorecard, listed, sorted(reported - theirs)),
        totals=totals_of(scorecard, finance, counts),
        periods=_periods(scorecard, finance),
        tolerance=tolerance,
        without_result=_listed_in(scorecard, listed, theirs - reported),
        repeated=_repeated(scorecard, finance),
        not_compared=not_compared,
    )


def nothing_compared(period: str, why: str, tolerance: float = TOLERANCE) -> Reconciliation:
    """Return a reconciliation of nothing.

    Parameters
    ----------
    period
        Label of the reported period.
    why
        A sentence.
    """
    return Reconciliation("", "", 0, 0, (), (), (), Periods(period), tolerance, why)


def _level(scorecard: Results, listed: UnitList) -> str:
    """Return the level of which finance lists the most units; of several, the lowest."""
    levels = scorecard.units["level"].iloc[[unit for unit in set(listed.units) if unit >= 0]]
    counts = levels.value_counts()
    return max(scorecard.levels, key=lambda level: (counts.get(level, 0), scorecard.levels.index(level)))


def _only_finance(scorecard: Results, listed: UnitList) -> tuple[Unmatched, ...]:
    """Return what finance lists and the results do not know, each text once, at its first cell."""
    cells: dict[str, str] = {}
    for place, unit in zip(listed.places, listed.units, strict=True):
        if unit < 0:
            cells.setdefault(text_of(listed.cell(place, listed.column)), listed.address(place, listed.column))
    known = {unit for unit in listed.units if unit >= 0}
    left = [unit for unit in scorecard.units.index if unit not in known]
    near = nearest(cells, _called(scorecard, left))
    return tuple(Unmatched(text, where=cell, nearest=near[text]) for text, cell in cells.items())


def _only_results(scorecard: Results, listed: UnitList, missing: Sequence[int]) -> tuple[Unmatched, ...]:
    """Return units of the level compared that finance does not list."""
    theirs = [
        text_of(listed.cell(place, listed.column))
        for place, unit in zip(listed.places, listed.units, strict=True)
        if unit < 0
    ]
    by_id, by_name = (
        [str(text) for text in scorecard.units[key].iloc[list(missing)]] for key in ("unit_id", "unit_name")
    )
    near_id, near_name = nearest(by_id, theirs), nearest(by_name, theirs)
    return tuple(
        Unmatched(unit, name, nearest=near_id[unit] or near_name[name])
        for unit, name in zip(by_id, by_name, strict=True)
    )


def _listed_in(scorecard: Results, listed: UnitList, units: Collection[int]) -> tuple[Unmatched, ...]:
    """Return units with the cells in which finance lists them first, in the order of its rows."""
    cells: dict[int, str] = {}
    for place, unit in zip(listed.places, listed.units, strict=True):
        if unit in units:
            cells.setdefault(unit, listed.address(place, listed.column))
    return tuple(_unmatched(scorecard, unit, cell) for unit, cell in cells.items())


def _repeated(scorecard: Results, finance: Finance) -> tuple[Unmatched, ...]:
    return tuple(_unmatched(scorecard, unit, ", ".join(cells)) for unit, cells in finance.repeated().items())


def _unmatched(scorecard: Results, unit: int, where: str) -> Unmatched:
    row = scorecard.units.iloc[unit]
    return Unmatched(str(row["unit_id"]), str(row["unit_name"]), where)


def _periods(scorecard: Results, finance: Finance) -> Periods:
    periods: PeriodsOfList = finance.periods
    return Periods(
        scorecard.period.label,
        tuple(found.label for found in periods.all),
        periods.said,
        finance.compared.label if finance.compared else "",
        any(overlap(found, scorecard.period) for found in periods.all) if periods.all else None,
    )


def _called(scorecard: Results, units: Sequence[int]) -> list[str]:
    """Return ids and names of units, the ids first."""
    left = scorecard.units.iloc[list(units)]
    return [str(text) for key in ("unit_id", "unit_name") for text in left[key]]
