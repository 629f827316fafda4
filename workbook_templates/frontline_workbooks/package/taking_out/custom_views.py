"""Views that people saved while one of our sheets was shown: they show another once it is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.package.book import read_book

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from frontline_workbooks.package.opc.archive import Package


def show_others(package: Package, sheet_ids: Sequence[int], gone: Collection[int]) -> Package:
    """Return the workbook with no saved view of a sheet that is gone.

    Parameters
    ----------
    package
        The workbook, without the sheets.
    sheet_ids
        The numbers of its sheets as they stood in it before.
    gone
        The numbers of those that are not to come back.
    """
    if not gone:
        return package
    book = read_book(package)
    for view in book.custom_views:
        shown = view.number("activeSheetId")
        if shown in gone:
            at = sheet_ids.index(shown)
            book.xml.set(view, activeSheetId=next(each for each in _nearest(sheet_ids, at) if each not in gone))
    if not book.xml.splices():
        return package
    package = package.copy()
    package.write(book.part, book.xml.result())
    return package


def _nearest(sheet_ids: Sequence[int], at: int) -> Sequence[int]:
    """Return the sheets behind a place, and after them those in front of it, the nearest first."""
    return [*sheet_ids[at + 1 :], *reversed(sheet_ids[:at])]
