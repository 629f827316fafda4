from __future__ import annotations

import html
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest

from frontline.errors import ParameterError
from frontline.scorecard.model import Settings
from frontline_workbooks.sheets.choices import choices_of
from frontline_workbooks.sheets.description import Lines, Sheet, Workbook
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
SHEETS = tuple(Sheet(name, "Title", "sub", (Lines(("text",)),)) for name in ("ReadMe", 'Rankings "A&B"'))


def names(path: Path) -> list[tuple[str, int, str]]:
    """Return name, sheet and text of every hidden name of ours."""
    book = openpyxl.load_workbook(path)
    return [
        (name, place, found.value)
        for place, sheet in enumerate(book)
        for name, found in sheet.defined_names.items()
        if found.hidden and name.startswith("Frontline_")
    ]


def test_every_sheet_says_its_kind_in_a_hidden_name_of_its_own(written: Path) -> None:
    book = openpyxl.load_workbook(written)

    assert {(place, text) for name, place, text in names(written) if name == "Frontline_sheet"} == {
        (place, f'"{sheet}"') for place, sheet in enumerate(book.sheetnames)
    }


def test_quotes_and_signs_of_a_kind_survive(tmp_path: Path) -> None:
    write_workbook(Workbook("Title", SHEETS), tmp_path / "a.xlsx")

    assert names(tmp_path / "a.xlsx")[1] == ("Frontline_sheet", 1, '"Rankings ""A&B"""')


def test_choices_are_kept_on_the_read_me(tmp_path: Path) -> None:
    book = Workbook("Title", SHEETS, choices=(("period", "Q4 2024"), ("measures", "NPS;SAT")))

    write_workbook(book, tmp_path / "a.xlsx")

    assert [entry for entry in names(tmp_path / "a.xlsx") if "choice" in entry[0]] == [
        ("Frontline_choice_measures", 0, '"NPS;SAT"'),
        ("Frontline_choice_period", 0, '"Q4 2024"'),
    ]


def test_a_part_of_a_scorecard_without_its_read_me_keeps_no_choices(tmp_path: Path) -> None:
    write_workbook(Workbook("Title", SHEETS[1:], choices=(("period", "2024"),)), tmp_path / "a.xlsx")

    assert [name for name, _, _ in names(tmp_path / "a.xlsx")] == ["Frontline_sheet"]


def test_a_choice_too_long_for_a_formula_is_refused(tmp_path: Path) -> None:
    book = Workbook("Title", SHEETS, choices=(("period", "x" * 256),))

    with pytest.raises(ParameterError, match=r"choice_period must be at most 255 characters long, but got 256$"):
        write_workbook(book, tmp_path / "a.xlsx")

    assert not list(tmp_path.iterdir())


def test_so_many_measures_that_they_do_not_fit_are_cut_between_two_of_them() -> None:
    measures = tuple(f"measure {number:03}" for number in range(30))

    ((_, text),) = choices_of(Settings(measures=measures))

    assert len(text) <= 255
    assert tuple(text.split(";")) == measures[:21]


def test_a_run_without_choices_keeps_none() -> None:
    assert choices_of(Settings()) == ()


@pytest.mark.libreoffice
def test_the_marks_survive_libreoffice(tmp_path: Path, soffice: Callable[[Path, str, Path], Path]) -> None:
    write_workbook(Workbook("Title", SHEETS, choices=(("period", "2024"),)), tmp_path / "a.xlsx")
    (tmp_path / "again").mkdir()
    again = soffice(tmp_path / "a.xlsx", "xlsx:Calc MS Excel 2007 XML", tmp_path / "again")

    with zipfile.ZipFile(again) as package:
        kept = html.unescape(package.read("xl/workbook.xml").decode())

    assert re.search(r'localSheetId="0" name="Frontline_sheet"[^>]*>"ReadMe"<', kept)
