"""The add-in that clicks, and what reads the message boxes: all of it as far as it goes without Windows."""

from __future__ import annotations

import os
import signal
import time
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlwings
from excel_on_linux.vba_excel import VbaExcel
from excel_on_linux.windows_xlwings import windows_xlwings
from pyopenvba import ExcelFile
from pyvbaanalysis import analyze_office_file

from excel.acceptance import windows_excel
from excel.acceptance.message_boxes import DIALOGUE_CLASS, MessageBoxes
from excel.acceptance.press_addin import build_press_addin, modules
from frontline_addin import ribbon
from frontline_addin.build_addin import build

if TYPE_CHECKING:
    from pathlib import Path

EXCEL, OTHER = 100, 200
CLOSE, SET_TEXT, OPEN = 0x0010, 0x000C, (0x0111, 1)
"""Messages of Windows."""


def runnable(text: str) -> str:
    """Return a module as the interpreter takes it: it knows one project, and no members of an interface."""
    here = text.replace("\r\n", "\n").replace("\"'Frontline.xlam'!\" & macro", "macro")
    return here.replace("IRibbonControl_", "").replace("Private Property", "Public Property")


def test_the_add_in_that_clicks_reads_back_whole_and_without_a_fault(tmp_path: Path) -> None:
    path = build_press_addin(tmp_path)

    with ExcelFile(path) as workbook:
        found = workbook.vba_modules()
    faults = analyze_office_file(path)
    assert all(found[name.split(".")[0]].strip().endswith(text.strip()) for name, text in modules().items())
    assert [fault for of in faults.values() for fault in of if fault.severity.value == "error"] == []


def test_it_calls_a_procedure_of_the_ribbon_with_the_tag_of_the_button(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(ribbon, "press", lambda *given: calls.append(given))
    openpyxl.Workbook().save(tmp_path / "data.xlsx")
    with windows_xlwings() as python:
        excel = VbaExcel(build(tmp_path / "Frontline.xlam").path, python)
        for name, text in modules().items():
            here = runnable(text)
            excel.app.add_module(here, name=name[:-4], kind="class" if name.endswith(".cls") else "standard")
        excel.open(tmp_path / "data.xlsx")
        excel.run("PressButton", "FrontlinePress", "check_data")

    assert calls == [("check_data", "", "", "")]


class Windows:
    """The functions of Windows that message boxes are found with: windows by handle, each closed once."""

    def __init__(self, *windows: dict[str, Any]) -> None:
        self.windows = dict(enumerate(windows, start=1))
        self.closed: list[int] = []

    def EnumWindows(self, tell: Any, extra: Any) -> None:  # noqa: N802 - Windows' name
        for window in [each for each in self.windows if each not in self.closed]:
            tell(window, extra)

    def EnumChildWindows(self, window: int, tell: Any, extra: Any) -> None:  # noqa: N802
        for place, _ in enumerate(self.windows[window]["texts"]):
            tell((window, place), extra)

    def GetWindowText(self, window: int) -> str:  # noqa: N802
        return str(self.windows[window]["title"])

    def GetClassName(self, window: Any) -> str:  # noqa: N802
        if isinstance(window, tuple):
            return str(self.windows[window[0]].get("control", "Static"))
        return str(self.windows[window].get("kind", DIALOGUE_CLASS))

    def GetWindow(self, window: int, _: int) -> int:  # noqa: N802
        return int(self.windows[window].get("owner", EXCEL))

    @staticmethod
    def GetWindowThreadProcessId(window: int) -> tuple[int, int]:  # noqa: N802
        return 1, window

    @staticmethod
    def PyMakeBuffer(size: int) -> bytearray:  # noqa: N802
        return bytearray(size)

    def SendMessage(self, window: Any, message: int, _: int, buffer: Any) -> int:  # noqa: N802
        if message == CLOSE:
            self.closed.append(window)
            return 0
        if message == SET_TEXT:
            self.windows[window[0]]["typed"] = buffer
            return 0
        text = self.windows[window[0]]["texts"][window[1]]
        buffer[: len(text) * 2] = text.encode("utf-16-le")
        return len(text)

    def PostMessage(self, window: int, message: int, button: int, _: int) -> None:  # noqa: N802
        if (message, button) == OPEN:
            self.closed.append(window)


def read(windows: Windows, monkeypatch: pytest.MonkeyPatch, wanted: int, chosen: Path | None = None) -> list[str]:
    monkeypatch.setattr("excel.acceptance.message_boxes.import_module", lambda _: windows)
    with MessageBoxes("Frontline Scorecards", EXCEL, chosen) as boxes:
        until = time.monotonic() + 5
        while len(windows.closed) < wanted and time.monotonic() < until:
            time.sleep(0.02)
    return boxes.texts


def test_a_message_of_this_excel_is_read_and_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    windows = Windows({"title": "Frontline Scorecards", "texts": ["", "11 sheets – done."]})

    assert read(windows, monkeypatch, 1) == ["11 sheets – done."]
    assert windows.closed == [1]


def test_windows_of_others_are_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    windows = Windows(
        {"title": "Frontline Scorecards", "texts": ["theirs"], "owner": OTHER},
        {"title": "Microsoft Excel", "texts": ["Save?"]},
        {"title": "Frontline Scorecards", "texts": ["a folder"], "kind": "CabinetWClass"},
        {"title": "Frontline Scorecards", "texts": ["ours"]},
    )

    assert read(windows, monkeypatch, 1) == ["ours"]
    assert windows.closed == [4]


def test_a_question_for_a_file_is_answered_with_the_chosen_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = {"title": "Results or scorecard to merge", "texts": [""], "control": "Edit"}
    windows = Windows(asked, {"title": "Microsoft Excel", "texts": ["Save?"]})

    assert read(windows, monkeypatch, 1, tmp_path / "results.xlsx") == []
    assert asked["typed"] == str(tmp_path / "results.xlsx")
    assert windows.closed == [1]


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Processes of a Windows with somebody's Excel and one that the kit starts."""
    processes = [OTHER, EXCEL]
    monkeypatch.setattr(windows_excel, "import_module", lambda _: SimpleNamespace(EnumProcesses=lambda: processes))
    monkeypatch.setattr(windows_excel, "_PATIENCE", 0.0)
    monkeypatch.setattr(xlwings, "apps", SimpleNamespace(keys=lambda: [OTHER]))
    api = SimpleNamespace(Quit=lambda: None)
    app = SimpleNamespace(pid=EXCEL, api=api, impl=SimpleNamespace(xl=api))
    monkeypatch.setattr(xlwings, "App", lambda **_: app)
    return processes


def test_an_excel_that_goes_by_itself_is_not_ended(
    running: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("a process was ended"))
    excel = windows_excel.WindowsExcel(tmp_path)
    excel.app.api.Quit = lambda: running.remove(EXCEL)

    assert excel.is_gone()
    assert excel.is_gone()
    assert running == [OTHER]


def test_an_excel_that_stays_is_ended_and_no_other(
    running: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda *given: ended.append(given))
    excel = windows_excel.WindowsExcel(tmp_path)

    assert not excel.is_gone()
    assert ended == [(EXCEL, signal.SIGTERM)]
    assert OTHER in running


def test_an_excel_that_crashed_and_answers_no_more_is_gone(
    running: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError("The RPC server is unavailable.")

    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("a process was ended"))
    excel = windows_excel.WindowsExcel(tmp_path)
    excel.app.api.Quit = fail
    running.remove(EXCEL)

    assert excel.is_gone()


def test_a_macro_that_excel_refuses_is_run_from_python_and_the_reason_kept(
    running: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any) -> None:
        raise OSError("cannot run the macro")

    pressed: list[str] = []
    monkeypatch.setattr("excel.acceptance.message_boxes.import_module", lambda _: Windows())
    monkeypatch.setattr(ribbon, "press", pressed.append)
    excel = windows_excel.WindowsExcel(tmp_path)
    excel.app.api.Run, excel.app.api.ActiveWorkbook = refuse, None
    excel.press("FrontlinePress", "compare")

    assert running
    assert pressed == ["compare"]
    assert excel.detour == "FrontlinePress: cannot run the macro"
