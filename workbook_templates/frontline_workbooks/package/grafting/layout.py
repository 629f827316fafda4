"""Where each sheet will stand: theirs in their order, ours where they stood, new ones where they were asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_workbooks.package.book import DefinedName, Tab
    from frontline_workbooks.package.grafting.source import Source


_LONGEST = 31
"""Characters of the longest name of a sheet."""


@dataclass(frozen=True, eq=False)
class Graft:
    """A sheet of ours that is to be put into a workbook.

    Parameters
    ----------
    source
        The package it comes from.
    kind
        Its kind there.
    name
        What its tab will say.
    sheet_id
        Its number in the workbook; 0 takes a free one.
    state
        ``"visible"``, ``"hidden"`` or ``"veryHidden"``.
    tables
        Names of the tables of the sheet it replaces.
    names
        Defined names that people gave in the sheet it replaces.
    code_name
        What VBA calls the sheet it replaces.
    """

    source: Source
    kind: str
    name: str
    sheet_id: int = 0
    state: str = "visible"
    tables: tuple[str, ...] = ()
    names: tuple[DefinedName, ...] = ()
    code_name: str = ""

    @property
    def tab(self) -> Tab:
        """The sheet where it comes from."""
        return self.source.tab(self.kind)


@dataclass(frozen=True)
class Layout:
    """The tabs of a workbook that is to be made.

    Parameters
    ----------
    slots
        In order: a tab that is there already, by its number, or a sheet to put in.
    windows
        Of every window the place of the tab that is shown, and of the first one in view.
    """

    slots: tuple[int | Graft, ...]
    windows: tuple[tuple[int, int], ...]

    @property
    def grafts(self) -> list[Graft]:
        """The sheets to put in, in the order of the tabs."""
        return [slot for slot in self.slots if isinstance(slot, Graft)]

    def place(self, slot: int | Graft) -> int:
        """Return where a tab will stand."""
        return self.slots.index(slot)


def free_name(wanted: str, taken: Sequence[str]) -> str:
    """Return a name that no tab has yet: ``wanted``, or ``wanted (2)``; at most 31 characters.

    >>> free_name("Summary", ["summary", "P&L"])
    'Summary (2)'
    """
    low = {name.lower() for name in taken}
    endings = ("", *(f" ({number})" for number in range(2, len(low) + 3)))
    tries = (wanted[: _LONGEST - len(ending)] + ending for ending in endings)
    return next(name for name in tries if name.lower() not in low)
