from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from frontline_addin.command_line.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def data(year_book: Callable[..., Path], tmp_path: Path) -> str:
    return str(year_book(tmp_path / "data.xlsx"))


def test_each_unit_stands_beside_the_unit_above_and_its_peers(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["compare", data, "--json"])
    birch = next(row for row in json.loads(capsys.readouterr().out)["comparison"] if row["unit_id"] == "b")

    assert code == 0
    assert (birch["value"], birch["n"], birch["peer_rank"], birch["peer_of"]) == (84, 50, 1, 3)
    assert (birch["parent_name"], birch["parent_value"]) == ("Company", 79)
    assert (birch["parent_gap"], birch["peer_value"], birch["peer_gap"]) == (5, 76.5, 7.5)


def test_better_and_worse_carry_a_sign_too(data: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", data, "--measure", "wait"])
    lines = capsys.readouterr().out.splitlines()
    birch = next(line for line in lines if "Birch" in line)

    assert "lower is better" in lines[0]
    assert "▼ +" in birch
    assert birch.rstrip().endswith("3 of 3")


def test_the_comparison_can_be_a_workbook(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["compare", data, "--period", "2023", "-o", str(tmp_path / "compared.xlsx")])

    assert code == 0
    assert "Comparison written" in capsys.readouterr().out
    assert CalamineWorkbook.from_path(tmp_path / "compared.xlsx").sheet_names == ["Compare"]


def test_a_suppressed_unit_shows_no_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "measures.csv").write_text("measure_id,measure_name,area,better\nsat,Satisfied,satisfaction,higher\n")
    rows = [f"2024,{unit},sat,{value},{n}" for unit, value, n in (("a", 70, 50), ("b", 80, 2), ("c", 90, 2))]
    (folder / "results.csv").write_text("\n".join(["period,unit_id,measure_id,value,n", *rows]))

    main(["compare", str(folder)])
    small = next(line for line in capsys.readouterr().out.splitlines() if line.strip().startswith("b "))

    assert "[c]" in small
    assert "80" not in small
    assert "▲" not in small
    assert "▼" not in small


@pytest.mark.parametrize("command", [["compare"], ["rank", "--measure", "sat"]], ids=["compare", "rank"])
def test_a_narrow_terminal_cuts_no_number_and_breaks_no_word(
    command: list[str], data: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def words(columns: int) -> set[str]:
        monkeypatch.setenv("COLUMNS", str(columns))
        main([*command, data])
        return {word for word in capsys.readouterr().out.split() if "─" not in word}

    assert words(30) == words(200)


def test_a_level_with_nothing_beside_it_is_refused_and_the_others_are_named(
    data: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["compare", data, "--level", "company"])

    assert code == 2
    assert "level must be shop: company is the whole, and nothing stands beside it." in capsys.readouterr().err
