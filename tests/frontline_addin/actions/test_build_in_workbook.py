from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from engine_on_openpyxl.references import chart_references

from frontline.errors import ParameterError
from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.choices import Choices

if TYPE_CHECKING:
    import xlwings as xw

    from frontline_addin.hosts.excel import ExcelHost

USERS = ["Notes", "Units", "Measures", "Results", "Targets"]


def test_all_sheets_stand_in_front_of_the_user_s(host: ExcelHost, book: xw.Book) -> None:
    built = build_in_workbook(host)

    names = [sheet.name for sheet in book.sheets]
    assert names[:2] == ["ReadMe", "Summary"]
    assert names[-5:] == USERS
    assert [own.kind for own in host.own_sheets()] == list(built.sheets)
    assert built.sentence == f"The scorecard is in results.xlsx: {len(built.sheets)} sheets, Dec 2025."


def test_a_sheet_whose_name_the_user_has_gets_a_number(host: ExcelHost, book: xw.Book) -> None:
    build_in_workbook(host)

    own = {sheet.kind: sheet.name for sheet in host.own_sheets()}
    assert own["Targets"] == "Targets (2)"
    assert book.sheets["Targets"]["A1"].value == "period"


def test_nothing_refers_to_the_temporary_workbook(host: ExcelHost, book: xw.Book) -> None:
    build_in_workbook(host)

    sheets = [book.sheets[own.name] for own in host.own_sheets()]
    formulas = [text for sheet in sheets for row in sheet.used_range.formula2 for text in row if text.startswith("=")]
    charts = [reference.f for sheet in sheets for reference in chart_references(sheet.impl.sheet)]
    assert len(formulas) > 100
    assert charts
    assert not [text for text in formulas + charts if "frontline-" in text or ".xlsx]" in text]


def test_tiles_of_the_summary_count_in_the_rankings(host: ExcelHost, book: xw.Book) -> None:
    build_in_workbook(host)

    formulas = [text for row in book.sheets["Summary"].used_range.formula2 for text in row if "COUNTIF" in text]
    assert len(formulas) == 1
    assert "Rankings!$" in formulas[0]


def test_the_marks_are_hidden_names_of_each_sheet(host: ExcelHost, book: xw.Book) -> None:
    build_in_workbook(host, Choices(level="Branch"))

    names = book.sheets["ReadMe"].impl.sheet.defined_names
    assert all(names[name].hidden for name in ("Frontline_sheet", "Frontline_layout", "Frontline_choice_levels"))
    assert host.choices() == {"levels": "Branch"}


def test_a_second_build_brings_deleted_sheets_back(host: ExcelHost, book: xw.Book) -> None:
    built = build_in_workbook(host)
    book.sheets["Trends"].delete()

    again = build_in_workbook(host)

    assert again.sheets == built.sheets
    assert {own.kind for own in host.own_sheets()} == set(built.sheets)


def test_a_second_build_takes_out_rankings_it_does_not_have(host: ExcelHost, book: xw.Book) -> None:
    build_in_workbook(host)

    built = build_in_workbook(host, Choices(measure="waiting_time"))

    assert built.removed
    assert all(kind.startswith("Rankings ") for kind in built.removed)
    assert not {sheet.name for sheet in book.sheets} & set(built.removed)


def test_a_choice_that_is_not_in_the_data_changes_nothing(host: ExcelHost, book: xw.Book) -> None:
    with pytest.raises(ParameterError, match="level must be one of Company, Region, Branch, but got Shop"):
        build_in_workbook(host, Choices(level="Shop"))

    assert [sheet.name for sheet in book.sheets] == USERS


def test_a_period_may_be_chosen_by_the_date_in_its_cell(host: ExcelHost) -> None:
    built = build_in_workbook(host, Choices(period="2025-11-01"))

    assert built.scorecard.period.label == "Nov 2025"
    assert host.choices()["period"] == "Nov 2025"
