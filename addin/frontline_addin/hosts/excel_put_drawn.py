"""Putting sheets of a workbook that we wrote into an open workbook, as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.hosts import excel_com, excel_marks
from frontline_addin.hosts.excel_names import offer_again, take_names
from frontline_addin.hosts.excel_sheets import add_sheets, opened_bytes, point_at_itself, replace_sheets
from frontline_addin.hosts.excel_tabs import tabs_of
from frontline_addin.hosts.refusals import NotNowError

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import xlwings as xw

    from frontline_addin.hosts.excel_mentions import Mentions


def put_drawn_sheets(book: xw.Book, drawn: bytes, kinds: Collection[str], at: str, mentions: Mentions) -> None:
    """Put sheets in: ours of the same kind are replaced where they stand.

    Parameters
    ----------
    book
        The user's workbook.
    drawn
        The workbook the sheets come from.
    kinds
        Which of its sheets.
    at
        Where new sheets stand: ``"front"``, ``"end"``, or the sheet they stand in front of.
    mentions
        What refers to the sheets that are replaced.

    Raises
    ------
    NotNowError
        The two workbooks count their days differently.
    """
    own = excel_marks.by_kind(book)
    with opened_bytes(book.app, drawn) as source:
        if excel_com.counts_from_1904(source) != excel_com.counts_from_1904(book):
            raise NotNowError(
                f"{book.name} counts its days from another year than the scorecard, so its dates would be wrong. "
                "Choose the folder or workbook the scorecard was built from instead."
            )
        there = {kind: sheet.name for kind, sheet in excel_marks.by_kind(source).items()}
        tabs = tabs_of(there, own.values(), [sheet.name for sheet in book.sheets])
        _rename(source, {there[kind]: tab for kind, tab in tabs.items() if there[kind] != tab})
        wanted = [kind for kind in there if kind in kinds]
        add_sheets(book, source, [tabs[kind] for kind in wanted if kind not in own], at)
        replace_sheets(book, source, {tabs[kind]: tabs[kind] for kind in wanted if kind in own}, mentions)
        copied = {tabs[kind]: tabs[kind] for kind in wanted}
        point_at_itself(book, source, list(copied))
        take_names(book, source, copied)
        offer_again(book, source, copied)
    for kind in wanted:
        excel_marks.mark(book.sheets[tabs[kind]], kind, "")


def _rename(source: xw.Book, tabs: Mapping[str, str]) -> None:
    """Give sheets the names they will have, so that formulas between them follow; two may swap names."""
    for number, old in enumerate(tabs):
        source.sheets[old].name = f"frontline {number}"
    for number, new in enumerate(tabs.values()):
        source.sheets[f"frontline {number}"].name = new
