"""Build scorecard: all sheets into the workbook that holds the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.actions.choices import Choices
from frontline_addin.actions.in_workbook import ScorecardPut, counted, describe_data, warned
from frontline_addin.actions.kinds import of_scorecard

if TYPE_CHECKING:
    from frontline_addin.hosts.host import Host


def build_in_workbook(host: Host, choices: Choices | None = None) -> ScorecardPut:
    """Read the workbook's tables and put all sheets of their scorecard in.

    Parameters
    ----------
    host
        The workbook.
    choices
        What to feature; None for everything automatic. Those of an earlier run do not count.

    Raises
    ------
    frontline.errors.FrontlineError
        Nothing is changed then.
    """
    with host.session("Build scorecard"):
        scorecard, workbook = describe_data(host, choices or Choices(), {})
        sheets = tuple(sheet.name for sheet in workbook.sheets)
        removed = tuple(kind for kind in of_scorecard(host.own_sheets()) if kind not in sheets)
        host.keep_previous()
        host.remove(removed)
        host.put(workbook, sheets)
    done = f"The scorecard is in {host.name}: {counted(len(sheets), 'sheet')}, {scorecard.period.label}."
    return ScorecardPut(sheets, removed, scorecard, done + warned(scorecard))
