"""The sheet Data faults: every fault of the data with its place and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats
from frontline_workbooks.sheets.description import Column, Lines, Sheet, Table, Words, Workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline.scorecard.faults import Fault

NAME = "Data faults"
_WEIGHT = Words((("✖", "bad"), ("▬", "near")))


def describe_faults(faults: Sequence[Fault], name: str) -> Workbook:
    """Describe a workbook of this one sheet.

    Parameters
    ----------
    faults
        At least one, in the order in which they are shown.
    name
        What the data are called.
    """
    fatal = sum(fault.fatal for fault in faults)
    advice = (
        "Mend those marked ✖: no scorecard can be built before." if fatal else "A scorecard can be built all the same."
    )
    sheet = Sheet(
        NAME,
        f"What to mend in {name}",
        f"{fatal} that stop the scorecard, {len(faults) - fatal} to look at",
        (Lines((advice,), "body"), Table(formats.table_name(NAME), _columns(faults))),
        tab="back",
        freeze=0,
    )
    return Workbook(NAME, (sheet,))


def _columns(faults: Sequence[Fault]) -> tuple[Column, ...]:
    def words(header: str, texts: Sequence[str], width: float) -> Column:
        return Column(header, np.array(texts, dtype=object), align="left", width=width)

    weight = words("Weight", ["✖ Fault" if fault.fatal else "▬ Warning" for fault in faults], 12)
    return (
        Column(weight.header, weight.values, align="left", width=weight.width, rules=(_WEIGHT,)),
        words("Sheet or table", [fault.source for fault in faults], 28),
        Column("Row", np.array([np.nan if fault.row is None else fault.row for fault in faults], float), "0", width=8),
        words("Column", [fault.column or "" for fault in faults], 16),
        words("Rule", [fault.problem for fault in faults], 40),
        words("Found", [fault.found or "" for fault in faults], 20),
        Column("How often", np.array([fault.count for fault in faults], float), "#,##0", width=8),
        words("What to do", [fault.remedy for fault in faults], 50),
    )
