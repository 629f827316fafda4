"""A fault or Esc in the middle of the writing leaves everything as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from engine_on_openpyxl.parts import content, have_drawn_anew

from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.hosts import excel_com, excel_put, excel_sheets
from frontline_addin.hosts.excel import ExcelHost
from frontline_addin.hosts.refusals import NotNowError, StoppedError

if TYPE_CHECKING:
    import xlwings as xw


def test_escape_during_the_writing_brings_everything_back(built_book: xw.Book) -> None:
    built_book.sheets["Results"]["D2"].value = 11.0
    before = content(built_book)
    steps: list[str] = []
    stopping = ExcelHost(built_book, is_escape_pressed=lambda _: "Writing Summary" in steps)
    step = stopping.step
    stopping.step = lambda doing: (steps.append(doing), step(doing))[1]  # type: ignore[method-assign]

    with pytest.raises(StoppedError):
        refresh_rankings(stopping)

    assert "Writing Summary" in steps
    assert content(built_book) == before


def test_a_fault_while_sheets_are_replaced_brings_everything_back(
    built: ExcelHost, built_book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    built_book.sheets["Notes"]["B1"].formula2 = "=Rankings!C9"
    before = content(built_book)
    have_drawn_anew(built)
    monkeypatch.setattr(excel_put, "point_at_itself", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        refresh_rankings(built)

    assert content(built_book) == before


def test_a_fault_between_two_sheets_brings_formulas_back_that_had_lost_theirs(
    built: ExcelHost, built_book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = built_book.sheets["Notes"]
    notes["B1"].formula2 = "=Summary!C9+Rankings!C9"
    notes["B2"].formula2 = "=SUM(Rankings_Branch[n])"
    before = content(built_book)
    have_drawn_anew(built)
    name_tables, seen = excel_sheets._name_tables, []

    def fail_once(*sheets: xw.Sheet) -> None:
        seen.append(sheets)
        name_tables(*sheets)
        if len(seen) == 4:
            raise ZeroDivisionError

    monkeypatch.setattr(excel_sheets, "_name_tables", fail_once)

    with pytest.raises(ZeroDivisionError):
        refresh_rankings(built)

    assert content(built_book) == before
    assert built.notes == []


def test_a_sheet_that_cannot_be_deleted_leaves_everything_as_it_was(
    built: ExcelHost, built_book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = content(built_book)
    have_drawn_anew(built)
    delete, tried = excel_sheets._delete, []

    def refuse_first(sheet: xw.Sheet) -> None:
        tried.append(sheet)
        if len(tried) == 1:
            raise OSError
        delete(sheet)

    monkeypatch.setattr(excel_sheets, "_delete", refuse_first)

    with pytest.raises(OSError):  # noqa: PT011 - it has no message
        refresh_rankings(built)

    assert content(built_book) == before


def test_a_formula_that_excel_takes_no_longer_is_named_and_everything_is_as_it_was(
    built: ExcelHost, built_book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    built_book.sheets["Notes"]["B1"].formula2 = "=SUM(Rankings_Branch[n])"
    before = content(built_book)
    have_drawn_anew(built)
    put = excel_com.put_formulas
    refused = []

    def refuse_once(cells: xw.Range, formulas: object) -> None:
        if cells.sheet.name == "Notes" and not refused:
            refused.append(formulas)
            raise OSError
        put(cells, formulas)

    monkeypatch.setattr(excel_com, "put_formulas", refuse_once)

    with pytest.raises(NotNowError, match=r"Cell B1 of the sheet Notes uses something that is gone.*Rankings_Branch"):
        refresh_rankings(built)

    assert content(built_book) == before
