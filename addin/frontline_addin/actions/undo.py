"""Undo last run: our sheets as they were before the last button that changed them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_addin.actions.in_workbook import counted

if TYPE_CHECKING:
    from frontline_addin.hosts.host import Host


@dataclass(frozen=True, slots=True)
class Undone:
    """The kinds of our sheets that are in the workbook now, and that in a sentence."""

    sheets: tuple[str, ...]
    sentence: str


def undo(host: Host) -> Undone:
    """Bring our sheets back and take away what came since; the data are never touched.

    Raises
    ------
    frontline.errors.FrontlineError
        There is nothing to undo.
    """
    with host.session("Undo last run"):
        host.restore_previous()
    sheets = tuple(own.kind for own in host.own_sheets())
    now = f"has {counted(len(sheets), 'sheet')} of ours again" if sheets else "has no sheet of ours any more"
    return Undone(sheets, f"The last run was undone: {host.name} {now}.")
