"""The sheet Reconciliation: whether the results and finance's workbook speak of the same units, people and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats
from frontline_workbooks.sheets.description import Column, Lines, Sheet, Table, Tile, Tiles, Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.finance import Reconciliation, Total, Unmatched
    from frontline_workbooks.sheets.description import Block, Role

NAME = "Reconciliation"
AGREES, PART, DIFFERS = "✔ Agrees", "▬ Part of them", "✖ Differs"
_VERDICTS = {"agrees": AGREES, "part": PART, "differs": DIFFERS}
_RULE = Words((("✔", "good"), ("▬", "near"), ("✖", "bad")))
_NAME_WIDTH, _SECOND_WIDTH, _THIRD_WIDTH = 34, 30, 14
_OF_COUNTS = (
    f"{PART}: fewer have answered than finance counts, as in every survey. The share says how many of those whom "
    "finance counts stand behind the results."
)
_OF_TOTALS = (
    "Totals are over the units that both sides list and whose results may be shown; suppressed results are left out "
    "on both sides."
)


def describe_reconciliation(scorecard: Scorecard, found: Reconciliation) -> Sheet:
    """Describe the sheet Reconciliation.

    Parameters
    ----------
    scorecard
        The results.
    found
        What `frontline_workbooks.finance.reconcile` found.
    """
    blocks = (Lines((found.nothing,), "body"),) if found.nothing else _comparison(found)
    return Sheet(
        name=NAME,
        title=_title(found),
        subtitle=formats.subtitle(scorecard, "units, totals and periods beside finance's own"),
        blocks=blocks,
        tab="back",
        freeze=1,
    )


def _title(found: Reconciliation) -> str:
    if found.nothing:
        return "The results could not be compared with finance's workbook"
    outside = _outside(found)
    totals = f"; {outside} of {len(found.totals)} totals differ{'s' * (outside == 1)}" if found.totals else ""
    return f"{found.matched:,} of {found.listed:,} {formats.plural(found.level)} are in finance's workbook{totals}"


def _outside(found: Reconciliation) -> int:
    return sum(total.verdict(found.tolerance) == "differs" for total in found.totals)


def _comparison(found: Reconciliation) -> tuple[Block, ...]:
    return (
        Tiles(_tiles(found)),
        Lines((f"Finance's units: {found.table}.", found.period_sentence), "body"),
        *_totals(found),
        *_unmatched("Finance", "In finance, not in the results", "Finance's unit", "Row", found.only_finance),
        *_unmatched("Results", "In the results, not in finance", "Unit", "Id", found.only_results),
    )


def _tiles(found: Reconciliation) -> tuple[Tile, ...]:
    outside = _outside(found)
    level = formats.plural(found.level).capitalize()
    return (
        Tile(f"{level} on both sides", f"{found.matched:,} of {found.listed:,}", _role(found.listed - found.matched)),
        Tile("Only in finance", f"{len(found.only_finance):,}", _role(len(found.only_finance))),
        Tile("Only in the results", f"{len(found.only_results):,}", _role(len(found.only_results))),
        Tile("Totals that differ", f"{outside:,} of {len(found.totals):,}", _role(outside))
        if found.totals
        else Tile("Totals that differ", "none to compare"),
    )


def _role(faults: int) -> Role:
    return "bad" if faults else "good"


def _totals(found: Reconciliation) -> tuple[Block, ...]:
    totals = found.totals
    if not totals:
        return (Lines((_NO_TOTALS,), "body"),)
    notes = [_OF_TOTALS]
    notes += [_OF_COUNTS] if any(total.verdict(found.tolerance) == "part" for total in totals) else []
    notes += [found.total_sentence(total) for total in totals if total.factor(found.tolerance) != 1]
    return (_totals_table(totals, found.tolerance), Lines(tuple(notes)))


_NO_TOTALS = (
    "Finance's table has no column of heads, customers or the like, nor one called like a measure that adds up, so no "
    "totals were compared."
)


def _totals_table(totals: Sequence[Total], tolerance: float) -> Table:
    def numbers(values: Sequence[float]) -> np.ndarray:
        return np.array(values, dtype=float)

    counts = numbers([total.counts for total in totals])
    return Table(
        formats.table_name(NAME, "totals"),
        (
            Column("In the results", _texts([total.what for total in totals]), align="left", width=_NAME_WIDTH),
            Column("In finance", _texts([total.column for total in totals]), align="left", width=_SECOND_WIDTH),
            Column("Units added up", numbers([total.units for total in totals]), "#,##0", width=_THIRD_WIDTH),
            Column("Results", numbers([total.results for total in totals]), "#,##0", width=14, key="results"),
            Column("Finance", numbers([total.finance for total in totals]), "#,##0", width=14, key="finance"),
            Column(
                "Difference",
                numbers([total.difference for total in totals]),
                "+#,##0;-#,##0;0",
                width=12,
                key="difference",
                formula="{results}-{finance}",
            ),
            Column(
                "Share of finance",
                numbers([total.share for total in totals]),
                "0.0%",
                key="share",
                formula='IF({finance}=0,"",{results}/{finance})',
            ),
            Column(
                f"Within {tolerance:.1%}",
                _texts([_VERDICTS[total.verdict(tolerance)] for total in totals]),
                width=16,
                key="verdict",
                formula=_verdict_formula(tolerance),
                rules=(_RULE,),
            ),
            Column("Counts people (1)", counts, "0", key="counts", printed=False),
        ),
        heading="Totals",
        filtered=False,
    )


def _verdict_formula(tolerance: float) -> str:
    return (
        f'IF(ABS({{difference}})<={tolerance!r}*ABS({{finance}})+0.000000001,"{AGREES}",'
        f'IF(AND({{counts}}=1,{{difference}}<0),"{PART}","{DIFFERS}"))'
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
