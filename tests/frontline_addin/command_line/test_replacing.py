"""Commands that write a workbook anew leave somebody's file alone, unless they are told to replace it."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import openpyxl
import pytest

from frontline_addin.command_line.main import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(params=["build", "compare", "guide"])
def command(request: pytest.FixtureRequest, year_book: Callable[..., Path], tmp_path: Path) -> list[str]:
    """Return a command that writes a workbook, without the name of that."""
    data = [] if request.param == "guide" else [str(year_book(tmp_path / "data.xlsx"))]
    return [request.param, *data, "-o"]


@pytest.mark.parametrize("name", ["no workbook", "a workbook"])
def test_somebody_s_file_is_not_replaced(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = tmp_path / "minutes.xlsx"
    if name == "no workbook":
        path.write_bytes(b"minutes of a meeting")
    else:
        openpyxl.Workbook().save(path)
    before = path.read_bytes()

    assert main([*command, str(path)]) == 1
    assert path.read_bytes() == before
    assert (
        "minutes.xlsx is there already, and it is not a workbook that Frontline Scorecards made"
        in capsys.readouterr().err
    )


def test_with_force_it_is_replaced(
    command: list[str], tmp_path: Path, parts: Callable[[Path], dict[str, bytes]]
) -> None:
    path = tmp_path / "minutes.xlsx"
    path.write_bytes(b"minutes of a meeting")

    assert main([*command, str(path), "--force"]) == 0
    assert "xl/workbook.xml" in parts(path)


def test_a_workbook_of_ours_is_made_anew(command: list[str], tmp_path: Path) -> None:
    path = tmp_path / "ours.xlsx"
    first = main([*command, str(path)])
    made = path.read_bytes()
    path.write_bytes(made)

    assert (first, main([*command, str(path)])) == (0, 0)
    assert path.read_bytes() == made


def test_one_to_which_somebody_added_a_sheet_is_not(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ours.xlsx"
    main([*command, str(path)])
    with warnings.catch_warnings():  # sparklines are lost here, and openpyxl says so
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(path)
    book.create_sheet("My notes")
    book.save(path)
    before = path.read_bytes()

    assert main([*command, str(path)]) == 1
    assert path.read_bytes() == before
    assert "sheets of somebody's were added to it" in capsys.readouterr().err.replace("\n", " ")
