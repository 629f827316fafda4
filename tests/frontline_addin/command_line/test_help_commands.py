from __future__ import annotations

import json
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from frontline_addin.actions.check_setup import Finding, SetUp
from frontline_addin.command_line.main import main
from frontline_udfs import functions

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]


def test_functions_lists_every_worksheet_function(capsys: Capture) -> None:
    code = main(["functions"])
    out = capsys.readouterr().out

    assert code == 0
    assert len(functions()) > 30
    assert [function.name for function in functions() if function.name not in out] == []


@pytest.mark.parametrize("name", ["FLS_RANK", "fls_rank", "rank"], ids=["as typed", "small letters", "without prefix"])
def test_one_function_is_explained_with_its_arguments_and_an_example(name: str, capsys: Capture) -> None:
    main(["functions", name])
    out = capsys.readouterr().out

    assert out.startswith("FLS_RANK(units, values, [")
    assert "standard_errors" in out
    assert "Example: =FLS_RANK(" in out


def test_functions_as_json_carry_what_other_programs_need(capsys: Capture) -> None:
    main(["functions", "--json"])
    listed = {entry["name"]: entry for entry in json.loads(capsys.readouterr().out)["functions"]}

    assert set(listed) == {function.name for function in functions()}
    assert listed["FLS_RANK"]["arguments"][0].keys() == {"name", "help", "optional", "default"}
    assert listed["FLS_RANK"]["example"].startswith("=FLS_RANK(")


def test_a_function_that_does_not_exist_is_wrong_use_and_names_the_nearest(capsys: Capture) -> None:
    assert main(["functions", "FLS_RNAK"]) == 2
    assert "did you mean FLS_RANK?" in capsys.readouterr().err


def test_a_function_that_is_like_none_of_ours_is_not_guessed(capsys: Capture) -> None:
    assert main(["functions", "XLOOKUP"]) == 2
    assert "but got XLOOKUP: frontline functions lists them." in capsys.readouterr().err


def test_guide_writes_the_workbook_it_names(tmp_path: Path, capsys: Capture) -> None:
    code = main(["guide", "-o", str(tmp_path / "guide.xlsx")])

    assert code == 0
    assert "guide.xlsx" in capsys.readouterr().out
    assert "Functions" in CalamineWorkbook.from_path(tmp_path / "guide.xlsx").sheet_names


def test_doctor_says_which_python_and_xlwings_it_found(capsys: Capture) -> None:
    main(["doctor"])
    out = capsys.readouterr().out

    assert sys.executable in out
    assert "xlwings 0.37.8" in out


def test_doctor_fails_where_something_does_not_fit(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    found = SetUp((Finding("fault", "xlwings is not installed.", "Install it."),))
    monkeypatch.setattr("frontline_addin.actions.check_setup.check_setup", lambda **_: found)

    assert main(["doctor"]) == 1
    assert "FAULT xlwings is not installed. Install it." in capsys.readouterr().out


def test_addin_build_writes_the_add_in_whose_hash_it_names(tmp_path: Path, capsys: Capture) -> None:
    code = main(["addin", "build", "-o", str(tmp_path / "Frontline.xlam"), "--json"])
    result = json.loads(capsys.readouterr().out)

    assert code == 0
    assert result["sha256"] == sha256((tmp_path / "Frontline.xlam").read_bytes()).hexdigest()


def test_addin_build_for_calc_writes_the_extension_whose_hash_it_names(tmp_path: Path, capsys: Capture) -> None:
    code = main(["addin", "build", "--calc", "-o", str(tmp_path / "Frontline.oxt"), "--json"])
    result = json.loads(capsys.readouterr().out)

    assert code == 0
    assert set(result) == {"done", "path", "sha256"}
    assert result["sha256"] == sha256((tmp_path / "Frontline.oxt").read_bytes()).hexdigest()


def test_an_interpreter_without_a_whole_path_is_wrong_use(tmp_path: Path, capsys: Capture) -> None:
    code = main(["addin", "build", "-o", str(tmp_path / "Frontline.xlam"), "--interpreter", "python.exe"])

    assert code == 2
    assert "interpreter must be the whole path" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_command_that_loads_xlwings_leaves_other_excels_alone(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    freed: list[object] = []
    monkeypatch.setattr("frontline_addin.ribbon.keep_other_excels", freed.append)
    main(["functions", "rank"])

    assert freed == [sys.modules["xlwings"]]
    assert capsys.readouterr().err == ""
