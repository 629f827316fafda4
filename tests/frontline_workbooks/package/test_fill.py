from __future__ import annotations

import re
import subprocess
import sys

import pytest
from made_tables import BOOK, SHEET, VALUES, a_budget, cells_of
from made_workbooks import a_workbook, parts_of, with_text
from python_calamine import CalamineWorkbook

from frontline_workbooks.package import put_sheets, remove_sheets
from frontline_workbooks.package.fill import fill_table


@pytest.fixture(scope="module")
def budget():
    return a_budget()


def test_values_of_units_stand_in_their_rows(budget):
    filled = fill_table(budget, "Budget", VALUES)
    now = cells_of(filled.data)

    assert [now[name].value for name in ("E4", "E5", "F4", "F5")] == [81.25, 77, "met & <kept>", "missed"]
    assert filled.cells == ("E4", "F4", "E5", "F5")
    assert (filled.table, filled.sheet, filled.id_column) == ("Budget", "Year end", "Branch")


def test_units_and_rows_that_have_no_counterpart_are_told_and_left_alone(budget):
    values = {"Satisfaction": {"N1": 81.25, "W1": 60}, "Verdict": {"E1": "met"}}
    filled = fill_table(budget, "Budget", values)

    assert filled.not_in_table == ("W1", "E1")
    assert filled.not_in_results == ("S1", "X9")
    assert cells_of(filled.data)["E6"].value == 3
    assert filled.cells == ("E4",)


def test_only_the_sheet_and_the_order_to_calculate_change(budget):
    filled = fill_table(budget, "Budget", VALUES)
    before, after = parts_of(budget), parts_of(filled.data)

    assert {name for name in before if before[name] != after[name]} == {BOOK, SHEET}
    assert before[BOOK] == after[BOOK].replace(b' fullCalcOnLoad="1"', b"")


def test_everything_in_the_sheet_but_the_filled_cells_keeps_every_byte(budget):
    before, after = (parts_of(data)[SHEET].decode() for data in (budget, fill_table(budget, "Budget", VALUES).data))
    filled = re.compile(r'<c r="[EF][45]"[^>]*?(?:/>|>.*?</c>)')

    assert filled.sub("", before) == filled.sub("", after)


def test_the_formats_of_filled_cells_stay(budget):
    now = cells_of(fill_table(budget, "Budget", VALUES).data)

    assert [now[name].number_format for name in ("E4", "E5")] == ["0.0", "0.0"]
    assert [now[name].font.bold for name in ("E4", "E5", "F4")] == [True, True, False]


def test_filling_twice_is_filling_once(budget):
    once = fill_table(budget, "Budget", VALUES)
    twice = fill_table(once.data, "Budget", VALUES)

    assert twice.data == once.data
    assert twice.cells == once.cells


def test_a_workbook_that_says_so_already_keeps_every_byte(budget):
    assert fill_table(budget, "Budget", {"Satisfaction": {"N1": 1.0}, "Verdict": {"S1": "old"}}).data is budget


@pytest.mark.parametrize("nothing", [None, float("nan"), ""], ids=["nothing", "not a number", "an empty text"])
def test_nothing_empties_a_cell_and_leaves_its_format(budget, nothing):
    filled = fill_table(budget, "Budget", {"Satisfaction": {"N1": nothing}, "Verdict": {"S1": nothing, "N1": nothing}})
    now = cells_of(filled.data)

    assert [now[name].value for name in ("E4", "F5", "F4")] == [None, None, None]
    assert now["E4"].number_format == "0.0"
    assert '<c r="F4"' not in parts_of(filled.data)[SHEET].decode()


def test_the_user_is_told_that_formulas_are_calculated_later(budget):
    def without_formulas(book):
        book.add_worksheet("Year end").add_table(
            "A1:B2",
            {"name": "Budget", "data": [["N1", 1]], "columns": [{"header": "Branch"}, {"header": "Satisfaction"}]},
        )

    values = {"Satisfaction": {"N1": 2}}

    assert "other programs read the old values" in fill_table(budget, "Budget", values).notes[0]
    assert fill_table(a_workbook(without_formulas), "Budget", values | {"Satisfaction": {"N1": 1}}).notes == ()


@pytest.mark.parametrize(
    ("new", "now"), [pytest.param(81.25, "1, now 81.25", id="replaced"), pytest.param(None, "now empty", id="emptied")]
)
def test_the_user_is_told_which_numbers_were_there_before(budget, new, now):
    filled = fill_table(budget, "Budget", {"Satisfaction": {"N1": new, "S1": 77}, "Costs": {"N1": 100}})

    assert filled.notes[-1] == (f"1 of the filled cells held another number before, the first of them E4 ({now}).")
    assert fill_table(filled.data, "Budget", {"Satisfaction": {"S1": 77}}).notes == ()


def test_a_workbook_that_calculates_by_hand_is_told_to_calculate_too(budget):
    manual = with_text(budget, BOOK, "<calcPr ", '<calcPr calcMode="manual" ')
    after = parts_of(fill_table(manual, "Budget", VALUES).data)[BOOK].decode()

    assert re.search(r'calcMode="manual"[^>]* fullCalcOnLoad="1"', after)


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_filling_and_putting_in_do_not_disturb_each_other(budget, rich):
    put_first = put_sheets(budget, rich).data
    filled = fill_table(put_first, "Budget", VALUES).data
    again = put_sheets(filled, rich).data

    assert again == filled
    assert cells_of(again)["E4"].value == 81.25


@pytest.mark.parametrize("mode", ["auto", "manual"])
def test_taking_our_sheets_out_leaves_the_workbook_as_it_was_filled(budget, rich, mode):
    filled = fill_table(with_text(budget, BOOK, "<calcPr ", f'<calcPr calcMode="{mode}" '), "Budget", VALUES).data
    merged = put_sheets(filled, rich).data
    later = {"Satisfaction": {"N1": 5}}
    merged_later = put_sheets(fill_table(merged, "Budget", later).data, rich).data

    assert parts_of(remove_sheets(merged)) == parts_of(filled)
    assert parts_of(remove_sheets(merged_later)) == parts_of(fill_table(filled, "Budget", later).data)


def test_the_validator_finds_no_error(budget, tmp_path):
    path = tmp_path / "filled.xlsx"
    path.write_bytes(fill_table(budget, "Budget", VALUES).data)
    command = [sys.executable, "-m", "openxml_audit", "-f", "microsoft365", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert "Errors: 0" in done.stdout, done.stdout + done.stderr


@pytest.mark.libreoffice
def test_libreoffice_shows_the_filled_cells(budget, soffice, tmp_path):
    path = tmp_path / "filled.xlsx"
    path.write_bytes(fill_table(budget, "Budget", VALUES).data)
    book = CalamineWorkbook.from_path(str(soffice(path, "ods", tmp_path)))
    rows = {row[0]: row[3:] for row in book.get_sheet_by_name("Year end").to_python() if row[0] in {"N1", "S1", "X9"}}

    assert {name: row[:2] for name, row in rows.items()} == {
        "N1": [81.25, "met & <kept>"],
        "S1": [77.0, "missed"],
        "X9": [3.0, "stays"],
    }
