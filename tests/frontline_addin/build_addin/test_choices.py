"""The lists of the ribbon are read from the workbook in front, without Python."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from excel_on_linux.vba_excel import Control
from openpyxl.workbook.defined_name import DefinedName

from frontline_addin import ribbon
from frontline_workbooks.own_sheets import SHEET_NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from excel_on_linux.vba_excel import VbaExcel

MEASURES = [
    ["area", "Measure_ID", "measure name"],
    ["x", "nps", "Recommend us"],
    ["x", "wait", None],
    ["x", "nps", "Again"],
]
UNITS = [["unit_id", "LEVEL"], ["a", "Branch"], ["b", "Region"], ["c", "Branch"], ["d", None], ["e", "#N/A"]]
RESULTS = [["period", "value"], [dt.datetime(2024, 3, 1), 1], [2024, 2], ["Q4 2024", 3], [2024, 4]]  # noqa: DTZ001


def items(excel: VbaExcel, name: str) -> list[str]:
    control = Control(name, name)
    return [
        excel.asked("FrontlineGetItemLabel", control, place)
        for place in range(excel.asked("FrontlineGetItemCount", control))
    ]


def choose(excel: VbaExcel, name: str, place: int) -> None:
    excel.run("FrontlineChoose", Control(name, name), "", place)


def chosen(excel: VbaExcel, name: str) -> int:
    return int(excel.asked("FrontlineGetSelectedItem", Control(name, name)))


@pytest.fixture(params=[(), ("Measures", "Units", "Results")], ids=["sheets", "tables"])
def data(request: pytest.FixtureRequest, workbook: Callable[..., Path]) -> Path:
    return workbook(tables=request.param, Notes=[["read me"]], Measures=MEASURES, Units=UNITS, Results=RESULTS)


def test_the_lists_offer_what_the_data_hold_each_once(excel: VbaExcel, data: Path) -> None:
    excel.open(data)

    assert items(excel, "measure") == ["Automatic", "Recommend us", "wait"]
    assert items(excel, "level") == ["Automatic", "Branch", "Region"]
    assert items(excel, "period") == ["Automatic", "2024-03-01", "2024", "Q4 2024"]
    assert excel.python.commands == []


def test_without_a_workbook_or_without_the_sheets_there_is_automatic_alone(
    excel: VbaExcel, workbook: Callable[..., Path]
) -> None:
    nothing_open = [items(excel, name) for name in ("measure", "level", "period")]
    excel.open(workbook(Units=[["unit_id"], ["a"]], Results=[["period"]], Measures=[["measure_name"], ["NPS"]]))

    assert nothing_open == [["Automatic"]] * 3
    assert [items(excel, name) for name in ("measure", "level", "period")] == [["Automatic"]] * 3


def test_a_list_of_one_column_is_read(excel: VbaExcel, workbook: Callable[..., Path]) -> None:
    excel.open(workbook(Units=[["Level"], ["Branch"]]))

    assert items(excel, "level") == ["Automatic", "Branch"]


@pytest.mark.parametrize("tables", [(), ("Units",)], ids=["sheet", "table"])
def test_our_own_sheets_are_not_data(excel: VbaExcel, workbook: Callable[..., Path], tables: tuple[str, ...]) -> None:
    path = workbook(tables=tables, Units=[["level"], ["Branch"]])
    book = openpyxl.load_workbook(path)
    book.worksheets[0].defined_names[SHEET_NAME] = DefinedName(SHEET_NAME, attr_text='"Units"', hidden=True)
    book.save(path)
    excel.open(path)

    assert items(excel, "level") == ["Automatic"]


def test_a_long_list_is_cut(excel: VbaExcel, workbook: Callable[..., Path]) -> None:
    excel.open(workbook(Results=[["period"], *([f"P{number}"] for number in range(600))]))

    assert len(items(excel, "period")) == 501


def test_what_was_chosen_stays_chosen_while_the_data_offer_it(excel: VbaExcel, data: Path) -> None:
    book = excel.open(data)
    choose(excel, "level", 2)
    before = chosen(excel, "level")
    level = next(sheet for sheet in book.sheets_ if "Units" in sheet.name).vba_get("Range", ["B3"])
    excel.run("FrontlineForgetItems")
    still = chosen(excel, "level")
    level.vba_set("Value", "Area")
    excel.run("FrontlineForgetItems")

    assert (before, still, chosen(excel, "level")) == (2, 2, 0)


def test_another_workbook_in_front_forgets_what_was_chosen(
    excel: VbaExcel, data: Path, workbook: Callable[..., Path]
) -> None:
    excel.start()
    excel.open(data)
    choose(excel, "level", 1)
    other = excel.open(workbook("other.xlsx", Units=[["level"], ["Store"]]))
    excel.raise_event("WorkbookActivate", other)

    assert items(excel, "level") == ["Automatic", "Store"]
    assert chosen(excel, "level") == 0


@pytest.mark.parametrize(
    "text",
    ["nps", "'); import os; os.abort() #", 'a"b', "é£ü", "\\n", "x" * 200],
    ids=["plain", "quotes", "double-quote", "letters", "backslash", "long"],
)
def test_a_choice_travels_as_hexadecimal_digits(excel: VbaExcel, workbook: Callable[..., Path], text: str) -> None:
    excel.open(workbook(Measures=[["measure_id", "measure_name"], [text, "A"]]))
    choose(excel, "measure", 1)
    arguments: Any = excel.run("FrontlineChosenArguments")

    assert arguments == f",'{text.encode('utf-16-be').hex().upper()}','',''"


def test_both_halves_of_a_sign_outside_the_basic_plane_travel(excel: VbaExcel) -> None:
    halves = "\ud83d\ude00"  # how VBA holds it

    assert excel.run("HexOf", halves) == "D83DDE00"
    assert ribbon.decoded("D83DDE00") == "\U0001f600"
