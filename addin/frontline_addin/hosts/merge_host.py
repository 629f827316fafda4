"""What merging asks of the year-end workbook, besides what every action may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from frontline_addin.hosts.host import Host

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from frontline_workbooks.package.fill import Filled
    from frontline_workbooks.sheets.description import Workbook


class MergeHost(Host, Protocol):
    """A year-end workbook: open in Excel, or a closed file.

    Attributes
    ----------
    notes
        Sentences about what was done besides.
    saved_as
        Name of the file that gets the changes.
    """

    notes: list[str]
    saved_as: str

    def package(self) -> bytes | None:
        """Return the workbook as it stands now, as the bytes of a file; None where nobody but Excel can read it."""
        ...

    def drop_signature(self) -> None:
        """Take a digital signature off, which any change would break."""
        ...

    def keep_backup(self, moment: datetime) -> None:
        """Keep the workbook as it is now, under a name with the date."""
        ...

    def put(self, workbook: Workbook, sheets: Sequence[str], at: str = "front") -> None:
        """Put sheets of a described workbook in; see `Host.put`.

        New ones stand at the ``"front"``, the ``"end"``, or in front of the sheet of this name.
        """
        ...

    def put_drawn(self, drawn: bytes, sheets: Sequence[str], at: str = "front") -> None:
        """Put sheets of a workbook that we wrote in, by kind; otherwise as `put`."""
        ...

    def fill(
        self,
        table: str,
        columns: Mapping[str, Mapping[str, float | None]],
        names: Mapping[str, str],
        id_column: str | None = None,
    ) -> Filled:
        """Fill columns of a table that is there, by unit.

        Parameters
        ----------
        table
            What formulas call it.
        columns
            For each column by its header the value of each unit_id; None empties a cell.
        names
            What the units are called, by unit_id.
        id_column
            The column that names them; None finds it.
        """
        ...
