"""The live host: a workbook open in Excel."""

from __future__ import annotations

import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com, excel_marks, excel_previous
from frontline_addin.hosts.excel_facts import ADD_IN
from frontline_addin.hosts.excel_preflight import refuse_where_protected, wait_until_ready
from frontline_addin.hosts.excel_put import put_sheets
from frontline_addin.hosts.excel_put_drawn import put_drawn_sheets
from frontline_addin.hosts.excel_session import quiet
from frontline_addin.hosts.excel_tables import ExcelTables, folder_of
from frontline_addin.hosts.refusals import NothingToUndoError, NotNowError, StoppedError
from frontline_workbooks.package.remove import remove_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime

    import xlwings as xw

    from frontline_workbooks.own_sheets import OwnSheet
    from frontline_workbooks.package.fill import Filled
    from frontline_workbooks.sheets.description import Workbook

_COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
PATIENCE = 2.0
"""Seconds after which the status bar says what is being done."""


class ExcelHost:
    """A workbook open in Excel; see `Host`.

    Parameters
    ----------
    book
        The workbook.
    clock, is_escape_pressed
        Seconds, and whether Esc was pressed; tests give their own.

    Attributes
    ----------
    notes
        Sentences about what was done besides, for the message at the end.
    saved_as
        Name of the workbook, which gets the changes.
    """

    def __init__(
        self,
        book: xw.Book,
        clock: Callable[[], float] = time.monotonic,
        is_escape_pressed: Callable[[xw.App], bool] = excel_com.is_escape_pressed,
    ) -> None:
        self.book = book
        self.name = self.saved_as = str(book.name)
        self.folder = folder_of(book)
        self.notes: list[str] = []
        self._clock, self._is_escape_pressed = clock, is_escape_pressed
        self._begun = clock()
        self._may_write = self._kept = self._wrote = False

    @contextmanager
    def session(self, doing: str) -> Iterator[None]:
        """Keep Excel quiet; bring our sheets back where the run fails half way. See `Host`."""
        wait_until_ready(self.book.app)
        self._begun = self._clock()
        self._may_write = self._kept = self._wrote = False
        active = self.book.sheets.active.name
        with quiet(self.book.app, self.notes.append):
            try:
                self.step(doing)
                yield
            except BaseException:
                self._roll_back()
                raise
            finally:
                self._look_at(active)

    def step(self, doing: str) -> None:
        """Say what begins now, from `PATIENCE` on. See `Host`."""
        if self._is_escape_pressed(self.book.app):
            raise StoppedError("Stopped, as you pressed Esc. Everything is as it was.")
        if self._clock() - self._begun >= PATIENCE:
            self.book.app.status_bar = f"Frontline Scorecards: {doing} … Esc to stop"

    def data(self) -> ExcelTables:
        """Return the workbook's own tables."""
        return ExcelTables(self.book)

    def own_sheets(self) -> tuple[OwnSheet, ...]:
        """Return our sheets, in the order of the tabs."""
        return excel_marks.own_sheets(self.book)

    def choices(self) -> Mapping[str, str]:
        """Return the choices of the last run."""
        return excel_marks.choices(self.book)

    def package(self) -> bytes | None:
        """Return the workbook as it stands in Excel; None where it is saved under a password. See `MergeHost`."""
        data = self._saved_copy()
        if data.startswith(_COMPOUND_FILE):
            self.notes.append(f"{self.name} has a password, so it was not compared with the results.")
            return None
        return data

    def drop_signature(self) -> None:
        """Leave it to Excel, which asks before a signed workbook is edited."""

    def put(self, workbook: Workbook, sheets: Sequence[str], at: str = "front") -> None:
        """Put sheets in: values in place where nothing else changed, otherwise the sheet anew. See `MergeHost`."""
        self._prepare_writing()
        self._wrote = True
        put_sheets(self.book, workbook, sheets, self.step, at)

    def put_drawn(self, drawn: bytes, sheets: Sequence[str], at: str = "front") -> None:
        """Put sheets of a workbook that we wrote in. See `MergeHost`."""
        self._prepare_writing()
        self._wrote = True
        put_drawn_sheets(self.book, drawn, sheets, at)

    def fill(
        self,
        table: str,
        columns: Mapping[str, Mapping[str, float | None]],  # noqa: ARG002 - as `MergeHost` has it
        names: Mapping[str, str],  # noqa: ARG002 - the same
        id_column: str | None = None,  # noqa: ARG002 - the same
    ) -> Filled:
        """Refuse: what Excel writes into people's cells could not be undone with our sheets.

        Raises
        ------
        NotNowError
            Always.
        """
        raise NotNowError(
            f"Columns of {self.name} are filled while it is closed. Save and close it, then run "
            f"frontline merge with --fill {table}!COLUMN=MEASURE."
        )

    def remove(self, sheets: Sequence[str]) -> None:
        """Take sheets of ours out, by kind; one that a formula elsewhere needs is refused, as in a closed file."""
        gone = [own for own in self.own_sheets() if own.kind in sheets]
        if not gone:
            return
        self._prepare_writing()
        package = self.package()
        if package is not None:
            remove_sheets(package, [own.kind for own in gone])
        for own in gone:
            self._wrote = True
            self.book.sheets[own.name].delete()

    def keep_previous(self) -> None:
        """Keep our sheets in a private file."""
        self._prepare_writing()
        excel_previous.keep(self.book, excel_previous.previous_path(self.book))
        self._kept = True

    def keep_backup(self, moment: datetime) -> None:  # noqa: ARG002 - Excel's undo file needs no date
        """Keep our sheets for "Undo last run"."""
        self.keep_previous()

    def restore_previous(self) -> None:
        """Bring our sheets back as they were before the last run.

        Raises
        ------
        NothingToUndoError
            No run is known, or it was already undone.
        """
        path = excel_previous.previous_path(self.book)
        if not path.exists():
            raise NothingToUndoError(f"There is no run of Frontline Scorecards in {self.name} to undo.")
        self._prepare_writing()
        excel_previous.bring_back(self.book, path)
        path.unlink()

    def values_only(self, output: Path) -> int:
        """Write a copy of the workbook, as Excel calculated it, without formulas."""
        from frontline_workbooks.package.values_only import values_only
        from frontline_workbooks.write.saving import safely

        self.book.app.calculate()
        data, count = values_only(self._saved_copy())
        with safely(output) as draft:
            draft.write_bytes(data)
        return count

    def repair_links(self) -> int:
        """Point links to our add-in at the one that is loaded."""
        here = excel_com.add_in_path(self.book.app, ADD_IN)
        if here is None:
            raise NotNowError(f"The add-in {ADD_IN} is not loaded in this Excel. Switch it on under Options > Add-ins.")
        links = excel_com.links(self.book)
        wrong = [link for link in links if PureWindowsPath(link).name.casefold() == ADD_IN.casefold() and link != here]
        for link in wrong:
            excel_com.change_link(self.book, link, here)
        return len(wrong)

    def _prepare_writing(self) -> None:
        """Refuse what cannot work, and show all rows of our tables: Excel writes only into rows that it shows."""
        if self._may_write:
            return
        own = [self.book.sheets[sheet.name] for sheet in self.own_sheets()]
        refuse_where_protected(self.book, own)
        for sheet in own:
            if excel_com.clear_filters(sheet):
                self.notes.append(f"The filter on the sheet {sheet.name} was cleared.")
        self._may_write = True

    def _saved_copy(self) -> bytes:
        with tempfile.TemporaryDirectory(prefix="frontline-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / f"copy{PureWindowsPath(self.name).suffix or '.xlsx'}"
            excel_com.save_copy(self.book, copy)
            return copy.read_bytes()

    def _roll_back(self) -> None:
        """Bring our sheets back where something may have been written."""
        if not (self._kept and self._wrote):
            return
        path = excel_previous.previous_path(self.book)
        try:
            excel_previous.bring_back(self.book, path)
            path.unlink()
        except Exception:  # noqa: BLE001 - the fault that led here is the one to be told
            self.notes.append(f"Not every sheet could be brought back: close {self.name} without saving it.")

    def _look_at(self, active: str) -> None:
        """Show the sheet the user looked at, or the first where that is gone."""
        names = [sheet.name for sheet in self.book.sheets]
        with suppress(Exception):  # a hidden sheet cannot be shown; that must not hide a fault of the run
            self.book.activate()
            self.book.sheets[active if active in names else 0].activate()
