"""What goes into the year-end workbook: the scorecard's sheets, the reconciliation and the audit trail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from frontline.errors import FileFaultError
from frontline_addin.actions.merge_results import Drawn, Scored
from frontline_addin.actions.merge_wanted import wanted_kinds
from frontline_addin.actions.part_of_workbook import part_of
from frontline_workbooks.finance import reconcile
from frontline_workbooks.package.kept_cells import kept_cells, kept_inputs, with_cells
from frontline_workbooks.sheets import audit_trail, describe, read_me, reconciliation
from frontline_workbooks.sheets.source_files import source_files

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from frontline.scorecard.model import Scorecard
    from frontline_addin.actions.merge_columns import FilledTable
    from frontline_addin.actions.merge_wanted import Wanted
    from frontline_addin.hosts.merge_host import MergeHost
    from frontline_workbooks.sheets.description import Sheet, Workbook

RECORDS = (reconciliation.NAME, audit_trail.NAME)
"""Kinds that go in whatever sheets were named."""
_NOT_COMPARED = (
    "The results came as a scorecard that was built before, so nothing was compared with the workbook's own units and "
    "no audit trail was written; name the tables it was built from for both."
)


@dataclass(frozen=True, slots=True)
class Merging:
    """What is known of a merge before its sheets are described.

    Parameters
    ----------
    results
        What the user named.
    wanted
        What to put in.
    moment
        When this is.
    workbook
        Name of the file that gets the sheets.
    yearend
        Its bytes, columns filled already; None where nobody but Excel can read it.
    there
        Kinds of our sheets in it.
    filled
        Tables of which columns were filled.
    """

    results: Path
    wanted: Wanted
    moment: datetime
    workbook: str
    yearend: bytes | None
    there: tuple[str, ...]
    filled: tuple[FilledTable, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """Sheets that are ready to be put in.

    Parameters
    ----------
    content
        Where they are described or drawn.
    kinds
        Which of its sheets.
    reconciliation
        What was compared with finance's workbook and what did not match, a sentence each.
    """

    content: Workbook | bytes
    kinds: tuple[str, ...]
    reconciliation: tuple[str, ...]

    def put(self, host: MergeHost, at: str) -> None:
        """Put them in."""
        if isinstance(self.content, bytes):
            host.put_drawn(self.content, self.kinds, at)
        else:
            host.put(self.content, self.kinds, at)


def make_ready(found: Scored | Drawn, merging: Merging) -> Ready:
    """Return the sheets to put in.

    Parameters
    ----------
    found
        The results.
    merging
        What is known of the merge.

    Raises
    ------
    frontline.errors.ParameterError
        The scorecard has no sheet of a name that was given.
    """
    typed = kept_inputs(merging.yearend) if merging.yearend else {}
    if isinstance(found, Drawn):
        kinds = wanted_kinds(merging.wanted.sheets, found.kinds)
        return Ready(with_cells(found.data, typed), kinds, (_NOT_COMPARED,))
    scorecard = found.scorecard
    whole = describe(scorecard, merging.wanted.theme, typed)
    there = tuple(sheet.name for sheet in whole.sheets)
    kinds = wanted_kinds(merging.wanted.sheets, (*there[:-1], *RECORDS, there[-1]), RECORDS)
    compared, sentences = _reconciliation(scorecard, merging.yearend, merging.wanted.units)
    sheets = [*whole.sheets[1:-1], compared, _audit_trail(scorecard, merging, kinds), whole.sheets[-1]]
    whole = replace(whole, sheets=(read_me.describe(scorecard, sheets, typed), *sheets))
    return Ready(part_of(whole, kinds), kinds, sentences)


def _reconciliation(
    scorecard: Scorecard, yearend: bytes | None, units: tuple[str, str]
) -> tuple[Sheet, tuple[str, ...]]:
    table, column = (name or None for name in units)
    unreadable: tuple[str, ...] = ()
    try:
        found = reconcile(scorecard, yearend, table=table, column=column)
    except FileFaultError as error:  # what only Excel can read keeps nobody from merging
        found, unreadable = reconcile(scorecard, None), (str(error),)
    return reconciliation.describe_reconciliation(scorecard, found), (*unreadable, *found.sentences())


def _audit_trail(scorecard: Scorecard, merging: Merging, kinds: tuple[str, ...]) -> Sheet:
    """Describe the audit trail; of the same merge again it is the one of the first time."""
    merge = audit_trail.Merge(
        merged_at=merging.moment,
        workbook=merging.workbook,
        sources=source_files(merging.results),
        sheets=kinds,
        replaced=tuple(kind for kind in kinds if kind in merging.there),
        filled=tuple(table.in_short for table in merging.filled),
        who=merging.wanted.run_by,
    )
    kept = kept_cells(merging.yearend, audit_trail.AUDIT_NAME) if merging.yearend else {}
    return audit_trail.describe_audit_trail(scorecard, audit_trail.as_first_merged(scorecard, merge, kept))
