from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from frontline_addin.command_line.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    YearBook = Callable[..., Path]
    Capture = pytest.CaptureFixture[str]


def run(capsys: Capture, *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_refresh_says_what_it_did(workbook: Path, capsys: Capture) -> None:
    code, out, _ = run(capsys, "refresh", workbook, "--period", "2023")

    assert code == 0
    assert "sheets of year.xlsx refreshed, 2023." in out


def test_refresh_takes_the_data_named(workbook: Path, year_book: YearBook, tmp_path: Path, capsys: Capture) -> None:
    code, out, _ = run(
        capsys, "refresh", workbook, "--data", year_book(tmp_path / "new.xlsx", first_value=99), "--json"
    )
    result = json.loads(out)
    rows = CalamineWorkbook.from_path(workbook).get_sheet_by_name("Data").to_python()

    assert code == 0
    assert (result["done"], result["period"], result["notes"]) == (True, "2024", [])
    assert "Rankings" in result["sheets"]
    assert any(99.0 in row for row in rows)


def test_undo_brings_the_workbook_back_and_says_so(workbook: Path, capsys: Capture) -> None:
    before = workbook.read_bytes()
    run(capsys, "refresh", workbook, "--measure", "wait")
    changed = workbook.read_bytes()
    code, out, _ = run(capsys, "undo", workbook)

    assert code == 0
    assert changed != before == workbook.read_bytes()
    assert "The last run was undone" in out
    assert "year (previous).xlsx" in out


def test_a_workbook_open_in_excel_is_exit_code_3(workbook: Path, capsys: Capture) -> None:
    workbook.with_name("~$year.xlsx").write_bytes(b"")
    code, _, err = run(capsys, "refresh", workbook)

    assert code == 3
    assert err.startswith("ERROR year.xlsx is open in Excel")
    assert err.endswith("Nothing was written.\n")


def test_a_workbook_without_a_scorecard_is_a_sentence(year_book: YearBook, tmp_path: Path, capsys: Capture) -> None:
    code, _, err = run(capsys, "refresh", year_book(tmp_path / "year.xlsx"))

    assert code == 1
    assert "ERROR There is no scorecard in year.xlsx yet." in err


def test_a_workbook_without_data_asks_for_them(workbook: Path, tmp_path: Path, capsys: Capture) -> None:
    run(capsys, "build", workbook, "-o", tmp_path / "scorecard.xlsx")
    code, _, err = run(capsys, "refresh", tmp_path / "scorecard.xlsx")

    assert code == 1
    assert "scorecard.xlsx holds no results" in err
    assert "--data" in err


def test_a_choice_that_is_not_in_the_data_is_wrong_use(workbook: Path, capsys: Capture) -> None:
    before = workbook.read_bytes()
    code, _, err = run(capsys, "refresh", workbook, "--level", "planet")

    assert code == 2
    assert "planet" in err
    assert workbook.read_bytes() == before


def test_values_writes_a_copy_beside_the_workbook_and_replaces_nothing(workbook: Path, capsys: Capture) -> None:
    for name in ("year (values).xlsx", "year (values 2).xlsx"):
        code, out, _ = run(capsys, "values", workbook)

        assert code == 0
        assert name in out
        assert workbook.with_name(name).is_file()


def test_repair_says_when_there_is_nothing_to_repair(workbook: Path, capsys: Capture) -> None:
    code, out, _ = run(capsys, "repair", workbook)

    assert code == 0
    assert "There was nothing to repair" in out


def test_a_build_never_replaces_its_own_data(workbook: Path, capsys: Capture) -> None:
    before = workbook.read_bytes()
    code, _, err = run(capsys, "build", workbook, "-o", workbook)

    assert code == 2
    assert "output must be another file than the data" in err
    assert workbook.read_bytes() == before


@pytest.mark.parametrize("command", ["refresh", "undo", "values", "repair"])
def test_a_folder_in_place_of_the_workbook_is_said_to_be_one(command: str, tmp_path: Path, capsys: Capture) -> None:
    code, _, err = run(capsys, command, tmp_path)

    assert code == 1
    assert "is a folder; give the name of a workbook." in err


def test_a_guide_is_not_taken_for_a_scorecard(workbook: Path, tmp_path: Path, capsys: Capture) -> None:
    run(capsys, "guide", "-o", tmp_path / "guide.xlsx")
    code, _, err = run(capsys, "refresh", tmp_path / "guide.xlsx", "--data", workbook)

    assert code == 1
    assert "There is no scorecard in guide.xlsx yet." in err


def test_a_refresh_leaves_the_records_of_a_merge_where_they_are(
    yearend: Path, results: Path, year_book: YearBook, tmp_path: Path, capsys: Capture
) -> None:
    run(capsys, "merge", results, yearend)
    before = CalamineWorkbook.from_path(yearend).get_sheet_by_name("Audit trail").to_python()
    code, out, _ = run(capsys, "refresh", yearend, "--data", year_book(tmp_path / "new.xlsx", first_value=99))
    after = CalamineWorkbook.from_path(yearend)

    assert code == 0
    assert "Audit trail and Reconciliation stay as of the last merge; merge again to renew them." in out.replace(
        "Reconciliation and Audit trail", "Audit trail and Reconciliation"
    )
    assert "Reconciliation" in after.sheet_names
    assert after.get_sheet_by_name("Audit trail").to_python() == before
