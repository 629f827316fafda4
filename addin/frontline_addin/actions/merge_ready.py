"""What goes into the year-end workbook: the scorecard's sheets, the reconciliation and the audit trail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from frontline.errors import FileFaultError
from frontline_addin.actions.merge_built import put_records
from frontline_addin.actions.merge_results import Drawn, Scored
from frontline_addin.actions.merge_wanted import wanted_kinds
from frontline_addin.actions.part_of_workbook import part_of
from frontline_workbooks.finance import reconcile
from frontline_workbooks.finance.built_audit import built_audit
from frontline_workbooks.finance.reconcile import nothing_compared
from frontline_workbooks.package.kept_cells import kept_cells, kept_inputs, with_cells
from frontline_workbooks.sheets import audit_trail, data, describe, read_me, reconciliation
from frontline_workbooks.sheets.audited import Audited
from frontline_workbooks.sheets.description import Workbook
from frontline_workbooks.sheets.source_files import source_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from frontline_addin.actions.merge_columns import FilledTable
    from frontline_addin.actions.merge_wanted import Wanted
    from frontline_addin.hosts.merge_host import MergeHost
    from frontline_workbooks.finance import Reconciliation
    from frontline_workbooks.finance.results import Results
    from frontline_workbooks.sheets.description import Sheet

RECORDS = (reconciliation.NAME, audit_trail.NAME)
"""Kinds that go in whatever sheets were named."""


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
    return _of_built(found, merging, typed) if isinstance(found, Drawn) else _of_scored(found, merging, typed)


def _of_scored(found: Scored, merging: Merging, typed: Mapping[str, str]) -> Ready:
    scorecard = found.scorecard
    whole = describe(scorecard, merging.wanted.theme, typed)
    kinds = _kinds(tuple(sheet.name for sheet in whole.sheets), merging)
    records, sentences = _records(_reconciled(scorecard, merging), Audited.of(scorecard), merging, kinds)
    sheets = [*whole.sheets[1:-1], *records, whole.sheets[-1]]
    whole = replace(whole, sheets=(read_me.describe(scorecard, sheets, typed), *sheets))
    return Ready(part_of(whole, kinds), kinds, sentences)


def _of_built(found: Drawn, merging: Merging, typed: Mapping[str, str]) -> Ready:
    kinds = _kinds(found.kinds, merging)
    audited = built_audit(found.sheets)
    try:
        reconciled = _reconciled(found.results, merging, found.results.not_compared)
    except FileFaultError as error:  # its sheets can be put in all the same
        reconciled = nothing_compared(audited.heading.period, str(error)), ()
    records, sentences = _records(reconciled, audited, merging, kinds)
    whole = put_records(found.sheets, Workbook(audited.heading.title, records))
    return Ready(with_cells(whole, typed), kinds, sentences)


def _kinds(there: Sequence[str], merging: Merging) -> tuple[str, ...]:
    """Return the kinds to put in; the records stand in front of the sheet Data, which is the last."""
    others = [kind for kind in there if kind not in RECORDS]
    before = others.index(data.NAME) if data.NAME in others else len(others)
    return wanted_kinds(merging.wanted.sheets, (*others[:before], *RECORDS, *others[before:]), RECORDS)


_Reconciled: TypeAlias = "tuple[Reconciliation, tuple[str, ...]]"
"""What was found, and what is to be said before it."""


def _reconciled(results: Results, merging: Merging, not_compared: tuple[str, ...] = ()) -> _Reconciled:
    table, column = (name or None for name in merging.wanted.units)
    filled = [(each.table, header) for each in merging.filled for header in each.columns]
    try:
        return reconcile(
            results, merging.yearend, table=table, column=column, filled=filled, not_compared=not_compared
        ), ()
    except FileFaultError as error:  # what only Excel can read keeps nobody from merging
        return reconcile(results, None), (str(error),)


def _records(
    reconciled: _Reconciled, audited: Audited, merging: Merging, kinds: tuple[str, ...]
) -> tuple[tuple[Sheet, Sheet], tuple[str, ...]]:
    """Describe the two records, and return what the user is told."""
    found, before = reconciled
    compared = reconciliation.describe_reconciliation(audited.heading, found)
    return (compared, _audit_trail(audited, merging, kinds)), (*before, *found.sentences())


def _audit_trail(audited: Audited, merging: Merging, kinds: tuple[str, ...]) -> Sheet:
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
    return audit_trail.describe_audit_trail(audited, audit_trail.as_first_merged(audited, merge, kept))
