from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from excel.acceptance import sample_calls
from excel.acceptance.check import NotAsExpectedError
from excel.acceptance.checks_of_templates import compare_with_file
from excel.acceptance.formulas import bad_cells, formula_count
from excel.acceptance.function_sheets import difference, put_call
from excel.acceptance.sample_calls import SampleCall
from excel.stand_in import StandIn

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xlwings as xw

ATTAINED = SampleCall("FLS_ATTAINMENT", ([[90.0], [110.0]], 100.0), [[0.9], [1.1]])


@pytest.fixture
def excel(monkeypatch: pytest.MonkeyPatch) -> StandIn:
    return StandIn(monkeypatch)


@pytest.fixture
def sheet(excel: StandIn) -> xw.Sheet:
    return excel.app.books.add().sheets[0]


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    def save(**cells: Any) -> Path:
        book = openpyxl.Workbook()
        for address, value in cells.items():
            book.worksheets[0][address] = value
        book.save(tmp_path / "saved.xlsx")
        return tmp_path / "saved.xlsx"

    return save


def test_an_answer_as_expected_differs_in_nothing(sheet: xw.Sheet) -> None:
    cell = put_call(sheet, 1, ATTAINED)

    assert difference(cell, ATTAINED.answer) == ""
    assert sheet.range("B1").value == "=FLS_ATTAINMENT(A2:A3,100)"


@pytest.mark.parametrize(
    ("address", "value", "said"),
    [
        pytest.param("B3", 1.2, "B3 shows 1.2 instead of 1.1", id="another-number"),
        pytest.param("B3", "'1.1", "B3 shows '1.1' instead of 1.1", id="text-for-a-number"),
        pytest.param("B3", "#N/A", "B3 shows '#N/A' instead of 1.1", id="error"),
        pytest.param("B3", None, "B3 shows an empty cell instead of 1.1", id="nothing"),
        pytest.param("B4", 5.0, "B4 shows 5.0 instead of an empty cell", id="a-row-too-many"),
        pytest.param("C2", 5.0, "C2 shows 5.0 instead of an empty cell", id="a-column-too-many"),
    ],
)
def test_a_cell_that_shows_something_else_is_named(sheet: xw.Sheet, address: str, value: Any, said: str) -> None:
    cell = put_call(sheet, 1, ATTAINED)
    sheet.range(address).value = value

    assert difference(cell, ATTAINED.answer) == said


def test_a_text_that_looks_like_a_date_stays_a_text_in_its_cell(sheet: xw.Sheet) -> None:
    put_call(sheet, 1, SampleCall("FLS_VERSION", (), [["x"]]))
    put_call(sheet, 3, SampleCall("FLS_TREND", ([["Dec 2025"], ["1-2"]], [[1.0], [2.0]]), [[""]]))

    assert sheet.range("C2:C3").value == ["Dec 2025", "1-2"]


def test_a_function_that_excel_does_not_know_is_named_with_its_cell(sheet: xw.Sheet) -> None:
    sheet.range("A1").value = [["fine", 1.0], ["#NAME?", 2.0]]

    assert bad_cells(sheet.book) == [f"{sheet.name}!A2: #NAME?"]


def test_a_sign_of_implicit_intersection_is_named_with_its_cell(sheet: xw.Sheet) -> None:
    sheet.range("B2").value = "=SUM(@A1:A9)"
    sheet.range("B3").value = '=A1&"@"'

    assert bad_cells(sheet.book) == [f"{sheet.name}!B2: @"]


def test_formulas_of_ours_are_counted(excel: StandIn, saved: Callable[..., Path]) -> None:
    path = saved(A1="=1+1", B1=ArrayFormula("B1:B2", "=FLS_SHARE(1,2)"))

    assert formula_count(excel.open(path)) == 1


def test_a_cell_that_differs_from_the_file_is_named(excel: StandIn, saved: Callable[..., Path]) -> None:
    path = saved(A1="kept", B2=7)
    book = excel.open(path)
    before = compare_with_file(book, path)
    book.sheets[0].range("B2").value = 8.0

    assert before == 2
    with pytest.raises(NotAsExpectedError, match=r"Sheet!B2 shows 8\.0 instead of 7"):
        compare_with_file(book, path)


def test_the_stored_answers_are_those_of_this_python() -> None:
    current = sample_calls.current_digests()

    assert current == sample_calls.stored_digests(), "Look at what changed, then call sample_calls.store()."


def test_a_changed_answer_has_another_digest_and_the_last_digits_have_not() -> None:
    def digest(value: float) -> str:
        return sample_calls.digest_of([SampleCall("FLS_X", (), [["a", value]])])

    assert digest(0.123456789) == digest(0.123456788)
    assert digest(0.12345) != digest(0.12346)
    assert digest(1e-17) == digest(0.0)
