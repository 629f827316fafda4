from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from engine_on_openpyxl.parts import parts_of
from openpyxl.chart import BarChart, Reference

from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.actions.undo import undo
from frontline_addin.hosts import excel_put
from frontline_addin.hosts.excel import ExcelHost
from frontline_addin.hosts.refusals import StoppedError

if TYPE_CHECKING:
    import xlwings as xw


def content(book: xw.Book) -> dict[str, list[list[str]]]:
    """Return the formulas and values of every sheet."""
    return {sheet.name: [list(row) for row in sheet.used_range.formula2] for sheet in book.sheets}


def force_replacement(host: ExcelHost) -> None:
    for own in host.own_sheets():
        host.book.sheets[own.name].names["Frontline_layout"].refers_to = '="another version"'


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
    force_replacement(built)
    monkeypatch.setattr(excel_put, "point_at_itself", lambda *_: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        refresh_rankings(built)

    assert content(built_book) == before


def test_a_chart_of_the_user_s_still_shows_our_cells_after_a_replacement(built: ExcelHost, built_book: xw.Book) -> None:
    chart = BarChart()
    rankings = built_book.sheets["Rankings"].impl.sheet
    chart.add_data(Reference(rankings, min_col=3, min_row=9, max_row=12))
    built_book.sheets["Notes"].impl.sheet.add_chart(chart)
    force_replacement(built)

    refresh_rankings(built)

    assert chart.series[0].val.numRef.f == "Rankings!$C$9:$C$12"


def test_array_formulas_and_names_of_the_user_s_survive_a_replacement(built: ExcelHost, built_book: xw.Book) -> None:
    notes = built_book.sheets["Notes"]
    notes["C1:C3"].formula_array = "=Compare!F9:F11*2"
    notes.names.add("mine", "=Compare!$F$9")
    force_replacement(built)

    refresh_rankings(built)

    assert notes["C1"].has_array
    assert notes["C1"].formula2 == "=Compare!F9:F11*2"
    assert notes.names["mine"].refers_to == "=Compare!$F$9"


def test_replacing_every_sheet_gives_what_a_new_build_gives(built: ExcelHost, built_book: xw.Book) -> None:
    before = parts_of(built_book)
    force_replacement(built)

    refresh_rankings(built)

    again = parts_of(built_book)
    tables = {name for name in before if name.startswith("xl/tables/")}
    assert tables
    assert {name for name in again if name.startswith("xl/tables/")} == tables
    assert content(built_book).keys() == {sheet.name for sheet in built_book.sheets}
    assert sum(part.count(b"<conditionalFormatting") for part in again.values()) == sum(
        part.count(b"<conditionalFormatting") for part in before.values()
    )


def test_what_was_typed_into_a_cell_of_ours_outlives_a_replacement(built: ExcelHost, built_book: xw.Book) -> None:
    built_book.sheets["ReadMe"].names["Frontline_input_unit"].refers_to_range.value = "'007"
    force_replacement(built)

    refresh_rankings(built)

    assert built_book.sheets["ReadMe"].names["Frontline_input_unit"].refers_to_range.value == "007"


def test_names_of_columns_lead_to_the_table_that_stands_there_now(built: ExcelHost, built_book: xw.Book) -> None:
    before = built_book.names["Frontline_value"].refers_to
    force_replacement(built)

    refresh_rankings(built)

    table = next(iter(built_book.sheets["Data"].tables)).display_name
    assert before.startswith(f"={table}[")
    assert built_book.names["Frontline_value"].refers_to == before


def test_dates_are_counted_from_1904_where_the_workbook_does(built: ExcelHost, built_book: xw.Book) -> None:
    refresh_rankings(built)
    usual = serials(built_book)
    built_book.api.Date1904 = True

    refresh_rankings(built)

    assert usual
    assert [day + 1462 for day in serials(built_book)] == usual


def serials(book: xw.Book) -> list[float]:
    """Return the dates of the sheet Data as the numbers that stand in its cells."""
    cells = book.sheets["Data"].impl.sheet._cells.values()
    dated = [cell for cell in cells if "yy" in cell.number_format and isinstance(cell.value, int | float)]
    return [float(cell.value) for cell in dated]


def test_a_workbook_that_was_never_saved_gets_its_scorecard_too(app: xw.App, book: xw.Book) -> None:
    unsaved = app.books.add()
    for name in ("Units", "Measures", "Results", "Targets"):
        book.sheets[name].copy(after=unsaved.sheets[-1])
    host = ExcelHost(unsaved, is_escape_pressed=lambda _: False)
    build_in_workbook(host)

    refresh_rankings(host)
    undo(host)

    summary = [text for row in unsaved.sheets["Summary"].used_range.formula2 for text in row if "COUNTIF" in text]
    assert len(summary) == 1
    assert "[" not in summary[0]
    assert app.books.active.name == "Book1"
