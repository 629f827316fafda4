"""Our sheets as they were before the last run, kept in a private file for "Undo last run"."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.hosts.excel_marks import by_kind
from frontline_addin.hosts.excel_names import drop_lost_names, offer_again, take_names
from frontline_addin.hosts.excel_sheets import add_in_front, delete_sheets, opened, point_at_itself, replace_sheets

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    import xlwings as xw

    from frontline_addin.hosts.excel_mentions import Mentions


def previous_path(book: xw.Book) -> Path:
    """Return the file that keeps a workbook's sheets; its name tells nobody which workbook that is."""
    full_name = str(book.fullname)
    saved = "/" in full_name or "\\" in full_name
    owner = full_name if saved else f"{book.app.pid} {full_name}"  # another Excel has its own Book1
    folder = Path(tempfile.gettempdir()) / "frontline-previous"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder / f"{hashlib.sha256(owner.encode()).hexdigest()[:32]}.xlsx"


def keep(book: xw.Book, path: Path) -> None:
    """Copy our sheets, possibly none, into a file of their own."""
    path.unlink(missing_ok=True)
    copy = book.app.books.add()
    try:
        tabs = [own.name for own in by_kind(book).values()]
        blank = copy.sheets[0]
        blank.name = "No sheet of ours"
        add_in_front(copy, book, tabs)
        copy.save(str(path))  # a workbook that was never saved cannot be linked to itself
        point_at_itself(copy, book, tabs)
        take_names(copy, book, {tab: tab for tab in tabs})
        copy.save()
    finally:
        copy.close()


def bring_back(book: xw.Book, path: Path, mentions_of: Callable[[Collection[str]], Mentions]) -> None:
    """Put the kept sheets back and take away those that came since.

    Parameters
    ----------
    book
        The user's workbook.
    path
        The file that keeps the sheets.
    mentions_of
        Finds what refers to sheets that will be replaced.
    """
    now = {kind: own.name for kind, own in by_kind(book).items()}
    with opened(book.app, path) as copy:
        kept = {kind: own.name for kind, own in by_kind(copy).items()}
        replaced = {tab: now[kind] for kind, tab in kept.items() if kind in now}
        replace_sheets(book, copy, replaced, mentions_of(replaced.values()))
        gone = [tab for kind, tab in kept.items() if kind not in now]
        add_in_front(book, copy, gone)
        tabs = replaced | {tab: tab for tab in gone}
        point_at_itself(book, copy, list(tabs.values()))
        take_names(book, copy, tabs)
        offer_again(book, copy, tabs)
    delete_sheets(book, [tab for kind, tab in now.items() if kind not in kept])
    drop_lost_names(book)
