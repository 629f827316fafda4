"""The writing part of a run in Excel: what is refused before the first write, and the way back after a fault."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com, excel_marks, excel_previous
from frontline_addin.hosts.excel_mentions import Mentions, find_mentions, pointing_at
from frontline_addin.hosts.excel_names import drop_lost_names
from frontline_addin.hosts.excel_preflight import refuse_where_protected
from frontline_addin.hosts.excel_rules import NO_RULES, find_rules
from frontline_addin.hosts.excel_sheets import delete_sheets
from frontline_addin.hosts.refusals import NothingToUndoError, NotNowError
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.recognise import open_package
from frontline_workbooks.package.remove import remove_sheets
from frontline_workbooks.package.saved_rules import saved_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    import xlwings as xw

    from frontline_addin.hosts.excel_rules import Rules
    from frontline_workbooks.own_sheets import OwnSheet

_ENCRYPTED = "encrypted"
_STILL = "that look at our sheets still do."


class Writing:
    """What one run writes into a workbook.

    Parameters
    ----------
    book
        The workbook.
    notes
        Gets a sentence for what was done besides.
    """

    def __init__(self, book: xw.Book, notes: list[str]) -> None:
        self._book, self._notes = book, notes
        self._may_write = self._kept = self._wrote = False
        self._found: list[tuple[tuple[str, ...], Mentions]] = []

    def prepare(self) -> None:
        """Refuse what cannot work, and show all rows of our tables: Excel writes only into rows that it shows."""
        if self._may_write:
            return
        own = [self._book.sheets[sheet.name] for sheet in excel_marks.own_sheets(self._book)]
        refuse_where_protected(self._book, own)
        for sheet in own:
            if excel_com.clear_filters(sheet):
                self._note(f"The filter on the sheet {sheet.name} was cleared.")
        self._may_write = True

    def begin(self) -> None:
        """Know that from here on a fault has to be undone."""
        self._wrote = True

    def keep_previous(self) -> None:
        """Keep our sheets in a private file."""
        self.prepare()
        excel_previous.keep(self._book, excel_previous.previous_path(self._book))
        self._kept = True

    def mentions_of(self, tabs: Collection[str]) -> Mentions:
        """Return what refers to sheets that will be replaced, and remember it for the way back.

        Raises
        ------
        NotNowError
            Some of it stands on a protected sheet.
        """
        found = self._find(tabs)
        found.refuse_protected(self._book)
        self._found.append((tuple(tabs), found))
        return found

    def end(self) -> None:
        """Say which lists and conditional formats of people's do not look at our sheets any more."""
        with suppress(Exception):  # what only looks must not undo the run
            for tab in self._lost():
                self._note(
                    f"A list or a conditional format on the sheet {tab} looked at a sheet of ours that was drawn anew, "
                    "and Excel did not let it be set again: look at it under Data > Data Validation or Home > "
                    "Conditional Formatting."
                )

    def _lost(self) -> Iterator[str]:
        for tabs, found in self._found:
            if found.rules.saved:
                yield from found.rules.lost(saved_rules(self.saved_copy(), pointing_at(self._book, tabs)))

    def remove(self, gone: Sequence[OwnSheet]) -> None:
        """Delete sheets of ours; one that a formula elsewhere needs is refused, as in a closed file."""
        self.prepare()
        package = self.package()
        tabs = [own.name for own in gone]
        if package is not None:
            remove_sheets(package, [own.kind for own in gone])
        if package is None or self._has_copies():
            self._refuse_needed(tabs)
        self.begin()
        delete_sheets(self._book, tabs)
        drop_lost_names(self._book)

    def restore_previous(self) -> None:
        """Bring our sheets back as they were before the last run.

        Raises
        ------
        NothingToUndoError
            No run is known, or it was already undone.
        """
        path = excel_previous.previous_path(self._book)
        if not path.exists():
            raise NothingToUndoError(f"There is no run of Frontline Scorecards in {self._book.name} to undo.")
        self.prepare()
        excel_previous.bring_back(self._book, path, self.mentions_of)
        path.unlink()

    def roll_back(self) -> None:
        """Bring our sheets back where something may have been written, and what referred to them."""
        if not (self._kept and self._wrote):
            return
        path = excel_previous.previous_path(self._book)
        try:
            excel_previous.bring_back(self._book, path, self._find)
            for _, found in reversed(self._found):  # the first knew the workbook as it was
                found.set_again(self._book)
            path.unlink()
        except Exception:  # noqa: BLE001 - the fault that led here is the one to be told
            self._note(f"Not every sheet could be brought back: close {self._book.name} without saving it.")

    def package(self) -> bytes | None:
        """Return the workbook as it stands; None where nobody but Excel can read it."""
        data = self.saved_copy()
        why = _unreadable(data)
        if why:
            self._note(f"{self._book.name} {why}, so it was not compared with the results.")
        return None if why else data

    def saved_copy(self) -> bytes:
        """Return the file that Excel would save now."""
        with tempfile.TemporaryDirectory(prefix="frontline-", ignore_cleanup_errors=True) as folder:
            copy = Path(folder) / f"copy{PureWindowsPath(self._book.name).suffix or '.xlsx'}"
            excel_com.save_copy(self._book, copy)
            return copy.read_bytes()

    def _find(self, tabs: Collection[str]) -> Mentions:
        def rules(is_meant: Callable[[str], bool]) -> Rules:
            saved = self.saved_copy()
            why = _unreadable(saved)
            if why:
                self._note(
                    f"{self._book.name} {why}, so look whether lists to choose from and conditional formats {_STILL}"
                )
            return NO_RULES if why else find_rules(self._book, saved, tabs, is_meant)

        return find_mentions(self._book, tabs, rules)

    def _has_copies(self) -> bool:
        """Whether somebody copied a sheet of ours: the copy stays, and needs what it looks at."""
        return len(excel_marks.own_sheets(self._book)) > len(excel_marks.by_kind(self._book))

    def _refuse_needed(self, tabs: Collection[str]) -> None:
        """Refuse to delete sheets that formulas elsewhere need."""
        found = find_mentions(self._book, tabs)
        for formula in found.formulas:
            raise NotNowError(
                f"{formula.place(self._book)} uses a sheet of ours, which would go: {formula.text}. "
                "Change or delete that formula and click again."
            )

    def _note(self, sentence: str) -> None:
        if sentence not in self._notes:
            self._notes.append(sentence)


def _unreadable(data: bytes) -> str:
    """Return why nobody but Excel can read a file, "" where others can."""
    try:
        open_package(data)
    except PackageFault as fault:
        return "has a password" if fault.code == _ENCRYPTED else "is of a format that only Excel reads"
    return ""
