"""Every function answers alike as plain Python, through xlwings' real CallUDF, and through the executed VBA."""

from __future__ import annotations

import datetime as dt
import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from excel_on_linux.com_objects import ERROR_NUMBERS, LEFT_OUT, ComBook, ComRange
from excel_on_linux.vba_excel import VbaExcel
from pyopenvba.interpreter import MISSING, VBAArray, VBADate, VBAErrorValue

import frontline_udfs
from frontline_workbooks.sample import make_sample

if TYPE_CHECKING:
    from collections.abc import Callable

CALLS = Path(__file__).parents[2] / "frontline_udfs"
ADDIN_BOOK = ("Frontline.xlam", ("Frontline.conf",))
DAY_0 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's dates know no zone


@pytest.fixture(scope="module")
def calls() -> list[tuple[str, list[Any], Any]]:
    """Calls of every function on the embedded sample, and what plain Python answers."""
    sample = make_sample()
    files = sorted(CALLS.glob("calls_*.py"))
    found = [call for file in files for call in runpy.run_path(str(file))["calls"](sample)]
    in_cells = [(name, [as_excel(given) for given in arguments]) for name, arguments in [*found, ("FLS_VERSION", [])]]
    return [(name, given, as_cells(getattr(frontline_udfs, name)(*given))) for name, given in in_cells]


@pytest.fixture(scope="module")
def sheet(addin: Path, python: Any, tmp_path_factory: pytest.TempPathFactory) -> VbaExcel:
    """Return an Excel with an empty workbook in front."""
    path = tmp_path_factory.mktemp("empty") / "empty.xlsx"
    openpyxl.Workbook().save(path)
    excel = VbaExcel(addin, python)
    excel.open(path)
    return excel


def as_excel(given: Any) -> Any:
    """A value as a cell holds it: every number is a float."""
    if isinstance(given, (list, tuple)):
        return [as_excel(one) for one in given]
    if isinstance(given, dt.date) and not isinstance(given, dt.datetime):
        return dt.datetime(given.year, given.month, given.day)  # noqa: DTZ001 - as Excel's dates
    return float(given) if type(given) is int else given


def as_cells(given: Any) -> Any:
    """A result as cells show it: one cell, or rows of them."""
    if not isinstance(given, (list, tuple)):
        return given
    rows = given if given and isinstance(given[0], (list, tuple)) else [given]
    return rows[0][0] if len(rows) == 1 and len(rows[0]) == 1 else [list(row) for row in rows]


def rows_of(given: list[Any]) -> list[list[Any]]:
    return given if isinstance(given[0], list) else [[cell] for cell in given]


def over_com(given: Any) -> Any:
    if given is None:
        return LEFT_OUT
    return ComRange(rows_of(given)) if isinstance(given, list) else given


def on_sheet(excel: VbaExcel) -> Callable[[Any], Any]:
    """Return what puts an argument beside the last one on the sheet and gives its range."""
    column = 1

    def place(given: Any) -> Any:
        nonlocal column
        if given is None:
            return MISSING
        if not isinstance(given, list):
            return VBADate((given - DAY_0) / dt.timedelta(days=1)) if isinstance(given, dt.datetime) else given
        rows = rows_of(given)
        first = openpyxl.utils.get_column_letter(column)
        column += len(rows[0])
        last = openpyxl.utils.get_column_letter(column - 1)
        cells = excel.range(f"{first}1:{last}{len(rows)}")
        cells.vba_call("Clear")  # a cell that held a date keeps the format of one
        cells.vba_set("Value", array(rows))
        return cells

    return place


def array(rows: list[list[Any]]) -> VBAArray:
    made = VBAArray([(1, len(rows)), (1, len(rows[0]))])
    for row, cells in enumerate(rows, start=1):
        for place, cell in enumerate(cells, start=1):
            dated = VBADate((cell - DAY_0) / dt.timedelta(days=1)) if isinstance(cell, dt.datetime) else cell
            made.set([row, place], "" if cell is None else dated)
    return made


def test_every_function_is_called(calls: list[tuple[str, list[Any], Any]]) -> None:
    assert {name for name, _, _ in calls} | {"FLS_LAST_ERROR"} == {one.name for one in frontline_udfs.functions()}


def test_every_function_is_called_with_an_answer_with_something_left_out_and_with_an_error(
    calls: list[tuple[str, list[Any], Any]],
) -> None:
    answers: dict[str, set[bool]] = {}
    left_out = set()
    for name, arguments, plain in calls:
        answers.setdefault(name, set()).add(isinstance(plain, str) and plain.startswith("#"))
        described = next(one for one in frontline_udfs.functions() if one.name == name)
        if len(arguments) < len(described.arguments) or None in arguments:
            left_out.add(name)

    optional = {one.name for one in frontline_udfs.functions() if any(given.optional for given in one.arguments)}
    assert {name for name, errors in answers.items() if False not in errors} == set()
    assert {name for name, errors in answers.items() if True not in errors} == {"FLS_VERSION"}
    assert optional - left_out == {"FLS_LAST_ERROR"}


def test_python_and_xlwings_own_call_answer_alike(python: Any, calls: list[tuple[str, list[Any], Any]]) -> None:
    book, caller = ComBook(*ADDIN_BOOK), ComRange([[None]])
    for name, arguments, plain in calls:
        called = python.CallUDF("frontline_udfs", name, tuple(map(over_com, arguments)), book, caller)

        assert as_cells(called) == plain, name


def test_python_and_the_executed_vba_answer_alike(sheet: VbaExcel, calls: list[tuple[str, list[Any], Any]]) -> None:
    for name, arguments, plain in calls:
        shown = sheet.call(name, *map(on_sheet(sheet), arguments), at="AZ1")

        assert as_cells(shown) == plain, (name, arguments)


@pytest.mark.parametrize("text", ERROR_NUMBERS)
def test_the_text_of_an_error_becomes_the_error(sheet: VbaExcel, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    error = VBAErrorValue(ERROR_NUMBERS[text])

    def answered(sent: Any) -> Any:
        monkeypatch.setattr(sheet.python.python, "CallUDF", lambda *_: sent, raising=False)
        return sheet.interpreter.run("FLS_VERSION", [])

    row = answered([1.0, text, f"{text} in a sentence"])
    table = answered([[text, "x"], [2.5, text]])
    assert answered(text) == error
    assert [row.get([place]) for place in range(3)] == [1.0, error, f"{text} in a sentence"]
    assert [table.get([line, place]) for line in (0, 1) for place in (0, 1)] == [error, "x", 2.5, error]


def test_the_add_in_itself_is_handed_to_python_and_not_the_workbook_in_front(sheet: VbaExcel) -> None:
    sheet.call("FLS_VERSION")

    assert sheet.python.calls[-1][1].name == "Frontline.xlam"
    assert sheet.application.active_book.name == "empty.xlsx"
