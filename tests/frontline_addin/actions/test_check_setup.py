from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from frontline import __version__
from frontline_addin.actions import check_setup as module
from frontline_addin.actions.check_setup import WANTED, ExcelFacts, check_setup

if TYPE_CHECKING:
    from pathlib import Path

WELL = ExcelFacts(
    "16.0", "64-bit", r"C:\AddIns\Frontline.xlam", __version__, {**WANTED, "Interpreter_Win": sys.executable}
)


def problems(excel: ExcelFacts | None) -> list[str]:
    return [str(finding) for finding in check_setup(excel).findings if finding.weight != "pass"]


def test_a_machine_without_excel_is_well_and_says_what_was_not_asked() -> None:
    found = check_setup()

    assert found.works
    assert any("Excel was not asked" in finding.sentence for finding in found.findings)
    assert any(sys.executable in finding.sentence for finding in found.findings)


def test_a_well_set_up_excel_gives_one_sentence() -> None:
    found = check_setup(WELL)

    assert problems(WELL) == []
    assert found.sentence == f"All is well: {len(found.findings)} things were looked at."


def test_another_xlwings_is_a_fault_with_the_command_that_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "version", lambda _: "0.36.0")

    (problem,) = problems(None)
    assert problem.startswith("xlwings 0.36.0 is installed, but the add-in calls 0.37.8. ")
    assert problem.endswith(f'Run "{sys.executable}" -m pip install xlwings==0.37.8.')


def test_a_missing_add_in_is_a_fault_with_where_to_switch_it_on() -> None:
    assert problems(replace(WELL, add_in=None)) == [
        "The add-in Frontline.xlam is not loaded. Switch it on under File > Options > Add-ins > Excel Add-ins."
    ]


@pytest.mark.parametrize(("version", "said"), [("0.0.1", "0.0.1"), ("", "of an unknown version")])
def test_an_add_in_of_another_version_is_a_fault(version: str, said: str) -> None:
    (problem,) = problems(replace(WELL, add_in_version=version))

    assert f"is {said}, the Python package {__version__}" in problem


@pytest.mark.parametrize("name", WANTED)
def test_a_changed_setting_of_the_add_in_is_a_fault(name: str) -> None:
    (problem,) = problems(replace(WELL, settings={**WELL.settings, name: "other"}))

    assert problem.startswith(f'The add-in\'s setting {name} is "other", not {WANTED[name]}.')


@pytest.mark.parametrize("weight", ["pass", "fault"])
def test_on_windows_the_library_must_lie_beside_python_or_above(
    weight: str, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("venv") / "Scripts"
    folder.mkdir()
    if weight == "pass":
        (folder.parent / "xlwings64-0.37.8.dll").touch()
    monkeypatch.setattr(module, "_on_windows", lambda: True)

    found = module._dll(folder)

    assert found.weight == weight
    assert found.sentence.startswith("xlwings64-0.37.8.dll")


@pytest.mark.parametrize(
    ("pip", "remedy"),
    [
        pytest.param(object(), "-m pip install xlwings==0.37.8 --force-reinstall.", id="with pip"),
        pytest.param(None, "Run Install-Frontline.cmd again", id="the installer's Python, which has none"),
    ],
)
def test_the_remedy_of_a_missing_library_fits_the_python_that_runs(
    pip: object, remedy: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_on_windows", lambda: True)
    monkeypatch.setattr(module, "find_spec", lambda _: pip)

    assert remedy in str(module._dll(tmp_path))


def test_on_windows_an_interpreter_that_is_gone_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_on_windows", lambda: True)

    found = [str(finding) for finding in module._settings({**WANTED, "Interpreter_Win": r"C:\gone\python.exe"})]

    assert any(r'looks for Python in "C:\gone\python.exe", where there is none' in sentence for sentence in found)


def test_faults_come_first() -> None:
    weights = [finding.weight for finding in check_setup(replace(WELL, add_in=None)).findings]

    assert weights[0] == "fault"
    assert set(weights[1:]) == {"pass"}
