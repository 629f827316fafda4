"""Sheets of another open workbook into the user's: new ones where asked, known ones where the old one stands."""

from __future__ import annotations

import secrets
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com, excel_com_pointers
from frontline_addin.hosts.excel_mentions import formulas_with
from frontline_addin.hosts.refusals import NotNowError
from frontline_workbooks.write import draw_workbook

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    import xlwings as xw

    from frontline_addin.hosts.excel_mentions import Mentions
    from frontline_workbooks.sheets.description import Workbook


@contextmanager
def rendered(app: xw.App, workbook: Workbook) -> Iterator[xw.Book]:
    """Draw a described workbook into a temporary file and hold it open in the same Excel."""
    with opened_bytes(app, draw_workbook(workbook)) as book:
        yield book


@contextmanager
def opened_bytes(app: xw.App, data: bytes) -> Iterator[xw.Book]:
    """Hold a workbook that lies in memory open in the same Excel."""
    with tempfile.TemporaryDirectory(prefix="frontline-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / f"frontline-{secrets.token_hex(4)}.xlsx"  # Excel opens no two files of one name
        path.write_bytes(data)
        with opened(app, path) as book:
            yield book


@contextmanager
def opened(app: xw.App, path: Path) -> Iterator[xw.Book]:
    """Hold a file of ours open in Excel."""
    book = app.books.open(str(path), update_links=False, add_to_mru=False)
    try:
        yield book
    finally:
        book.close()


def add_in_front(book: xw.Book, source: xw.Book, tabs: Sequence[str]) -> None:
    """Copy sheets in before all others, in their order."""
    first = book.sheets[0]
    for tab in tabs:
        _copied(source.sheets[tab], before=first).name = tab


def add_sheets(book: xw.Book, source: xw.Book, tabs: Sequence[str], at: str) -> None:
    """Copy sheets in, in their order.

    Parameters
    ----------
    book, source
        The user's workbook, and the one the sheets come from.
    tabs
        Which sheets.
    at
        ``"front"``, ``"end"``, or the name of the sheet they stand in front of.
    """
    if at == "front":
        add_in_front(book, source, tabs)
        return
    for tab in tabs:
        before, after = (None, book.sheets[-1]) if at == "end" else (book.sheets[at], None)
        _copied(source.sheets[tab], before, after).name = tab


def refuse_unknown_place(book: xw.Book, at: str) -> None:
    """Refuse a place for new sheets that is not there.

    Raises
    ------
    NotNowError
        The workbook has no such sheet.
    """
    tabs = [sheet.name for sheet in book.sheets]
    if at not in {"front", "end"} and at.casefold() not in map(str.casefold, tabs):
        raise NotNowError(f"{book.name} has no sheet {at} to stand in front of; its sheets are {', '.join(tabs)}.")


def replace_sheets(book: xw.Book, source: xw.Book, tabs: Mapping[str, str], mentions: Mentions) -> None:
    """Put sheets where old ones stand, under the old names; what refers to them elsewhere stays whole.

    Parameters
    ----------
    book
        The user's workbook.
    source
        The open workbook with the new sheets.
    tabs
        For each sheet of ``source`` the name of the sheet it replaces, which it takes over.
    mentions
        What refers to the sheets that are replaced.
    """
    for new, old in tabs.items():
        _replace_one(book.sheets[old], source.sheets[new])
    mentions.set_again(book)


def delete_sheets(book: xw.Book, tabs: Collection[str]) -> None:
    """Delete sheets, hidden ones as well.

    Raises
    ------
    NotNowError
        No sheet that the user sees would be left, which Excel does not allow.
    """
    if not tabs:
        return
    left = [sheet for sheet in book.sheets if sheet.name not in tabs]
    if all(excel_com.visibility(sheet) != excel_com.VISIBLE for sheet in left):
        raise NotNowError(
            f"Every other sheet of {book.name} is hidden, and a workbook has to show one. "
            "Right-click a tab, choose Unhide, show a sheet of yours and click again."
        )
    for tab in tabs:
        _delete(book.sheets[tab])


def _delete(sheet: xw.Sheet) -> None:
    if excel_com.visibility(sheet) == excel_com.VERY_HIDDEN:
        excel_com.set_visibility(sheet, excel_com.HIDDEN)
    sheet.delete()


def _copied(sheet: xw.Sheet, before: xw.Sheet | None = None, after: xw.Sheet | None = None) -> xw.Sheet:
    """Copy a sheet; one that is very hidden is only hidden meanwhile, as Excel copies no such sheet."""
    visibility = excel_com.visibility(sheet)
    if visibility != excel_com.VERY_HIDDEN:
        return sheet.copy(before=before, after=after)
    excel_com.set_visibility(sheet, excel_com.HIDDEN)
    try:
        new = sheet.copy(before=before, after=after)
    finally:
        excel_com.set_visibility(sheet, visibility)
    excel_com.set_visibility(new, visibility)
    return new


def _replace_one(old: xw.Sheet, source: xw.Sheet) -> None:
    name, visibility = old.name, excel_com.visibility(old)
    new = _copied(source, before=old)
    try:
        _delete(old)
    except Exception:  # so that one of the two stands there under its name, also where the run fails
        new.delete()
        raise
    new.name = name
    if excel_com.visibility(new) != visibility:
        excel_com.set_visibility(new, visibility)
    _name_tables(new, source)


def _name_tables(sheet: xw.Sheet, source: xw.Sheet) -> None:
    """Give tables back the names that Excel changed while the old sheet still had them."""
    wanted = {table.range.address: table.display_name for table in source.tables}
    for table in sheet.tables:
        name = wanted.get(table.range.address, table.display_name)
        if name != table.display_name:
            with suppress(Exception):  # a table of the user's has that name: Excel's own choice stays
                table.display_name = name


def point_at_itself(book: xw.Book, source: xw.Book, tabs: Sequence[str]) -> None:
    """Turn references from copied sheets to the workbook they came from into references within this one."""
    for link in _links_to(book, source):
        with suppress(Exception):  # Excel cannot link a workbook to itself that was never saved
            excel_com.change_link(book, link, book.fullname)
    if not _links_to(book, source):
        return
    outside = f"[{source.name}]"
    for tab in tabs:
        sheet = book.sheets[tab]
        for cell, formula in formulas_with(sheet, lambda text: outside in text):
            excel_com.put_formulas(sheet.range(cell), formula.replace(outside, ""))
    excel_com_pointers.take_out_of_charts(book, tabs, outside)


def _links_to(book: xw.Book, source: xw.Book) -> list[str]:
    return [link for link in excel_com.links(book) if PureWindowsPath(link).name == source.name]
