"""What every action may ask of the workbook it works on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from frontline_workbooks.own_sheets import OwnSheet
    from frontline_workbooks.read.sources import OpenWorkbook
    from frontline_workbooks.sheets.description import Workbook


class Host(Protocol):
    """A workbook with data, a scorecard, or both: open in Excel, or a closed file.

    Attributes
    ----------
    name
        As messages call it, ``"results.xlsx"``.
    holds_data
        Whether the tables are read from the workbook itself.
    """

    name: str
    holds_data: bool

    def session(self, doing: str) -> AbstractContextManager[None]:
        """Refuse what cannot work before anything is written; restore whatever was changed, also after a fault."""
        ...

    def step(self, doing: str) -> None:
        """Say what begins now; raise `StoppedError` where the user asked to stop."""
        ...

    def data(self) -> Path | OpenWorkbook:
        """Return where the tables are read from."""
        ...

    def own_sheets(self) -> tuple[OwnSheet, ...]:
        """Return the sheets in it that are ours, in the order of the tabs."""
        ...

    def choices(self) -> Mapping[str, str]:
        """Return the choices its scorecard was built with, by name; empty where there is none."""
        ...

    def inputs(self) -> Mapping[str, str]:
        """Return what people typed into cells of our sheets, as texts by the name of the cell."""
        ...

    def cells_of(self, tab: str) -> Sequence[Sequence[Any]]:
        """Return the cells of a sheet from A1 on, row by row; blank ones are None or ""."""
        ...

    def put(self, workbook: Workbook, sheets: Sequence[str]) -> None:
        """Put sheets of a described workbook in: ours of the same kind are replaced where they stand.

        Sheets that are new stand in front, in the order of the description. Everything else is left alone.
        """
        ...

    def remove(self, sheets: Sequence[str]) -> None:
        """Take sheets of ours out, by kind."""
        ...

    def keep_previous(self) -> None:
        """Keep the sheets as they are, for `restore_previous`."""
        ...

    def restore_previous(self) -> None:
        """Bring the kept sheets back and take away what came since; data are never touched."""
        ...

    def values_only(self, output: Path) -> int:
        """Write a copy in which every formula has become its value; return how many."""
        ...

    def repair_links(self) -> int:
        """Point every link to our add-in at the add-in of this machine; return how many were changed."""
        ...
