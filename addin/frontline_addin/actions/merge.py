"""Merge into year-end: the scorecard's sheets into finance's workbook, of which nothing is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_addin.actions.in_workbook import counted, warned
from frontline_addin.actions.merge_columns import FilledTable, fill_columns
from frontline_addin.actions.merge_ready import Merging, make_ready
from frontline_addin.actions.merge_results import Scored, read_results
from frontline_workbooks.package.vba_scan import scan_macros

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from frontline_addin.actions.merge_results import Drawn
    from frontline_addin.actions.merge_wanted import Wanted
    from frontline_addin.hosts.merge_host import MergeHost


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge did.

    Parameters
    ----------
    added, replaced, removed
        Kinds of the sheets that are new, that took the place of ours, and that are gone.
    filled
        Tables of which columns were filled.
    warnings
        What in the workbook counts its sheets, where new ones may stand in front of others, a sentence each.
    reconciliation
        What was compared with finance's own units and totals and what did not match, a sentence each.
    notes
        What else the user should know, a sentence each.
    sentence
        What was done.
    """

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]
    filled: tuple[FilledTable, ...]
    warnings: tuple[str, ...]
    reconciliation: tuple[str, ...]
    notes: tuple[str, ...]
    sentence: str


def merge(
    host: MergeHost,
    results: Path,
    wanted: Wanted,
    moment: datetime,
    choose_place: Callable[[Sequence[str], str], str] = lambda _, at: at,
) -> Merged:
    """Put the sheets of a scorecard into a year-end workbook and fill columns of its tables.

    Ours of an earlier merge are replaced where they stand; merging the same again changes no byte.

    Parameters
    ----------
    host
        The year-end workbook.
    results
        A folder or workbook of tables, or a scorecard that was built before.
    wanted
        What to put in, and where.
    moment
        When this is, in UTC.
    choose_place
        Told, a sentence each, what in the workbook counts its sheets, before new ones are put in front of others;
        gets the place wanted and returns the one to take.

    Raises
    ------
    frontline.errors.FrontlineError
        Nothing is changed then.
    """
    with host.session("Merge into year-end"):
        found = read_results(results, wanted.settings, host.step)
        if wanted.drop_signature:
            host.drop_signature()
        filled = fill_columns(host, wanted.fill, found.values(), wanted.units) if wanted.fill else ()
        there = tuple(own.kind for own in host.own_sheets())
        host.step("Describing the sheets")
        yearend = host.package()
        ready = make_ready(found, Merging(results, wanted, moment, host.saved_as, yearend, there, filled))
        changes = _Changes.of(ready.kinds, there)
        warnings = _warnings(yearend, changes, wanted.at)
        at = choose_place(warnings, wanted.at) if warnings else wanted.at
        host.step("Putting the sheets in")
        host.keep_backup(moment)
        host.remove(changes.removed)
        ready.put(host, at)
    return Merged(
        added=changes.added,
        replaced=changes.replaced,
        removed=changes.removed,
        filled=filled,
        warnings=warnings,
        reconciliation=ready.reconciliation,
        notes=tuple(host.notes),
        sentence=_sentence(host.saved_as, found, changes),
    )


@dataclass(frozen=True, slots=True)
class _Changes:
    """Kinds of the sheets that are new, that take the place of ours, and that go."""

    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]

    @classmethod
    def of(cls, kinds: Sequence[str], there: Sequence[str]) -> _Changes:
        return cls(
            tuple(kind for kind in kinds if kind not in there),
            tuple(kind for kind in kinds if kind in there),
            tuple(kind for kind in there if kind not in kinds),
        )


def _warnings(yearend: bytes | None, changes: _Changes, at: str) -> tuple[str, ...]:
    """Say what in the workbook counts its sheets, where new ones are to stand in front of others."""
    return tuple(map(str, scan_macros(yearend))) if yearend and changes.added and at != "end" else ()


def _sentence(workbook: str, found: Scored | Drawn, changes: _Changes) -> str:
    if isinstance(found, Scored):
        period, warnings = found.scorecard.period.label, warned(found.scorecard)
    else:
        period, warnings = found.sheets.heading.period, ""
    when = f", {period}" if period else ""
    put_in = [f"{counted(len(changes.added), 'new sheet')}"] if changes.added else []
    put_in += [f"{counted(len(changes.replaced), 'sheet')} replaced"] if changes.replaced else []
    gone = f" Removed: {', '.join(changes.removed)}." if changes.removed else ""
    return f"The scorecard was merged into {workbook}{when}: {', '.join(put_in)}.{gone}{warnings}"
