"""A workbook that pretends to be the add-in's configuration changes nothing of what Python is started, and how."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest
from excel_on_linux.vba_excel import LOCAL_FOLDER, Control
from openpyxl.workbook.defined_name import DefinedName

from frontline import __version__
from frontline_addin import ribbon
from frontline_addin.build_addin.vendored import xlwings_module

if TYPE_CHECKING:
    from pathlib import Path

    from excel_on_linux.vba_excel import VbaExcel

COMMAND = re.compile(r'cmd\.exe +/K ""(?P<python>[^"]+)" (?P<options>[-\w ]+) -c "(?P<code>[^"]+)""')
"""The quotes around the path and around the whole: cmd.exe takes the outer ones off."""

SETTINGS = [
    ["INTERPRETER_WIN", r"\\evil\share\python.exe"],
    ["INTERPRETER", r"\\evil\share\python.exe"],
    ["PYTHONPATH", r"\\evil\share"],
    ["ADD_WORKBOOK_TO_PYTHONPATH", "True"],
    ["USE UDF SERVER", "False"],
    ["UDF MODULES", "udfs"],
    ["DEBUG UDFS", "True"],
    ["SHOW CONSOLE", "True"],
    ["CONDA PATH", r"\\evil\conda"],
    ["CONDA ENV", "base"],
    ["LICENSE_KEY", "');import os;os.abort()#"],
    ["SHOW_ERROR_POPUPS", "False"],
]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A workbook, and files beside it, that try every way in."""
    book = openpyxl.Workbook()
    for title in ("Frontline.conf", "xlwings.conf", "myaddin.conf", "udfs.py"):
        sheet = book.create_sheet(title)
        for row in SETTINGS:
            sheet.append(row)
    book.create_sheet("Measures").append(["measure_id", '=HYPERLINK("http://evil")'])
    book.defined_names["FLS_VERSION"] = DefinedName("FLS_VERSION", attr_text='"9.9"')
    for name in ("udfs", "frontline_udfs", "frontline_addin", "xlwings", "numpy", "site"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('hostile code ran')\n", encoding="utf-8")
    for name in ("Frontline.conf", "xlwings.conf"):
        lines = [f'"{key}","{value}"' for key, value in SETTINGS]
        (tmp_path / name).write_text("\n".join(lines), encoding="utf-8")
    path = tmp_path / "a;;;;;;evil;.xlsx"
    book.save(path)
    return path


def test_python_is_started_exactly_as_without_it(excel: VbaExcel, hostile: Path) -> None:
    excel.call("FLS_VERSION")
    excel.open(hostile)
    shown = excel.call("FLS_VERSION")

    assert shown != "9.9"
    assert len(excel.python.commands) > 1
    assert len(set(excel.python.commands)) == 1
    assert len(set(excel.python.libraries)) == 1
    assert "evil" not in excel.python.commands[0] + excel.python.libraries[0]


def test_a_sheet_named_like_python_code_stops_no_function(excel: VbaExcel, hostile: Path) -> None:
    excel.open(hostile)

    assert excel.call("FLS_RANK", excel.range("A1:A2"), excel.range("B1:B2")) != "#VALUE!"


def test_a_button_runs_our_code_alone(excel: VbaExcel, hostile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setattr(ribbon, "press", lambda *given: calls.append(given))
    excel.open(hostile)
    excel.run("FrontlinePress", Control("x", "check_data"))

    assert calls == [("check_data", "", "", "")]
    assert [sheet.name for sheet in excel.application.active_book.sheets_].count("Error") == 0


def test_files_beside_the_workbook_are_never_imported(excel: VbaExcel, hostile: Path) -> None:
    excel.call("FLS_VERSION")
    match = COMMAND.fullmatch(excel.python.commands[0])
    assert match is not None
    code = match["code"].replace("$(CLSID)", "").replace("xlwings.serve('')", "import frontline_udfs, numpy; print(7)")

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *options, "-c", code]
        return subprocess.run(command, cwd=hostile.parent, capture_output=True, text=True, check=False)

    started, careless = run(*match["options"].split()), run()
    assert started.stdout.strip() == "7", started.stderr
    assert "hostile code ran" in careless.stderr


def test_a_path_with_spaces_and_signs_reaches_windows_whole(excel: VbaExcel) -> None:
    excel.call("FLS_VERSION")
    match = COMMAND.fullmatch(excel.python.commands[0])

    assert match is not None
    assert match["python"] == rf"{LOCAL_FOLDER}\FrontlineScorecards\{__version__}\python\python.exe"
    assert excel.python.libraries[0] == rf"{LOCAL_FOLDER}\FrontlineScorecards\{__version__}\python\xlwings64-0.37.8.dll"


def test_no_file_of_the_user_or_beside_the_workbook_is_read() -> None:
    text = xlwings_module()
    code = text[text.index("Private Function") :]

    for word in ("GetConfigFromFile", "USERPROFILE", "prepare_sys_path", "LICENSE", "xlwings.pro", "ActiveWorkbook"):
        assert word not in code, word
