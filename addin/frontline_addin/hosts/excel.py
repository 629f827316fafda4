"""The live host: a workbook open in Excel."""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING, Any

from frontline_addin.hosts import excel_com, excel_marks
from frontline_addin.hosts.excel_facts import ADD_IN
from frontline_addin.hosts.excel_names import typed_texts
from frontline_addin.hosts.excel_preflight import wait_until_ready
from frontline_addin.hosts.excel_put import plan_sheets, put_sheets
from frontline_addin.hosts.excel_put_drawn import put_drawn_sheets
from frontline_addin.hosts.excel_session import quiet
from frontline_addin.hosts.excel_sheets import refuse_unknown_place
from frontline_addin.hosts.excel_tables import ExcelTables, cells_from_a1, folder_of
from frontline_addin.hosts.excel_writing import Writing
from frontline_addin.hosts.refusals import NotNowError, StoppedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    import xlwings as xw

    from frontline_workbooks.own_sheets import OwnSheet
    from frontline_workbooks.package.fill import Filled
    from frontline_workbooks.sheets.description import Workbook

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
    holds_data
        As of `Host`.
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
        self.holds_data = True
        self.notes: list[str] = []
        self._clock, self._is_escape_pressed = clock, is_escape_pressed
        self._begun = clock()
        self._writing = Writing(book, self.notes)

    @contextmanager
    def session(self, doing: str) -> Iterator[None]:
        """Keep Excel quiet; bring our sheets back where the run fails half way. See `Host`."""
        wait_until_ready(self.book.app)
        self._begun = self._clock()
        self.notes.clear()
        self._writing = Writing(self.book, self.notes)
        active = self.book.sheets.active.name
        with quiet(self.book.app, self.notes.append):
            try:
                self.step(doing)
                yield
                self._writing.end()
            except BaseException:
                self._writing.roll_back()
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

    def inputs(self) -> Mapping[str, str]:
        """Return what people typed into cells of our sheets."""
        return typed_texts(self.book)

    def cells_of(self, tab: str) -> Sequence[Sequence[Any]]:
        """Return the cells of a sheet from A1 on, row by row."""
        return cells_from_a1(self.book.sheets[tab])

    def package(self) -> bytes | None:
        """Return the workbook as it stands in Excel; None where only Excel can read it. See `MergeHost`."""
        return self._writing.package()

    def drop_signature(self) -> None:
        """Leave it to Excel, which asks before a signed workbook is edited."""

    def put(self, workbook: Workbook, sheets: Sequence[str], at: str = "front") -> None:
        """Put sheets in: values in place where nothing else changed, otherwise the sheet anew. See `MergeHost`."""
        self._writing.prepare()
        plan = plan_sheets(self.book, workbook, sheets, at)
        mentions = self._writing.mentions_of(plan.replaced)
        self._writing.begin()
        put_sheets(self.book, plan, mentions, self.step)

    def put_drawn(self, drawn: bytes, sheets: Sequence[str], at: str = "front") -> None:
        """Put sheets of a workbook that we wrote in. See `MergeHost`."""
        self._writing.prepare()
        refuse_unknown_place(self.book, at)
        mentions = self._writing.mentions_of(
            [own.name for kind, own in excel_marks.by_kind(self.book).items() if kind in sheets]
        )
        self._writing.begin()
        put_drawn_sheets(self.book, drawn, sheets, at, mentions)

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
        gone = [own for kind, own in excel_marks.by_kind(self.book).items() if kind in sheets]
        if gone:
            self._writing.remove(gone)

    def keep_previous(self) -> None:
        """Keep our sheets in a private file."""
        self._writing.keep_previous()

    def keep_backup(self, moment: datetime) -> None:  # noqa: ARG002 - Excel's undo file needs no date
        """Keep our sheets for "Undo last run"."""
        self.keep_previous()

    def restore_previous(self) -> None:
        """Bring our sheets back as they were before the last run; see `Writing.restore_previous`."""
        self._writing.restore_previous()

    def values_only(self, output: Path) -> int:
        """Write a copy of the workbook, as Excel calculated it, without formulas."""
        from frontline_workbooks.package.values_only import values_only
        from frontline_workbooks.saving import write_file

        self.book.app.calculate()
        data, count = values_only(self._writing.saved_copy())
        write_file(output, data)
        return count

    def repair_links(self) -> int:
        """Point links to our add-in at the one that is loaded."""
        here = excel_com.add_in_path(self.book.app, ADD_IN)
        if here is None:
            raise NotNowError(f"The add-in {ADD_IN} is not loaded in this Excel. Switch it on under Options > Add-ins.")
        links = excel_com.links(self.book)
        wrong = [link for link in links if PureWindowsPath(link).name.casefold() == ADD_IN.casefold() and link != here]
        for link in wrong:
            try:
                excel_com.change_link(self.book, link, here)
            except Exception as error:
                raise NotNowError(
                    f"Excel did not point the link to {link} at {here}: {self.name} has it on a protected sheet. "
                    "Lift the protection under Review > Unprotect Sheet and click again."
                ) from error
        return len(wrong)

    def _look_at(self, active: str) -> None:
        """Show the sheet the user looked at, or the first where that is gone."""
        with suppress(Exception):  # a hidden sheet cannot be shown; that must not hide a fault of the run
            self.book.activate()
        try:
            excel_com.activate(self.book, active)
        except Exception:  # noqa: BLE001 - it is gone or hidden
            with suppress(Exception):
                self.book.sheets[0].activate()
