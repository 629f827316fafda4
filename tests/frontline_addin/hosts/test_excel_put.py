from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from engine_on_openpyxl.cells import Range
from engine_on_openpyxl.com_pointers import SeriesApi
from engine_on_openpyxl.parts import content, have_drawn_anew, parts_of
from openpyxl.chart import BarChart, Reference

from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.actions.undo import undo
from frontline_addin.hosts.excel import ExcelHost
from frontline_addin.hosts.excel_mentions import Formula

if TYPE_CHECKING:
    import xlwings as xw


def test_charts_that_do_not_say_what_they_show_stop_nothing(
    built: ExcelHost, built_book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    chart = BarChart()
    chart.add_data(Reference(built_book.sheets["Rankings"].impl.sheet, min_col=3, min_row=9, max_row=12))
    built_book.sheets["Notes"].impl.sheet.add_chart(chart)
    monkeypatch.setattr(SeriesApi, "Formula", property(lambda _: 1 / 0))
    have_drawn_anew(built)

    assert refresh_rankings(built).sheets


def test_a_sheet_of_nothing_but_a_chart_still_shows_our_cells(built: ExcelHost, built_book: xw.Book) -> None:
    chart = BarChart()
    chart.add_data(Reference(built_book.sheets["Rankings"].impl.sheet, min_col=3, min_row=9, max_row=12))
    built_book.impl.book.create_chartsheet("Poster").add_chart(chart)
    have_drawn_anew(built)

    refresh_rankings(built)

    assert chart.series[0].val.numRef.f == "Rankings!$C$9:$C$12"


def test_a_text_of_the_user_s_that_looks_like_a_formula_stays_a_text(built: ExcelHost, built_book: xw.Book) -> None:
    built_book.sheets["Notes"]["B1"].value = "'=Rankings!C9"
    have_drawn_anew(built)

    refresh_rankings(built)

    cell = built_book.sheets["Notes"].impl.sheet["B1"]
    assert (cell.value, cell.data_type) == ("=Rankings!C9", "s")


def test_a_sheet_whose_name_only_ends_like_ours_is_not_touched(
    built: ExcelHost, built_book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    built_book.sheets["Units"].name = "My Rankings"
    built_book.sheets["Notes"]["B1"].formula2 = "='My Rankings'!A1"
    monkeypatch.setattr(Formula, "set_again", lambda formula, _: pytest.fail(formula.text))
    have_drawn_anew(built)

    refresh_rankings(built)


def test_an_excel_that_knows_no_spilling_gets_formulas_of_the_old_sort(
    built: ExcelHost, built_book: xw.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    refresh_rankings(built)
    before = content(built_book)
    monkeypatch.setattr(Range, "formula2", property(lambda _: 1 / 0))
    have_drawn_anew(built)

    refresh_rankings(built)

    monkeypatch.undo()
    assert content(built_book) == before


def test_a_chart_of_the_user_s_still_shows_our_cells_after_a_replacement(built: ExcelHost, built_book: xw.Book) -> None:
    chart = BarChart()
    rankings = built_book.sheets["Rankings"].impl.sheet
    chart.add_data(Reference(rankings, min_col=3, min_row=9, max_row=12))
    built_book.sheets["Notes"].impl.sheet.add_chart(chart)
    have_drawn_anew(built)

    refresh_rankings(built)

    assert chart.series[0].val.numRef.f == "Rankings!$C$9:$C$12"


def test_array_formulas_and_names_of_the_user_s_survive_a_replacement(built: ExcelHost, built_book: xw.Book) -> None:
    notes = built_book.sheets["Notes"]
    notes["C1:C3"].formula_array = "=Compare!F9:F11*2"
    notes.names.add("mine", "=Compare!$F$9")
    have_drawn_anew(built)

    refresh_rankings(built)

    assert notes["C1"].has_array
    assert notes["C1"].formula2 == "=Compare!F9:F11*2"
    assert notes.names["mine"].refers_to == "=Compare!$F$9"


def test_replacing_every_sheet_gives_what_a_new_build_gives(built: ExcelHost, built_book: xw.Book) -> None:
    before = parts_of(built_book)
    have_drawn_anew(built)

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
    have_drawn_anew(built)

    refresh_rankings(built)

    assert built_book.sheets["ReadMe"].names["Frontline_input_unit"].refers_to_range.value == "007"


def test_what_was_typed_is_known_by_the_name_of_its_cell(built: ExcelHost, built_book: xw.Book) -> None:
    names = built_book.sheets["ReadMe"].names
    names["Frontline_input_unit"].refers_to_range.value = 7
    names["Frontline_input_measure"].refers_to_range.value = None

    assert built.inputs() == {"Frontline_input_unit": "7"}


def test_names_of_columns_lead_to_the_table_that_stands_there_now(built: ExcelHost, built_book: xw.Book) -> None:
    before = built_book.names["Frontline_value"].refers_to
    have_drawn_anew(built)

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
