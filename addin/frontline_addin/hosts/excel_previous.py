"""Our sheets as they were before the last run, kept in a private file for "Undo last run"."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.hosts.excel_marks import own_sheets
from frontline_addin.hosts.excel_sheets import add_in_front, opened, point_at_itself, replace_sheets

if TYPE_CHECKING:
    import xlwings as xw


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
        tabs = [own.name for own in own_sheets(book)]
        blank = copy.sheets[0]
        blank.name = "No sheet of ours"
        add_in_front(copy, book, tabs)
        copy.save(str(path))  # a workbook that was never saved cannot be linked to itself
        point_at_itself(copy, book, tabs)
        copy.save()
    finally:
        copy.close()


def bring_back(book: xw.Book, path: Path) -> tuple[str, ...]:
    """Put the kept sheets back and take away those that came since; return their tabs."""
    now = {own.kind: own.name for own in own_sheets(book)}
    with opened(book.app, path) as copy:
        kept = {own.kind: own.name for own in own_sheets(copy)}
        replace_sheets(book, copy, {tab: now[kind] for kind, tab in kept.items() if kind in now})
        gone = [tab for kind, tab in kept.items() if kind not in now]
        add_in_front(book, copy, gone)
        tabs = (*(now[kind] for kind in kept if kind in now), *gone)
        point_at_itself(book, copy, tabs)
    for kind in now.keys() - kept.keys():
        book.sheets[now[kind]].delete()
    return tabs
