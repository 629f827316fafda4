from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from frontline_addin.command_line.catalogue import COMMANDS
from frontline_addin.command_line.main import main

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def shops(tmp_path: Path) -> Path:
    """A small company: a region of three shops, two years, one measure with a target."""
    folder = tmp_path / "shops"
    folder.mkdir()
    (folder / "units.csv").write_text(
        "unit_id,unit_name,level,parent_id\nco,Company,company,\na,Ash,shop,co\nb,Birch,shop,co\nc,Cedar,shop,co\n"
    )
    (folder / "measures.csv").write_text(
        "measure_id,measure_name,area,better,unit\nsat,Satisfied customers,satisfaction,higher,percent\n"
    )
    rows = [
        (y, u, v)
        for y, base in ((2023, 70), (2024, 72))
        for u, v in zip("abc", (base, base + 10, base + 5), strict=True)
    ]
    results = pd.DataFrame(rows, columns=["period", "unit_id", "value"]).assign(measure_id="sat", n=50)
    results.to_csv(folder / "results.csv", index=False)
    (folder / "targets.csv").write_text("period,unit_id,measure_id,target\n2023,,sat,75\n")
    return folder


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_build_writes_the_workbook_and_says_where(
    shops: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.xlsx"
    code, out, _ = run(capsys, "build", shops, "-o", output)

    assert code == 0
    assert str(output) in out
    assert CalamineWorkbook.from_path(output).sheet_names[:3] == ["ReadMe", "Summary", "Rankings"]


def test_build_names_the_best_and_the_lowest_unit(
    shops: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(capsys, "build", shops, "-o", tmp_path / "out.xlsx")
    lines = [line.split() for line in out.splitlines()]

    assert next(line for line in lines if line[:2] == ["Best", "1"])[4:] == ["Birch", "82.0"]
    assert next(line for line in lines if line[:2] == ["Lowest", "3"])[4:] == ["Ash", "72.0"]


def test_json_is_one_document_with_the_ranking(shops: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "build", shops, "-o", tmp_path / "out.xlsx", "--json")
    result = json.loads(out)

    assert result["done"] is True
    assert [unit["unit_name"] for unit in result["ranking"]] == ["Birch", "Cedar", "Ash"]
    assert result["ranking"][2]["status"] == "Missed"


def test_rank_shows_every_unit_with_its_status(shops: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "rank", shops, "--measure", "sat")

    assert code == 0
    assert out.index("Birch") < out.index("Cedar") < out.index("Ash")
    assert "✖ Missed" in out


def test_check_says_what_each_file_was_taken_for(shops: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", shops)

    assert code == 0
    assert "results.csv: Results, 6 rows" in out


def test_an_earlier_period_can_be_reported(shops: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "build", shops, "-o", tmp_path / "out.xlsx", "--period", "2023", "--json")

    assert json.loads(out)["ranking"][0]["value"] == 80


def test_a_period_that_is_not_there_is_wrong_use_and_names_the_nearest(
    shops: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = run(capsys, "build", shops, "-o", tmp_path / "out.xlsx", "--period", "2032")

    assert code == 2
    assert "period must be one of the 2 periods from 2023 to 2024, but got 2032: did you mean 2024?" in err
    assert not (tmp_path / "out.xlsx").exists()


def test_a_measure_that_is_not_there_is_wrong_use(shops: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "rank", shops, "--measure", "sta")

    assert code == 2
    assert "did you mean sat?" in err


def test_a_fault_in_the_data_is_a_sentence_and_no_file(
    shops: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    results = shops / "results.csv"
    results.write_text(results.read_text().replace("2024,b,82", "2024,b,eighty"))
    code, _, err = run(capsys, "build", shops, "-o", tmp_path / "out.xlsx")

    assert code == 1
    assert "results.csv, row 6, column value" in err
    assert '"eighty"' in err
    assert "Nothing was written." in err
    assert not (tmp_path / "out.xlsx").exists()


def test_faults_come_as_json_too(shops: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (shops / "units.csv").write_text("unit_id,unit_name,level,parent_id\na,Ash,shop,b\nb,Birch,shop,a\n")
    code, out, _ = run(capsys, "build", shops, "-o", tmp_path / "out.xlsx", "--json")
    result = json.loads(out)

    assert code == 1
    assert result["done"] is False
    assert any("no unit may stand above itself" in fault["problem"] for fault in result["faults"])


def test_a_file_open_in_excel_is_exit_code_3_and_stays_as_it_was(
    shops: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out.xlsx"
    output.write_bytes(b"old")
    (tmp_path / "~$out.xlsx").write_bytes(b"owner")
    code, _, err = run(capsys, "build", shops, "-o", output)

    assert code == 3
    assert "out.xlsx is open in Excel" in err
    assert "close it there and run again" in err
    assert output.read_bytes() == b"old"


def test_a_missing_output_folder_is_named(shops: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "build", shops, "-o", tmp_path / "nowhere" / "out.xlsx")

    assert code == 1
    assert "nowhere" in err


def test_something_unforeseen_is_a_sentence_never_a_traceback(
    shops: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the moon is in the way")

    monkeypatch.setattr("frontline_addin.actions.rank_units.read_tables", fail)
    code, _, err = run(capsys, "rank", shops, "--measure", "sat")

    assert code == 1
    assert "Traceback" not in err
    assert "the moon is in the way" in err


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["rank", "x"], ["build", "x", "--minimum-n", "0"], ["build", "x", "--theme", "pink"], ["fly"]],
    ids=["no data", "no measure", "minimum n of 0", "unknown theme", "unknown command"],
)
def test_wrong_use_is_exit_code_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)

    assert "usage: frontline" in capsys.readouterr().err


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_the_help_of_every_command_has_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        main([command, "--help"])

    out = capsys.readouterr().out
    assert f"frontline {command}" in out.split("example:")[1]
    assert "3 file in use" in out


def test_demo_builds_the_scorecard_of_the_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "demo", "-o", tmp_path / "demo")

    assert code == 0
    assert (tmp_path / "demo" / "scorecard.xlsx").is_file()
    assert "Best" in out
    assert "Lowest" in out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--minimum-n", "x"], "must be an integer not less than 1, but got x"),
        (["--tolerance", "little"], "must be a share from 0 to below 1, such as 0.02 or 2%, but got little"),
        (["-o", "scorecard.csv"], "must be a file named .xlsx, but got scorecard.csv"),
    ],
    ids=["a number", "a share", "a workbook"],
)
def test_an_option_that_cannot_be_read_is_told_by_its_rule(
    options: list[str], said: str, shops: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["build", str(shops), *options])

    assert left.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    ("raised", "said"),
    [(RuntimeError("the moon"), "the moon"), (KeyboardInterrupt(), "Stopped; nothing was written.")],
    ids=["something unforeseen", "Ctrl+C"],
)
def test_programs_are_told_in_json_what_went_wrong(
    raised: BaseException,
    said: str,
    shops: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise raised

    monkeypatch.setattr("frontline_addin.actions.rank_units.read_tables", fail)
    code, out, err = run(capsys, "rank", shops, "--measure", "sat", "--json")
    told = json.loads(out)

    assert (code, err, told["done"]) == (1, "", False)
    assert said in told["error"]


def test_every_error_ends_as_a_sentence_does(shops: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = run(capsys, "rank", shops, "--measure", "sat", "--level", "region")

    assert err.splitlines()[0].endswith("but got region.")


def test_lines_of_a_check_stay_whole_where_a_program_reads_them(
    shops: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shops / ("a file of somebody with a long name, " * 4 + ".csv")).write_text("a,b\n1,2\n")
    _, out, _ = run(capsys, "check", shops)

    assert any(line.endswith("left alone (its columns fit no table)") for line in out.splitlines())
