"""The VBA is read by an analyser, by a parser and by checks of ours, and each is shown faults that it must find."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from excel_on_linux.vba_checks import every_fault
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.exceptions import VBACompileError, VBAError
from pyopenvba.interpreter import parse_module
from pyvbaanalysis import analyze_loose_files, analyze_office_file

from frontline_addin.build_addin.vba_project import all_modules

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def modules() -> dict[str, str]:
    return {name: text.replace("\r\n", "\n") for name, text in all_modules().items()}


def with_fault(modules: dict[str, str], name: str, old: str, new: str) -> dict[str, str]:
    assert old in modules[name]
    return modules | {name: modules[name].replace(old, new, 1)}


def errors_of(folder: Path, modules: dict[str, str], only: str) -> set[str]:
    for name, text in modules.items():
        (folder / name).write_text(text, encoding="cp1252")
    stem = only.rpartition(".")[0]
    found = analyze_loose_files(sorted(folder.iterdir()), only=[stem])
    return {fault.code for fault in found[stem] if fault.severity.value == "error"}


def test_the_analyser_finds_no_error_in_the_built_add_in(addin: Path) -> None:
    found = analyze_office_file(addin)

    assert {"FrontlineFunctions", "FrontlineRibbon", "xlwings"} <= set(found)
    assert [fault for faults in found.values() for fault in faults if fault.severity.value == "error"] == []


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        pytest.param(
            "FrontlineLinks.bas", "ByVal link As String) As Long", "ByVal next As String) As Long", id="keyword"
        ),
        pytest.param(
            "FrontlineLinks.bas", "ByVal link As String) As Long", "ByVal _link As String) As Long", id="underscore"
        ),
        pytest.param(
            "FrontlineLinks.bas",
            "ByVal link As String) As Long",
            "ByVal link As String, ByVal LINK As String) As Long",
            id="same-name-twice",
        ),
        pytest.param("FrontlineLinks.bas", "FileNameOf(link)", "NameOf(link)", id="unknown-function"),
        pytest.param("FrontlineLinks.bas", "FileNameOf(link)", "FileNameOf(link, 1)", id="one-argument-too-many"),
        pytest.param("FrontlineLinks.bas", "Dim cut As Long", "", id="undeclared-variable"),
        pytest.param(
            "FrontlineLinks.bas", "Private Function IsForeign", "Private Function FileNameOf", id="procedure-twice"
        ),
        pytest.param(
            "FrontlineEvents.cls", "WorkbookOpen(ByVal Wb As Workbook)", "WorkbookOpen()", id="event-without-argument"
        ),
    ],
)
def test_the_analyser_finds_a_fault(modules: dict[str, str], tmp_path: Path, name: str, old: str, new: str) -> None:
    assert errors_of(tmp_path, with_fault(modules, name, old, new), name)


def test_the_parser_reads_every_module_of_ours_and_finds_a_missing_end_if(modules: dict[str, str]) -> None:
    whole = modules["FrontlineStatus.bas"]
    parse_module(whole)

    with pytest.raises(VBACompileError):
        parse_module(modules["FrontlineLinks.bas"].replace("    End If\n", "", 1).replace("End If", ""))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("book.LinkSources", "book.LinkSourcez", id="member-that-does-not-exist"),
        pytest.param("wasSaved = book.Saved", "Set wasSaved = book.Saved", id="set-of-no-object"),
    ],
)
def test_running_finds_what_no_analyser_finds(modules: dict[str, str], old: str, new: str) -> None:
    app = ExcelApplication()
    book = app.add_workbook()
    book.is_addin, book.links = False, ["C:\\a\\Other.xlam"]
    app.add_module(with_fault(modules, "FrontlineLinks.bas", old, new)["FrontlineLinks.bas"], name="FrontlineLinks")

    with pytest.raises(VBAError):
        app.interpreter.run("FrontlineRepairLinks", [book])


def test_the_checks_of_ours_find_nothing(modules: dict[str, str]) -> None:
    assert every_fault(modules) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "fault"),
    [
        pytest.param("FrontlineStatus.bas", "add-in", "add\u2011in", "text outside ASCII", id="dash"),
        pytest.param("FrontlineLinks.bas", "Option Explicit\n", "", "no Option Explicit", id="undeclared"),
        pytest.param("FrontlineLinks.bas", "Option Private Module\n", "", "no Option Private Module", id="open-module"),
        pytest.param(
            "FrontlineLinks.bas",
            "Private Function FileNameOf",
            "Function FileNameOf",
            "a cell may call FileNameOf",
            id="open-function",
        ),
        pytest.param(
            "xlwings.bas",
            "Private Declare PtrSafe Function LoadLibrary",
            "Declare PtrSafe Function LoadLibrary",
            "a cell may call LoadLibrary",
            id="open-declare",
        ),
        pytest.param(
            "FrontlineLinks.bas",
            "Private Function FileNameOf",
            "Private Function FrontlineValues",
            "named like a module",
            id="module-name",
        ),
        pytest.param(
            "FrontlineLinks.bas",
            "Private Function FileNameOf",
            "Private Function ABC12",
            "looks like a cell",
            id="cell-name",
        ),
        pytest.param(
            "FrontlineRibbon.bas",
            "    On Error Resume Next\n",
            "",
            "FrontlineLoaded has no On Error",
            id="open-callback",
        ),
        pytest.param(
            "FrontlineEvents.cls",
            "    On Error Resume Next\n",
            "",
            "mExcel_WorkbookOpen has no On Error",
            id="open-event",
        ),
        pytest.param(
            "xlwings.bas",
            "SheetExists(ThisWorkbook",
            "SheetExists(ActiveWorkbook",
            "uses ActiveWorkbook",
            id="other-workbook",
        ),
        pytest.param(
            "FrontlineFunctions.bas",
            "ThisWorkbook",
            "ActiveWorkbook",
            "hands the active workbook",
            id="workbook-to-python",
        ),
    ],
)
def test_the_checks_of_ours_find_a_fault(modules: dict[str, str], name: str, old: str, new: str, fault: str) -> None:
    found = every_fault(with_fault(modules, name, old, new))

    assert any(fault in sentence for sentence in found), found
