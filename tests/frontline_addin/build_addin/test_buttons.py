"""Each button of the ribbon, from its callback in VBA to the function of Python that it calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring
from excel_on_linux.vba_excel import Control, Ribbon
from openpyxl.workbook.defined_name import DefinedName

from frontline_addin import ribbon
from frontline_addin.build_addin.sources import RIBBON, source
from frontline_workbooks.own_sheets import SHEET_NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from excel_on_linux.vba_excel import VbaExcel

BUTTONS = [
    Control(element.get("id", ""), element.get("tag", ""))
    for element in fromstring(source(RIBBON)).iter()
    if element.get("onAction") == "FrontlinePress"
]
NEED_A_WORKBOOK = {
    "check_data",
    "build_scorecard",
    "refresh_rankings",
    "compare",
    "values_only",
    "repair_links",
    "merge_yearend",
    "unmerge",
    "undo",
}
NEED_A_YEAR_END_WORKBOOK = {"merge_yearend", "unmerge"}
TAGS = sorted(control._tag for control in BUTTONS)


@pytest.fixture
def pressed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """Calls of the one function behind the buttons."""
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(ribbon, "press", lambda *given: calls.append(given))
    return calls


@pytest.fixture
def data(workbook: Callable[..., Path]) -> Path:
    return workbook(
        Measures=[["measure_id", "measure_name"], ["it's \"x\"')", "NPS"]],
        Units=[["level"], ["Branch"]],
        Results=[["period"], ["2024"]],
    )


@pytest.fixture
def scorecard(data: Path) -> Path:
    book = openpyxl.load_workbook(data)
    book.create_sheet("Rankings").defined_names[SHEET_NAME] = DefinedName(
        SHEET_NAME, attr_text='"Rankings"', hidden=True
    )
    book.save(data)
    return data


def test_every_button_has_an_action_and_every_action_a_button() -> None:
    assert sorted({**ribbon._WITH_WORKBOOK, **ribbon._WITHOUT_WORKBOOK}) == TAGS


@pytest.mark.parametrize("control", BUTTONS, ids=lambda control: control._tag)
def test_a_button_calls_its_action_in_python(
    excel: VbaExcel, data: Path, pressed: list[tuple[str, ...]], control: Control
) -> None:
    book = excel.open(data)
    excel.run("FrontlinePress", control)

    assert pressed == [(control._tag, "", "", "")]
    assert vars(excel.windows)["BOOK_CALLER"] is book
    assert excel.messages == []


def test_a_button_passes_what_is_chosen(excel: VbaExcel, data: Path, pressed: list[tuple[str, ...]]) -> None:
    excel.open(data)
    for name in ("measure", "level", "period"):
        excel.run("FrontlineChoose", Control(name, name), "", 1)
    excel.run("FrontlinePress", Control("x", "compare"))

    assert [tuple(map(ribbon.decoded, given[1:])) for given in pressed] == [("it's \"x\"')", "Branch", "2024")]


def test_without_a_workbook_python_is_told_so(excel: VbaExcel, pressed: list[tuple[str, ...]]) -> None:
    excel.run("FrontlinePress", Control("x", "guide"))

    assert pressed == [("guide", "", "", "")]
    assert vars(excel.windows)["BOOK_CALLER"] is None


def test_without_python_a_button_says_so_in_a_sentence(excel_without_python: VbaExcel, data: Path) -> None:
    excel_without_python.open(data)
    excel_without_python.run("FrontlinePress", BUTTONS[0])

    assert len(excel_without_python.messages) == 1
    assert excel_without_python.messages[0].startswith("Python did not answer: ")
    assert "Traceback" not in excel_without_python.messages[0]


def test_after_a_button_the_ribbon_is_drawn_again(excel: VbaExcel, data: Path, pressed: list[tuple[str, ...]]) -> None:
    drawn = Ribbon()
    excel.open(data)
    excel.run("FrontlineLoaded", drawn)
    excel.run("FrontlinePress", BUTTONS[0])

    assert len(pressed) == 1
    assert drawn.redrawn == 1


def test_after_a_button_the_lists_are_read_again(excel: VbaExcel, data: Path, pressed: list[tuple[str, ...]]) -> None:
    book = excel.open(data)
    level = Control("level", "level")
    before = excel.asked("FrontlineGetItemLabel", level, 1)
    next(sheet for sheet in book.sheets_ if sheet.name == "Units").vba_get("Range", ["A2"]).vba_set("Value", "Store")
    excel.run("FrontlinePress", BUTTONS[0])

    assert len(pressed) == 1
    assert (before, excel.asked("FrontlineGetItemLabel", level, 1)) == ("Branch", "Store")


def enabled(excel: VbaExcel) -> set[str]:
    return {tag for tag in TAGS if excel.asked("FrontlineGetEnabled", Control("x", tag))}


def tip(excel: VbaExcel, tag: str) -> str:
    return str(excel.asked("FrontlineGetSupertip", Control("x", tag)))


def test_without_a_workbook_the_buttons_say_what_to_do(excel: VbaExcel) -> None:
    first_lines = {tag: tip(excel, tag).split("\r\n")[0] for tag in NEED_A_WORKBOOK}

    assert enabled(excel) & NEED_A_WORKBOOK == set()
    assert first_lines == {
        tag: "Open the year-end workbook first."
        if tag in NEED_A_YEAR_END_WORKBOOK
        else "Open the workbook with your data first."
        for tag in NEED_A_WORKBOOK
    }


@pytest.mark.parametrize("tag", ["compare", "merge_yearend"])
def test_in_protected_view_the_buttons_say_what_to_click(excel: VbaExcel, tag: str) -> None:
    excel.application.protected_view = excel.application

    assert tip(excel, tag).startswith("This file is in Protected View: click Enable Editing first.")


def test_without_a_scorecard_there_is_nothing_to_refresh_or_take_out(excel: VbaExcel, data: Path) -> None:
    excel.open(data)

    assert NEED_A_WORKBOOK - enabled(excel) == {"refresh_rankings", "unmerge"}
    assert tip(excel, "refresh_rankings").startswith(
        "This workbook holds no scorecard yet: click Build scorecard first."
    )
    assert tip(excel, "unmerge").startswith("This workbook holds no sheets of ours, so there is nothing to take out.")


def test_with_a_scorecard_every_button_works(excel: VbaExcel, scorecard: Path) -> None:
    excel.open(scorecard)

    assert enabled(excel) >= NEED_A_WORKBOOK
    assert tip(excel, "refresh_rankings").startswith("Scores the data again")
    assert tip(excel, "unmerge").startswith("Takes every sheet of ours out")


def test_a_protected_structure_disables_what_adds_or_removes_sheets(excel: VbaExcel, scorecard: Path) -> None:
    book = excel.open(scorecard)
    book.vba_get("Protect")

    assert NEED_A_WORKBOOK - enabled(excel) == {
        "build_scorecard",
        "refresh_rankings",
        "compare",
        "merge_yearend",
        "unmerge",
        "undo",
    }
    assert "click Review, Protect Workbook first" in tip(excel, "undo")
    assert "click Review, Protect Workbook first" in tip(excel, "unmerge")


def test_every_control_has_a_tip_of_a_sentence(excel: VbaExcel, scorecard: Path) -> None:
    excel.open(scorecard)
    tips = [tip(excel, tag) for tag in (*NEED_A_WORKBOOK, "measure", "level", "period")]

    assert all(30 < len(text) < 200 and text.endswith(".") for text in tips)
