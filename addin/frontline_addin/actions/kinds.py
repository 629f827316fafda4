"""Which of our sheets in a workbook a scorecard is made of, and which tell of a merge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.actions.guide import SHEETS as GUIDE
from frontline_workbooks.sheets import audit_trail, reconciliation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from frontline_workbooks.own_sheets import OwnSheet

RECORDS = (audit_trail.NAME, reconciliation.NAME)
"""Kinds of the sheets that tell of a merge; only a merge may write them anew."""


def of_scorecard(own: Iterable[OwnSheet]) -> tuple[str, ...]:
    """Return the kinds of those sheets of ours that a scorecard is made of, and neither a guide nor a merge's record.

    >>> from frontline_workbooks.own_sheets import OwnSheet
    >>> of_scorecard([OwnSheet("Summary", "Summary", 0), OwnSheet("Audit trail", "Audit trail", 1)])
    ('Summary',)
    """
    return tuple(sheet.kind for sheet in own if sheet.kind not in {*GUIDE, *RECORDS})
