"""What is said when Python cannot be reached, or is another version than the add-in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from excel_on_linux.vba_excel import Control
from pyopenvba.interpreter import EMPTY, MISSING

import frontline_udfs

if TYPE_CHECKING:
    from excel_on_linux.vba_excel import VbaExcel

    from frontline_udfs.core.metadata import WorksheetFunction

LAST_ERROR = Control("frontlineLastError", "last_error")


def test_without_python_every_function_shows_an_error_and_the_sentence_is_kept(excel_without_python: VbaExcel) -> None:
    for function in frontline_udfs.functions():
        shown, sentence = without_python(excel_without_python, function)

        assert shown == (sentence if function.name == "FLS_LAST_ERROR" else "#VALUE!"), function.name
        assert sentence.startswith("Python did not answer: "), function.name
        assert sentence.endswith("Click Check set-up on the tab Scorecards."), function.name


def without_python(excel: VbaExcel, function: WorksheetFunction) -> tuple[Any, str]:
    arguments = [MISSING if argument.optional else EMPTY for argument in function.arguments]
    shown = excel.call(function.name, *arguments)
    sentence = str(excel.call("FLS_LAST_ERROR", MISSING))
    excel.run("FrontlineForgetFailure")
    return shown, sentence


def test_a_traceback_is_cut_to_what_happened(excel: VbaExcel, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> None:
        raise ModuleNotFoundError("No module named 'frontline_udfs'")

    monkeypatch.setattr(excel.python.python, "CallUDF", fails, raising=False)

    assert excel.call("FLS_VERSION") == "#VALUE!"
    assert excel.call("FLS_LAST_ERROR", MISSING) == (
        "Python did not answer: ModuleNotFoundError: No module named 'frontline_udfs' "
        "Click Check set-up on the tab Scorecards."
    )


def test_a_failure_that_python_knows_nothing_of_is_shown_before_its_older_errors(
    excel: VbaExcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    excel.call("FLS_ALPHA", "many")
    with monkeypatch.context() as patched:
        patched.setattr(excel.python.python, "CallUDF", lambda *_: 1 / 0, raising=False)
        excel.call("FLS_VERSION")

    assert excel.call("FLS_LAST_ERROR", MISSING).startswith("Python did not answer: ZeroDivisionError")


def test_an_error_that_python_explains_takes_the_place_of_one_it_does_not_know(
    excel: VbaExcel, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(excel.python.python, "CallUDF", lambda *_: 1 / 0, raising=False)
        excel.call("FLS_VERSION")
    excel.call("FLS_ALPHA", "many")

    assert excel.call("FLS_LAST_ERROR", MISSING).startswith("FLS_ALPHA: ")


def test_the_button_shows_the_last_sentence(excel_without_python: VbaExcel) -> None:
    excel_without_python.run("FrontlineShowLastError", LAST_ERROR)
    excel_without_python.call("FLS_VERSION")
    excel_without_python.run("FrontlineShowLastError", LAST_ERROR)

    assert excel_without_python.messages[0] == "No function and no button has failed since Excel was started."
    assert excel_without_python.messages[1].startswith("Python did not answer: ")


def test_the_button_starts_no_python(excel: VbaExcel) -> None:
    excel.run("FrontlineShowLastError", LAST_ERROR)

    assert excel.python.commands == []


def test_the_button_asks_a_python_that_has_answered(excel: VbaExcel) -> None:
    excel.call("FLS_ALPHA", "many")
    excel.run("FrontlineShowLastError", LAST_ERROR)

    assert excel.messages[0].startswith("FLS_ALPHA: ")


@pytest.mark.parametrize(
    ("installed", "advice"),
    [
        pytest.param("0.0.9", "update the Python package.", id="older-package"),
        pytest.param("0.10.0", "update the add-in.", id="newer-package"),
        pytest.param("2", "update the add-in.", id="version-of-one-number"),
    ],
)
def test_another_version_is_said_once_with_what_to_update(
    excel: VbaExcel, monkeypatch: pytest.MonkeyPatch, installed: str, advice: str
) -> None:
    monkeypatch.setattr(excel.python.python, "CallUDF", lambda *_: installed, raising=False)
    excel.call("FLS_VERSION")
    said = excel.application.vba_get("StatusBar")
    excel.application.vba_set("StatusBar", "something else", [], {}, by_ref=False)
    excel.call("FLS_VERSION")
    excel.run("FrontlineShowLastError", LAST_ERROR)

    assert said == f"The add-in is version {frontline_udfs.FLS_VERSION()}, the Python package {installed}: {advice}"
    assert excel.application.vba_get("StatusBar") == "something else"
    assert excel.messages[0].endswith(said)
    assert [name for name, _ in excel.python.calls].count("FLS_VERSION") == 3


@pytest.mark.parametrize(("one", "other"), [("0.9.0", "0.10.0"), ("0.9", "1"), ("1.2.9", "1.2.10")])
def test_versions_are_compared_as_numbers(excel: VbaExcel, one: str, other: str) -> None:
    assert excel.run("IsOlder", one, other) is True
    assert excel.run("IsOlder", other, one) is False
    assert excel.run("IsOlder", one, one) is False


def test_the_same_version_is_not_mentioned(excel: VbaExcel) -> None:
    excel.call("FLS_VERSION")

    assert excel.application.vba_get("StatusBar") is False
