"""Sheets of another open workbook into the user's: new ones in front, known ones where the old one stands."""

from __future__ import annotations

import secrets
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com
from frontline_addin.hosts.excel_mentions import find_mentions, formula_block
from frontline_addin.hosts.refusals import NotNowError
from frontline_workbooks.write import draw_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import xlwings as xw

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
        source.sheets[tab].copy(before=first, name=tab)


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
        place = {"after": book.sheets[-1]} if at == "end" else {"before": book.sheets[at]}
        source.sheets[tab].copy(**place, name=tab)


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


def replace_sheets(book: xw.Book, source: xw.Book, tabs: Mapping[str, str]) -> None:
    """Put sheets where old ones stand, under the old names; what refers to them elsewhere stays whole.

    Parameters
    ----------
    book
        The user's workbook.
    source
        The open workbook with the new sheets.
    tabs
        For each sheet of ``source`` the name of the sheet it replaces, which it takes over.
    """
    mentions = find_mentions(book, set(tabs.values()))
    for new, old in tabs.items():
        _replace_one(book.sheets[old], source.sheets[new])
    mentions.set_again(book)


def _replace_one(old: xw.Sheet, source: xw.Sheet) -> None:
    name, visible = old.name, old.visible
    new = source.copy(before=old)
    old.delete()
    new.name = name
    new.visible = visible
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
        for cell, formula in formula_block(sheet):
            if outside in formula:
                sheet.range(cell).formula2 = formula.replace(outside, "")


def _links_to(book: xw.Book, source: xw.Book) -> list[str]:
    return [link for link in excel_com.links(book) if PureWindowsPath(link).name == source.name]
