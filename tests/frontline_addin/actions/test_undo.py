from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.choices import Choices
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.actions.undo import undo
from frontline_addin.hosts.refusals import NothingToUndoError

if TYPE_CHECKING:
    import xlwings as xw

    from frontline_addin.hosts.excel import ExcelHost


def content(book: xw.Book) -> dict[str, list[list[str]]]:
    return {sheet.name: [list(row) for row in sheet.used_range.formula2] for sheet in book.sheets}


def test_undoing_the_first_build_takes_our_sheets_away(host: ExcelHost, book: xw.Book) -> None:
    before = content(book)
    build_in_workbook(host)

    undone = undo(host)

    assert content(book) == before
    assert undone.sentence == "The last run was undone: results.xlsx has no sheet of ours any more."


def test_undoing_a_refresh_brings_every_cell_back(built: ExcelHost, built_book: xw.Book) -> None:
    built_book.sheets["Notes"]["B1"].formula2 = "=Rankings!C9"
    before = content(built_book)
    refresh_rankings(built, Choices(measure="complaints", period="Nov 2025"))
    assert content(built_book) != before

    undone = undo(built)

    assert content(built_book) == before
    assert built.choices() == {}
    assert len(undone.sheets) == len(built.own_sheets())


def test_undoing_leaves_the_data_as_they_are_now(built: ExcelHost, built_book: xw.Book) -> None:
    refresh_rankings(built)
    built_book.sheets["Results"]["D2"].value = 12.5

    undo(built)

    assert built_book.sheets["Results"]["D2"].value == 12.5


def test_there_is_nothing_to_undo_twice(built: ExcelHost) -> None:
    refresh_rankings(built)
    undo(built)

    with pytest.raises(NothingToUndoError, match=r"There is no run of Frontline Scorecards in results\.xlsx to undo"):
        undo(built)


def test_there_is_nothing_to_undo_before_the_first_run(host: ExcelHost) -> None:
    with pytest.raises(NothingToUndoError):
        undo(host)
