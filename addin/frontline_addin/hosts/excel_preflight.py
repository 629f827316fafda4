"""What must be so before anything is written into an open workbook, each with its sentence."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com
from frontline_addin.hosts.refusals import NotNowError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import xlwings as xw

LONGEST_WAIT = 10.0
"""Seconds for which a cell may be edited before the button gives up."""
_STEP = 0.25
_REFUSED: tuple[tuple[Callable[[xw.Book], bool], str], ...] = (
    (excel_com.is_read_only, "{} is open read-only. Save it under another name and click again."),
    (excel_com.is_final, "{} is marked as final. Click Edit Anyway above the sheet and click again."),
    (
        excel_com.is_of_excel_2003,
        "{} has the format of Excel 97 to 2003, into which no sheet of today fits. Save it as .xlsx and click again.",
    ),
    (
        excel_com.is_shared,
        (
            "{} is shared in the old way, in which Excel deletes no sheet. "
            "End it under Review > Unshare Workbook and click again."
        ),
    ),
    (
        excel_com.is_structure_protected,
        (
            "The structure of {} is protected, so no sheet can be put in. "
            "Lift it under Review > Protect Workbook and click again."
        ),
    ),
)
"""What a workbook must not be, each with its sentence."""


def wait_until_ready(app: xw.App, sleep: Callable[[float], object] = time.sleep) -> None:
    """Wait until Excel takes commands.

    Raises
    ------
    NotNowError
        A cell is still being edited after `LONGEST_WAIT` seconds.
    """
    for _ in range(int(LONGEST_WAIT / _STEP)):
        if excel_com.is_ready(app):
            return
        sleep(_STEP)
    if not excel_com.is_ready(app):
        raise NotNowError("Excel is busy. Finish editing the cell (Enter or Esc) and click again.")


def workbook_of(app: xw.App) -> xw.Book:
    """Return the workbook the user looks at.

    Raises
    ------
    NotNowError
        None is open, or only in Protected View.
    """
    if excel_com.shows_workbook(app):
        return app.books.active
    if excel_com.shows_protected_view(app):
        raise NotNowError("The workbook is open in Protected View. Click Enable Editing and click again.")
    raise NotNowError("No workbook is open. Open the workbook that holds your tables and click again.")


def refuse_where_protected(book: xw.Book, own: Iterable[xw.Sheet]) -> None:
    """Refuse workbooks that cannot be written into.

    Raises
    ------
    NotNowError
        The workbook is read-only, final, shared, of the old format or protected, or a sheet of ours is.
    """
    for is_so, why in _REFUSED:
        if is_so(book):
            raise NotNowError(why.format(book.name))
    for sheet in own:
        if excel_com.is_protected(sheet):
            raise NotNowError(
                f"The sheet {sheet.name} is protected. Lift it under Review > Unprotect Sheet and click again."
            )
