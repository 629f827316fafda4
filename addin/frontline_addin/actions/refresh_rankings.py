"""Refresh rankings: the scorecard's sheets that are in a workbook, from its tables as they are now."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from frontline_addin.actions.choices import Choices
from frontline_addin.actions.data_faults import NAME as DATA_FAULTS
from frontline_addin.actions.in_workbook import ScorecardPut, counted, describe_data, warned
from frontline_addin.actions.kinds import of_scorecard
from frontline_addin.actions.merged import described_records, records
from frontline_addin.actions.part_of_workbook import part_of
from frontline_addin.hosts.refusals import NotNowError
from frontline_workbooks.sheets import read_me

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from frontline.scorecard.model import Scorecard
    from frontline_addin.hosts.host import Host
    from frontline_workbooks.own_sheets import OwnSheet
    from frontline_workbooks.sheets.description import Sheet, Workbook


def refresh_rankings(host: Host, choices: Choices | None = None) -> ScorecardPut:
    """Score the tables anew and put those sheets in that the workbook has; a sheet the user deleted stays away.

    Parameters
    ----------
    host
        The workbook.
    choices
        What to change against the last run; None or "" leaves it.

    Raises
    ------
    frontline.errors.FrontlineError
        There is no scorecard, or the data cannot be used. Nothing is changed then.
    """
    with host.session("Refresh rankings"):
        own = host.own_sheets()
        there = set(of_scorecard(own)) - {DATA_FAULTS}
        if not there:
            raise NotNowError(
                f"There is no scorecard in {host.name} yet. Put one in first: the button Build scorecard, "
                "or the command frontline merge."
            )
        scorecard, whole = describe_data(host, choices or Choices(), host.choices())
        merged = described_records(host)
        workbook = part_of(_listing(whole, scorecard, merged, host.inputs()), there, {sheet.name for sheet in merged})
        sheets = tuple(sheet.name for sheet in workbook.sheets)
        removed = tuple(sorted(there.difference(sheets)))
        host.keep_previous()
        host.remove(removed)
        host.put(workbook, sheets)
    gone = f" Removed, as there is nothing left to show: {', '.join(removed)}." if removed else ""
    done = f"{counted(len(sheets), 'sheet')} of {host.name} refreshed, {scorecard.period.label}.{gone}"
    return ScorecardPut(sheets, removed, scorecard, done + _of_merge(own) + warned(scorecard))


def _listing(whole: Workbook, scorecard: Scorecard, merged: tuple[Sheet, ...], inputs: Mapping[str, str]) -> Workbook:
    """Return a workbook whose ReadMe lists the records of a merge too."""
    if not merged:
        return whole
    sheets = [*whole.sheets[1:-1], *merged, whole.sheets[-1]]
    return replace(whole, sheets=(read_me.describe(scorecard, sheets, inputs), *whole.sheets[1:]))


def _of_merge(own: Iterable[OwnSheet]) -> str:
    """Say of the records of a merge that they are older than the other sheets now."""
    tabs = [sheet.name for sheet in records(own)]
    if not tabs:
        return ""
    stay, them = ("stay", "them") if len(tabs) > 1 else ("stays", "it")
    return f" {' and '.join(tabs)} {stay} as of the last merge; merge again to renew {them}."
