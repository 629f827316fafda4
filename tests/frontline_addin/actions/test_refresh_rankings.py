from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from engine_on_openpyxl.parts import parts_of

from frontline.errors import DataFaultError
from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.choices import Choices
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.actions.undo import undo
from frontline_addin.hosts.refusals import NotNowError

if TYPE_CHECKING:
    import xlwings as xw

    from frontline_addin.hosts.excel import ExcelHost


def typed(row: list[Any]) -> list[Any]:
    """Return cells as a user types them so that texts stay texts."""
    return [f"'{cell}" if isinstance(cell, str) else cell for cell in row]


def change_results(book: xw.Book, by: float) -> None:
    """Change the value of every result of the last period alike, so that ranks and layout stay."""
    block = book.sheets["Results"].tables["Results"].data_body_range
    rows = block.value
    for row in rows:
        row[3] += by if row[0] == "2025-12" else 0
    block.value = [typed(row) for row in rows]


def swap_results(book: xw.Book, period: str = "2025-12") -> None:
    """Give the best branch of the headline measure the result of the lowest, and the other way round."""
    block = book.sheets["Results"].tables["Results"].data_body_range
    rows = block.value
    found = sorted((row for row in rows if row[0] == period and row[2] == "retention"), key=lambda row: row[3])
    for column in range(3, 8):
        found[0][column], found[-1][column] = found[-1][column], found[0][column]
    block.value = [typed(row) for row in rows]


def leave_out(book: xw.Book, name: str, column: int, text: str) -> None:
    """Delete the rows of a table that have a text in a column."""
    table = book.sheets[name].tables[name]
    rows, body = table.data_body_range.value, table.data_body_range
    kept = [row for row in rows if row[column] != text]
    body.value = [*map(typed, kept), *[[None] * len(rows[0])] * (len(rows) - len(kept))]
    table.impl._table.ref = body.offset(-1).resize(len(kept) + 1).get_address(row_absolute=False, column_absolute=False)


def sheet_ids(book: xw.Book) -> dict[str, int]:
    """Return which worksheet object stands under each name: another one where a sheet was replaced."""
    return {sheet.name: id(sheet.impl.sheet) for sheet in book.sheets}


def test_refreshing_twice_equals_refreshing_once(built: ExcelHost, built_book: xw.Book) -> None:
    swap_results(built_book)
    refresh_rankings(built)
    once = parts_of(built_book)

    refresh_rankings(built)

    again = parts_of(built_book)
    assert again.keys() == once.keys()
    assert [name for name in once if again[name] != once[name]] == []


def test_rankings_show_the_changed_results(built: ExcelHost, built_book: xw.Book) -> None:
    first = built_book.sheets["Rankings"].tables["Rankings_Branch"].data_body_range.value
    swap_results(built_book)

    refreshed = refresh_rankings(built)

    now = built_book.sheets["Rankings"].tables["Rankings_Branch"].data_body_range.value
    names = (
        [row[1] if isinstance(row[1], str) else row[0] for row in first],
        [row[1] if isinstance(row[1], str) else row[0] for row in now],
    )
    assert names[0][0] == names[1][-1]
    assert names[0][-1] == names[1][0]
    assert refreshed.removed == ()


def test_where_only_values_change_the_sheet_stays_the_same_object(built: ExcelHost, built_book: xw.Book) -> None:
    before = sheet_ids(built_book)
    change_results(built_book, 0.01)

    refresh_rankings(built)

    assert sheet_ids(built_book)["Targets (2)"] == before["Targets (2)"]
    assert sheet_ids(built_book)["Summary"] == before["Summary"]


def test_a_table_that_only_changes_values_is_written_in_one_block_a_stretch(
    built: ExcelHost, built_book: xw.Book
) -> None:
    change_results(built_book, 0.01)
    built_book.app.impl.calls.clear()

    refresh_rankings(built)

    written = [call for call in built_book.app.impl.calls if call[:2] == ("write", "Compare")]
    rows = built_book.sheets["Compare"].tables["Compare"].data_body_range.shape[0]
    assert sum(call[4] == rows for call in written) <= 5
    assert len(written) <= 12


def test_a_formula_of_the_user_survives_values_in_place(built: ExcelHost, built_book: xw.Book) -> None:
    built_book.sheets["Notes"]["B1"].formula2 = "=SUM(Compare!E9:E20)"
    change_results(built_book, 0.01)

    refresh_rankings(built)

    assert built_book.sheets["Notes"]["B1"].formula2 == "=SUM(Compare!E9:E20)"


def test_formulas_and_names_of_the_user_survive_a_replacement(built: ExcelHost, built_book: xw.Book) -> None:
    notes = built_book.sheets["Notes"]
    notes["B1"].formula2 = "=Rankings!C9"
    notes["B2"].formula2 = "=SUM(Rankings_Branch[n])+'Targets (2)'!C9"
    built_book.names.add("best", "=Rankings!$C$9")
    before = sheet_ids(built_book)
    for name in ("Rankings", "Targets (2)"):
        built_book.sheets[name].names["Frontline_layout"].refers_to = '="another version"'

    refresh_rankings(built)

    assert sheet_ids(built_book)["Rankings"] != before["Rankings"]
    assert notes["B1"].formula2 == "=Rankings!C9"
    assert notes["B2"].formula2 == "=SUM(Rankings_Branch[n])+'Targets (2)'!C9"
    assert built_book.names["best"].refers_to == "=Rankings!$C$9"


def test_a_replaced_sheet_keeps_its_place_its_tab_and_its_tables(built: ExcelHost, built_book: xw.Book) -> None:
    built_book.sheets["Rankings"].name = "League"
    names = [sheet.name for sheet in built_book.sheets]
    tables = [table.display_name for table in built_book.sheets["League"].tables]

    refresh_rankings(built)

    assert [sheet.name for sheet in built_book.sheets] == names
    assert [table.display_name for table in built_book.sheets["League"].tables] == tables
    formulas = [text for row in built_book.sheets["Summary"].used_range.formula2 for text in row if "COUNTIF" in text]
    assert "League!$" in formulas[0]


def test_a_row_put_in_above_a_table_does_not_shift_values(built: ExcelHost, built_book: xw.Book) -> None:
    refresh_rankings(built)
    expected = built_book.sheets["Compare"].tables["Compare"].data_body_range.value
    built_book.sheets["Compare"].impl.sheet.tables["Compare"].ref = "B20:R60"

    refresh_rankings(built)

    assert built_book.sheets["Compare"].tables["Compare"].data_body_range.value == expected


def test_a_sheet_the_user_deleted_stays_away(built: ExcelHost, built_book: xw.Book) -> None:
    built_book.sheets["Trends"].delete()
    built_book.sheets["Rankings"].delete()

    refreshed = refresh_rankings(built)

    assert not {"Trends", "Rankings"} & {sheet.name for sheet in built_book.sheets}
    assert not {"Trends", "Rankings"} & set(refreshed.sheets)
    summary = built_book.sheets["Summary"].used_range.formula2
    assert not [text for row in summary for text in row if "#REF!" in text or "Rankings!" in text]
    links = {
        cell.hyperlink.location for row in built_book.sheets["ReadMe"].impl.sheet for cell in row if cell.hyperlink
    }
    assert links
    assert not {"Trends!A1", "Rankings!A1"} & links


def test_a_ranking_of_a_measure_that_is_gone_is_removed(host: ExcelHost, book: xw.Book) -> None:
    build_in_workbook(host)
    ranked = next(own.kind for own in host.own_sheets() if own.kind.startswith("Rankings "))
    measure = ranked.removeprefix("Rankings ")
    for table, column in (("Results", 2), ("Measures", 0), ("Targets", 2)):
        leave_out(book, table, column, measure)

    refreshed = refresh_rankings(host)

    assert refreshed.removed == (ranked,)
    assert ranked not in {sheet.name for sheet in book.sheets}


def test_the_choices_of_the_last_run_hold_unless_others_are_made(host: ExcelHost) -> None:
    build_in_workbook(host, Choices(level="Branch", period="Nov 2025"))

    assert refresh_rankings(host).scorecard.levels == ("Branch",)
    assert refresh_rankings(host, Choices(period="Oct 2025")).scorecard.period.label == "Oct 2025"
    assert refresh_rankings(host).scorecard.period.label == "Oct 2025"
    assert host.choices() == {"levels": "Branch", "period": "Oct 2025"}


def test_a_copy_that_somebody_made_of_a_sheet_of_ours_stays_as_it_is(built: ExcelHost, built_book: xw.Book) -> None:
    built_book.sheets["Summary"].copy(before=built_book.sheets["Summary"], name="Summary of last year")
    built_book.sheets["Summary of last year"]["B2"].value = "Kept"
    swap_results(built_book)

    refresh_rankings(built)
    undo(built)

    assert built_book.sheets["Summary of last year"]["B2"].value == "Kept"
    assert [own.name for own in built.own_sheets()].count("Summary") == 1


def test_without_a_scorecard_it_says_to_build_one(host: ExcelHost) -> None:
    with pytest.raises(NotNowError, match=r"There is no scorecard in results\.xlsx yet\. Put one in first"):
        refresh_rankings(host)


def test_faulty_data_leave_the_scorecard_as_it_was(built: ExcelHost, built_book: xw.Book) -> None:
    built_book.sheets["Results"]["D2"].value = "many"
    before = parts_of(built_book)

    with pytest.raises(DataFaultError, match="value must be a number"):
        refresh_rankings(built)

    assert parts_of(built_book) == before


def test_hostile_names_stay_texts(built: ExcelHost, built_book: xw.Book) -> None:
    hostile = ['=HYPERLINK("x","y")', "1-2", "007", "TRUE", "+1", "@SUM(1)", "3/4", "'quoted", "12:30"]
    for row, text in enumerate(hostile, start=2):
        built_book.sheets["Units"].range((row, 2)).value = f"'{text}"

    refresh_rankings(built)
    refresh_rankings(built)

    shown = built_book.sheets["Compare"].tables["Compare"].data_body_range.columns[2]
    cells = [cell for row in shown.impl._cells() for cell in row]
    assert {cell.value for cell in cells} == set(hostile)
    assert {cell.data_type for cell in cells} == {"s"}
