"""Take sheets out: a year-end workbook as it was before the scorecard was merged into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_addin.actions.in_workbook import counted
from frontline_addin.hosts.refusals import NotNowError

if TYPE_CHECKING:
    from datetime import datetime

    from frontline_addin.hosts.merge_host import MergeHost


@dataclass(frozen=True, slots=True)
class Unmerged:
    """The kinds of the sheets that were taken out, and that in a sentence."""

    removed: tuple[str, ...]
    sentence: str


def unmerge(host: MergeHost, moment: datetime) -> Unmerged:
    """Take every sheet of ours out, with everything that came with it; what was filled into tables stays.

    Parameters
    ----------
    host
        The year-end workbook.
    moment
        When this is, in UTC.

    Raises
    ------
    frontline.errors.FrontlineError
        There is no sheet of ours, or a formula outside them points at one. Nothing is changed then.
    """
    with host.session("Take sheets out"):
        removed = tuple(own.kind for own in host.own_sheets())
        if not removed:
            raise NotNowError(f"There is no sheet of ours in {host.name}, so there is nothing to take out.")
        host.keep_backup(moment)
        host.remove(removed)
    return Unmerged(removed, f"{counted(len(removed), 'sheet')} of ours taken out of {host.name}.")
