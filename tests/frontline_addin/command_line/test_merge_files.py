"""Files that cannot be meant: one sentence each, and nothing is changed."""

from __future__ import annotations

import hashlib
import shutil
from typing import TYPE_CHECKING

import pytest

from frontline_addin.command_line.main import main

if TYPE_CHECKING:
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]


def contents(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture
def files(tmp_path: Path, yearend: Path, results: Path, built_scorecard: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder to work in, with everything that may be named."""
    folder = tmp_path / "desk"
    (folder / "tables").mkdir(parents=True)
    (folder / "tables" / "results.csv").write_text("period,unit_id,measure_id,value\n2024,a,sat,70\n")
    for source, name in ((yearend, "year-end.xlsx"), (results, "results.xlsx"), (built_scorecard, "scorecard.xlsx")):
        shutil.copyfile(source, folder / name)
    shutil.copyfile(results, folder / "our results.xlsx")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        pytest.param(
            ["year-end.xlsx", "tables"],
            2,
            "YEAREND must be finance's workbook, but tables is a folder; "
            "did you mean frontline merge tables year-end.xlsx?",
            id="a folder second and a workbook first",
        ),
        pytest.param(
            ["tables", "."],
            2,
            "YEAREND must be finance's workbook, but . is a folder; name the workbook in it",
            id="two folders",
        ),
        pytest.param(
            ["year-end.xlsx", "our results.xlsx"],
            1,
            "year-end.xlsx holds no results, and our results.xlsx does; "
            'did you mean frontline merge "our results.xlsx" year-end.xlsx?',
            id="two workbooks the wrong way round",
        ),
        pytest.param(
            ["results.xlsx", "scorecard.xlsx"],
            2,
            "YEAREND must be finance's workbook, but every sheet of scorecard.xlsx is one of a scorecard; "
            "name the results first and finance's workbook second",
            id="into a scorecard",
        ),
        pytest.param(
            ["results.xlsx", "../desk/results.xlsx"],
            2,
            "RESULTS and YEAREND must be two files, but both are ../desk/results.xlsx; "
            "name the results first and finance's workbook second",
            id="into itself",
        ),
        pytest.param(
            ["results.xlsx", "missing.xlsx"],
            1,
            "missing.xlsx does not exist. Check the spelling of the path.",
            id="into a workbook that is not there",
        ),
        pytest.param(
            ["missing", "year-end.xlsx"],
            1,
            "missing does not exist. Check the spelling of the path.",
            id="results that are not there",
        ),
        pytest.param(
            ["results.xlsx", "year-end.xlsx", "-o", "nowhere/out.xlsx"],
            1,
            "The folder nowhere does not exist; make it and run again.",
            id="an output in a folder that is not there",
        ),
        pytest.param(
            ["results.xlsx", "year-end.xlsx", "-o", "tables"],
            1,
            "tables is a folder; give the name of a file.",
            id="a folder for an output",
        ),
        pytest.param(
            ["results.xlsx", "year-end.xlsx", "-o", "results.xlsx"],
            2,
            "output must be another file than the results, which it would replace, but got results.xlsx",
            id="the results as output",
        ),
    ],
)
def test_files_that_cannot_be_meant_are_one_sentence_and_nothing_is_changed(
    files: Path, arguments: list[str], code: int, says: str, capsys: Capture
) -> None:
    before = contents(files)
    found = main(["merge", *arguments])

    assert found == code
    said = [line.rstrip(".") for line in capsys.readouterr().err.splitlines()]
    assert said == [f"ERROR {says}".rstrip("."), "Nothing was written"]
    assert contents(files) == before


@pytest.mark.usefixtures("files")
def test_faults_of_the_results_are_told_even_where_the_workbook_holds_results_too(capsys: Capture) -> None:
    code = main(["merge", "tables", "results.xlsx"])

    assert code == 1
    assert "there is no Measures table" in capsys.readouterr().err


@pytest.mark.usefixtures("files")
def test_a_workbook_of_finance_into_which_one_was_merged_takes_another(capsys: Capture) -> None:
    first = main(["merge", "scorecard.xlsx", "year-end.xlsx"])
    second = main(["merge", "results.xlsx", "year-end.xlsx"])

    assert (first, second) == (0, 0)
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", [["unmerge", "tables"], ["unmerge", "missing.xlsx"], ["unmerge", "scorecard.xlsx"]])
def test_what_nothing_can_be_taken_out_of_is_one_sentence(files: Path, command: list[str], capsys: Capture) -> None:
    before = contents(files)
    code = main(command)

    assert code == 1
    said = capsys.readouterr().err
    assert said.startswith("ERROR ")
    assert command[1] in said
    assert said.endswith("Nothing was written.\n")
    assert contents(files) == before
