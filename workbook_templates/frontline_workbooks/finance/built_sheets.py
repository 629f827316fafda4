"""A scorecard that was built before: the tables of its sheets, and what they say of its data."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pandas as pd
import python_calamine as calamine

from frontline_workbooks.package import PackageFault, own_sheets
from frontline_workbooks.sheets import data_notes, read_me
from frontline_workbooks.sheets.heading import Heading


@dataclass(frozen=True, slots=True)
class BuiltSheets:
    """Our sheets in a workbook.

    Parameters
    ----------
    name
        Of its file.
    data
        The bytes of the file.
    book
        The same, open; None where nobody but Excel can read it.
    """

    name: str
    data: bytes
    book: calamine.CalamineWorkbook | None

    @classmethod
    def of(cls, name: str, data: bytes) -> BuiltSheets:
        """Open a workbook."""
        try:
            return cls(name, data, calamine.CalamineWorkbook.from_filelike(BytesIO(data), load_tables=True))
        except calamine.CalamineError:
            return cls(name, data, None)

    def table(self, name: str) -> pd.DataFrame:
        """Return an Excel table, a column a header; without any where it is not there."""
        if self.book is None or name not in (self.book.table_names or ()):
            return pd.DataFrame()
        found = self.book.get_table_by_name(name)
        return pd.DataFrame(found.to_python(), columns=list(found.columns), dtype=object)

    def said(self, table: str, what: str) -> str:
        """Return what the last column of a table says in the row of something; "" where it is not there."""
        rows = self.table(table)
        return next((str(row[-1]) for row in rows.to_numpy().tolist() if row[0] == what), "")

    @property
    def heading(self) -> Heading:
        """Whose results these are."""
        source = self.said(read_me.ABOUT, read_me.SOURCE)
        period = self.said(data_notes.SETTINGS, data_notes.REPORTED_PERIOD)
        return Heading(self._title(), period, "" if source == read_me.NO_SOURCE else source)

    def _title(self) -> str:
        """Return the first text of the sheet ReadMe."""
        try:
            tabs = [own.name for own in own_sheets(self.data) if own.kind == read_me.NAME]
        except PackageFault:  # what cannot be read cannot be merged either, and is refused there
            return ""
        rows = self.book.get_sheet_by_name(tabs[0]).to_python() if self.book and tabs else []
        return next((str(cell) for row in rows for cell in row if cell), "")
