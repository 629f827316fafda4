"""The sheet Reconciliation: whether the results and finance's workbook speak of the same units, people and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.finance import sentences
from frontline_workbooks.sheets import formats
from frontline_workbooks.sheets.description import Column, Lines, Sheet, Table, Tile, Tiles, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_workbooks.finance import Reconciliation, Total, Unmatched
    from frontline_workbooks.sheets.description import Block, Role
    from frontline_workbooks.sheets.heading import Heading

NAME = "Reconciliation"
AGREES, PART, DIFFERS, OTHER = "✔ Agrees", "▬ Part of them", "✖ Differs", "– Other period"
_VERDICTS = {"agrees": AGREES, "part": PART, "differs": DIFFERS, "other period": OTHER}
_RULE = Words((("✔", "good"), ("▬", "near"), ("✖", "bad"), ("–", "muted")))
_NAME_WIDTH, _SECOND_WIDTH, _THIRD_WIDTH = 32, 26, 18
_OF_COUNTS = (
    f"{PART}: fewer are behind the results than finance counts, as in every survey. The share says how many of those "
    "whom finance counts are."
)
_OF_PERIODS = (
    f"{OTHER}: the two are not of the same time, so nothing can be said of their difference. What adds up, such as "
    "revenue, is added up over finance's period where the results have all of it."
)
_OF_TOTALS = (
    "Totals are over the units that both sides have a number of and whose results may be shown; suppressed results "
    "are left out on both sides."
)
_NOT_NAMED = "not named"
_LISTED = 100
"""Units that differ, on the sheet; all of them may, where finance means something else."""
_SMALL = 100
"""A total below it may be in millions: a decimal is shown."""


def describe_reconciliation(heading: Heading, found: Reconciliation) -> Sheet:
    """Describe the sheet Reconciliation.

    Parameters
    ----------
    heading
        Whose results they are.
    found
        What `frontline_workbooks.finance.reconcile` found.
    """
    blocks = (Lines((found.nothing,), "body"),) if found.nothing else _comparison(found)
    return Sheet(
        name=NAME,
        title=_title(found),
        subtitle=heading.line("units, totals and periods beside finance's own"),
        blocks=blocks,
        tab="back",
        freeze=1,
    )


def _title(found: Reconciliation) -> str:
    if found.nothing:
        return "The results could not be compared with finance's workbook"
    outside = found.outside()
    totals = f"; {outside} of {found.compared()} totals differ{'s' * (outside == 1)}" if found.compared() else ""
    return f"{found.matched:,} of {found.listed:,} {formats.plural(found.level)} are in finance's workbook{totals}"


def _comparison(found: Reconciliation) -> tuple[Block, ...]:
    return (
        Tiles(_tiles(found)),
        Lines(_compared(found), "body"),
        *_totals(found),
        *_differing(found),
        *_unmatched("Finance", "In finance, not in the results", "Finance's unit", "Cell", found.only_finance),
        *_unmatched("Results", "In the results, not in finance", "Unit", "Id", found.only_results),
        *_unmatched("Known", "In both, without a reported result", "Unit", "Cell", found.without_result),
    )


def _compared(found: Reconciliation) -> tuple[str, ...]:
    repeated = (sentences.of_repeated(found.repeated),) if found.repeated else ()
    periods = sentences.of_periods(found.periods)
    return (f"Finance's units: {found.table}.", periods, *repeated, *found.not_compared)


def _tiles(found: Reconciliation) -> tuple[Tile, ...]:
    outside = found.outside()
    level = formats.plural(found.level).capitalize()
    return (
        Tile(f"{level} on both sides", f"{found.matched:,} of {found.listed:,}", _role(found.listed - found.matched)),
        Tile("Only in finance", f"{len(found.only_finance):,}", _role(len(found.only_finance))),
        Tile("Only in the results", f"{len(found.only_results):,}", _role(len(found.only_results))),
        Tile("Totals that differ", f"{outside:,} of {found.compared():,}", _role(outside))
        if found.compared()
        else Tile("Totals that differ", "none to compare"),
        *_units_that_differ(found),
    )


def _units_that_differ(found: Reconciliation) -> tuple[Tile, ...]:
    """Count the units in which something that adds up differs, where units are compared."""
    compared = {unit.text for total in found.totals if total.same_time for unit in total.by_unit}
    differing = {unit.text for total in found.totals for unit in total.differing(found.tolerance)}
    value = f"{len(differing):,} of {len(compared):,}"
    return (Tile("Units that differ", value, _role(len(differing))),) if compared else ()


def _role(faults: int) -> Role:
    return "bad" if faults else "good"


def _totals(found: Reconciliation) -> tuple[Block, ...]:
    totals = found.totals
    if not totals:
        return (Lines((_NO_TOTALS,), "body"),)
    verdicts = {total.verdict(found.tolerance) for total in totals}
    notes = [_OF_TOTALS]
    notes += [_OF_COUNTS] if "part" in verdicts else []
    notes += [_OF_PERIODS] if "other period" in verdicts else []
    notes += [sentences.of_texts(total) for total in totals if total.texts]
    notes += [sentences.of_total(total, found.tolerance) for total in totals if total.factor(found.tolerance) != 1]
    return (_totals_table(totals, found.tolerance), Lines(tuple(notes)))


_NO_TOTALS = (
    "Finance's table has no column of heads, customers or the like, nor one called like a measure that adds up, so no "
    "totals were compared."
)


def _totals_table(totals: Sequence[Total], tolerance: float) -> Table:
    def numbers(values: Sequence[float]) -> np.ndarray:
        return np.array(values, dtype=float)

    plain, signed = _formats(totals)
    return Table(
        formats.table_name(NAME, "totals"),
        (
            Column("In the results", _texts([total.what for total in totals]), align="left", width=_NAME_WIDTH),
            Column("In finance", _texts([total.column for total in totals]), align="left", width=_SECOND_WIDTH),
            Column("Results are of", _texts([total.results_period for total in totals]), width=_THIRD_WIDTH),
            Column("Finance is of", _texts([total.finance_period or _NOT_NAMED for total in totals]), width=13),
            Column("Units added up", numbers([total.units for total in totals]), "#,##0", width=13),
            Column("Results", numbers([total.results for total in totals]), plain, width=14, key="results"),
            Column("Finance", numbers([total.finance for total in totals]), plain, width=14, key="finance"),
            Column(
                "Difference",
                numbers([total.difference for total in totals]),
                signed,
                width=12,
                key="difference",
                formula='IF({same}=0,"",{results}-{finance})',
            ),
            Column(
                "Share of finance",
                numbers([total.share for total in totals]),
                "0.0%",
                key="share",
                formula='IF(OR({same}=0,{finance}=0),"",{results}/{finance})',
            ),
            Column(
                f"Within {tolerance:.1%}",
                _texts([_VERDICTS[total.verdict(tolerance)] for total in totals]),
                width=16,
                key="verdict",
                formula=_verdict_formula(tolerance),
                rules=(_RULE,),
            ),
            Column("Counts people (1)", numbers([total.counts for total in totals]), "0", key="counts", printed=False),
            Column("Same time (1)", numbers([total.same_time for total in totals]), "0", key="same", printed=False),
        ),
        heading="Totals",
        filtered=False,
    )


def _formats(totals: Sequence[Total]) -> tuple[str, str]:
    """Return how totals and differences are shown: with a decimal where a total is small and no whole number."""
    numbers = [number for total in totals for number in (total.results, total.finance)]
    if any(abs(number) < _SMALL and number != int(number) for number in numbers):
        return "#,##0.0", "+#,##0.0;-#,##0.0;0"
    return "#,##0", "+#,##0;-#,##0;0"


def _verdict_formula(tolerance: float) -> str:
    return (
        f'IF({{same}}=0,"{OTHER}",'
        f'IF(ABS({{results}}-{{finance}})<={tolerance!r}*ABS({{finance}})+0.000000001,"{AGREES}",'
        f'IF(AND({{counts}}=1,{{results}}<{{finance}}),"{PART}","{DIFFERS}")))'
    )


def _differing(found: Reconciliation) -> tuple[Block, ...]:
    """Describe the units in which what adds up differs, the widest difference first."""
    rows = [(unit, total) for total in found.totals for unit in total.differing(found.tolerance)]
    if not rows:
        return ()
    plain, signed = _formats([total for _, total in rows])
    ours, theirs = (np.array([getattr(unit, side) for unit, _ in rows[:_LISTED]]) for side in ("results", "finance"))
    more = f", the first {_LISTED} of them" if len(rows) > _LISTED else ""
    return (
        Table(
            formats.table_name(NAME, "units"),
            (
                Column("Unit", _texts([unit.name for unit, _ in rows[:_LISTED]]), align="left", width=_NAME_WIDTH),
                Column("In", _texts([total.what for _, total in rows[:_LISTED]]), align="left", width=_SECOND_WIDTH),
                Column("Id", _texts([unit.text for unit, _ in rows[:_LISTED]]), width=_THIRD_WIDTH),
                Column("Results", ours, plain, width=13, key="results"),
                Column("Finance", theirs, plain, width=13, key="finance"),
                Column("Difference", ours - theirs, signed, width=14, formula="{results}-{finance}"),
            ),
            heading=f"Units that differ by more than {found.tolerance:.1%}: {len(rows):,}{more}",
            filtered=False,
        ),
    )


def _unmatched(name: str, heading: str, what: str, third: str, units: Sequence[Unmatched]) -> tuple[Block, ...]:
    if not units:
        return ()
    return (
        Table(
            formats.table_name(NAME, name),
            (
                Column(what, _texts([unit.name or unit.text for unit in units]), align="left", width=_NAME_WIDTH),
                Column(
                    "Nearest on the other side",
                    _texts([unit.nearest or "–" for unit in units]),
                    align="left",
                    width=_SECOND_WIDTH,
                ),
                Column(third, _texts([unit.where or unit.text for unit in units]), width=_THIRD_WIDTH),
            ),
            heading=f"{heading}: {len(units):,}",
            filtered=False,
        ),
    )


def _texts(values: Sequence[str]) -> np.ndarray:
    return np.array(values, dtype=object)
