from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from frontline_addin.command_line.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Capture = pytest.CaptureFixture[str]
    Parts = Callable[[Path], dict[str, bytes]]


def run(capsys: Capture, *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def tabs(path: Path) -> list[str]:
    return CalamineWorkbook.from_path(path).sheet_names


@pytest.fixture
def counting(tmp_path: Path) -> Path:
    """Return a workbook with a formula that counts its sheets."""
    path = tmp_path / "counting.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("Index").write_formula("B7", "=_xlfn.SHEETS()", None, 1)
    return path


def test_merge_says_what_went_in_what_was_filled_and_what_did_not_match(
    yearend: Path, results: Path, capsys: Capture
) -> None:
    code, out, err = run(capsys, "merge", results, yearend, "--fill", "Budget!Satisfied=SAT")

    assert (code, err) == (0, "")
    assert "✔ The scorecard was merged into year-end.xlsx, 2024: " in out
    assert "2 cells of the table Budget (sheet Money) filled by Shop: Satisfied with sat." in out
    assert "Not in the results: z" in out
    assert "What it was until now is year-end (before " in out
    assert f"Workbook: {yearend.resolve()}" in out


def test_merge_tells_programs_the_same(yearend: Path, results: Path, tmp_path: Path, capsys: Capture) -> None:
    output = tmp_path / "out.xlsx"
    code, out, _ = run(
        capsys,
        "merge",
        results,
        yearend,
        "-o",
        output,
        "--sheets",
        "Summary",
        "--fill",
        "Budget!Waiting=wait",
        "--json",
    )
    told = json.loads(out)

    assert code == 0
    assert (told["done"], told["path"]) == (True, str(output.resolve()))
    assert told["added"] == ["Summary", "Reconciliation", "Audit trail"]
    assert told["filled"][0]["columns"] == {"Waiting": "wait"}
    assert told["filled"][0]["not_in_results"] == ["z"]
    assert any("in finance's table Budget" in sentence for sentence in told["reconciliation"])


def test_unmerge_gives_the_workbook_back(
    yearend: Path, results: Path, tmp_path: Path, parts: Parts, capsys: Capture
) -> None:
    merged, back = tmp_path / "merged.xlsx", tmp_path / "back.xlsx"
    run(capsys, "merge", results, yearend, "-o", merged)
    code, out, _ = run(capsys, "unmerge", merged, "-o", back)

    assert code == 0
    assert "sheets of ours taken out of merged.xlsx." in out
    assert parts(back) == parts(yearend)


def test_what_counts_the_sheets_is_said_before_and_the_end_is_offered(
    counting: Path, results: Path, capsys: Capture
) -> None:
    code, _, err = run(capsys, "merge", results, counting, "-o", counting.with_name("front.xlsx"))

    assert code == 0
    assert "WARNING Sheet Index, cell B7: " in err
    assert "With --at end " in err


def test_at_the_end_nothing_is_warned_of(counting: Path, results: Path, capsys: Capture) -> None:
    code, _, err = run(capsys, "merge", results, counting, "--at", "end")

    assert (code, err) == (0, "")
    assert tabs(counting)[0] == "Index"


def test_the_settings_of_a_build_hold_for_a_merge(yearend: Path, results: Path, capsys: Capture) -> None:
    code, out, _ = run(capsys, "merge", results, yearend, "--period", "2023", "--measure", "wait", "--at", "Notes")

    assert code == 0
    assert "year-end.xlsx, 2023:" in out
    assert tabs(yearend)[:2] == ["Money", "ReadMe"]


@pytest.mark.real_data
def test_a_signed_workbook_is_refused_and_taking_the_signature_off_is_offered(
    real_data: Path, results: Path, tmp_path: Path, capsys: Capture
) -> None:
    signed, output = real_data / "workbooks" / "good" / "22e2d0__hello-world-signed.xlsx", tmp_path / "out.xlsx"
    refused, _, err = run(capsys, "merge", results, signed, "-o", output)
    taken, out, _ = run(capsys, "merge", results, signed, "-o", output, "--drop-signature")

    assert (refused, taken) == (1, 0)
    assert "Or take it off with --drop-signature." in err
    assert "was taken off; sign it anew." in out


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--sheets", "Moon"), "no sheet Moon"),
        (("--fill", "Satisfied"), 'fill must be like "Table!Column=measure"'),
        (("--fill", "Budget!Satisfied=moon"), "no measure moon"),
        (("--units", "Moon!Shop"), "no table or sheet Moon"),
        (("-o", "out.xlsm"), "output must end in .xlsx"),
    ],
    ids=["a sheet", "a form", "a measure", "a table", "an ending"],
)
def test_wrong_use_is_exit_code_2_and_nothing_is_written(
    yearend: Path, results: Path, capsys: Capture, options: tuple[str, ...], sentence: str
) -> None:
    before = yearend.read_bytes()
    code, _, err = run(capsys, "merge", results, yearend, *options)

    assert code == 2
    assert sentence in err
    assert err.endswith("Nothing was written.\n")
    assert yearend.read_bytes() == before


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("merge", "results.xlsx", "no.xlsx"), "no.xlsx does not exist"),
        (("merge", "no", "year-end.xlsx"), "no does not exist"),
        (("merge", "year-end.xlsx", "results.xlsx"), "year-end.xlsx holds no results, and results.xlsx does"),
        (("merge", "results.xlsx", "year-end.xlsx", "--at", "Moon"), "no sheet Moon to stand in front of"),
        (("unmerge", "year-end.xlsx"), "no sheet of ours in year-end.xlsx"),
    ],
    ids=["no workbook", "no results", "the wrong way round", "no such place", "nothing to take out"],
)
def test_what_cannot_be_done_is_exit_code_1_with_a_sentence(
    yearend: Path,
    results: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    command: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = {path.name: path.read_bytes() for path in (yearend, results)}
    code, _, err = run(capsys, *command)

    assert code == 1
    assert sentence in err
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
