"""What addin/GUIDE.md promises is there: pictures, buttons, functions, commands, sheets, signs."""

from __future__ import annotations

import re
import struct
from typing import TYPE_CHECKING

import pytest
from defusedxml.ElementTree import fromstring
from engine_on_openpyxl.example import make_example
from python_calamine import CalamineWorkbook

import frontline_udfs
from frontline.scorecard.model import Settings
from frontline_addin.actions import data_faults
from frontline_addin.actions.build_scorecard import build_scorecard
from frontline_addin.build_addin.sources import RIBBON, source
from frontline_addin.command_line.parser import make_parser
from frontline_workbooks.sheets import audit_trail, reconciliation
from frontline_workbooks.sheets.formats import NOT_AVAILABLE, STATUS_WORDS, SUPPRESSED, TREND_WORDS
from frontline_workbooks.templates import template_names

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_PICTURE, MOST_PICTURES, SMALLEST_SIDE = 120_000, 8, 200
OF_THE_README = "rankings.png"
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


@pytest.fixture(scope="session")
def guide(repository: Path) -> str:
    return (repository / "addin" / "GUIDE.md").read_text(encoding="utf-8")


def test_every_picture_exists_is_small_and_is_used(guide: str, repository: Path) -> None:
    shown = re.findall(r"!\[(.+)\]\(pictures/(\S+)\)", guide)
    folder = repository / "addin" / "pictures"

    assert {name for _, name in shown} | {OF_THE_README} == {file.name for file in folder.iterdir()}
    assert len(shown) <= MOST_PICTURES
    for _, name in shown:
        data = (folder / name).read_bytes()
        assert len(data) < LARGEST_PICTURE
        assert min(struct.unpack(">II", data[16:24])) > SMALLEST_SIDE, "the size stands in a PNG's first block"


def test_every_button_in_bold_is_on_the_ribbon(guide: str) -> None:
    ribbon = {element.get("label") for element in fromstring(source(RIBBON)).iter()}

    named = set(re.findall(r"\*\*([^*]+)\*\*", guide))
    assert named - ribbon == set()
    assert len(named) > 10


def test_every_formula_calls_a_function_with_no_more_arguments_than_it_takes(guide: str) -> None:
    taken = {each.name: len(each.arguments) for each in frontline_udfs.functions()}

    formulas = re.findall(r"`=(FLS_\w+)\(([^`]*)\)`", guide)
    assert [(name, given) for name, given in formulas if len(given.split(",")) > max(taken[name], 1)] == []
    assert len(formulas) == guide.count("`=FLS_")


def test_every_command_is_understood(guide: str, capsys: pytest.CaptureFixture[str]) -> None:
    commands = re.findall(r"`frontline ([^`]+)`", guide)

    for command in commands:
        words = [word.strip('"') for word in re.findall(r'"[^"]*"|\S+', command)]
        assert make_parser().parse_args(words), capsys.readouterr().err
    assert len(commands) > 10


def test_what_it_says_of_a_unit_is_what_the_template_shows(guide: str, repository: Path) -> None:
    book = CalamineWorkbook.from_path(repository / "workbook_templates" / "Unit scorecard.xlsx")
    rows = book.get_sheet_by_name("Ranking").to_python()
    header = next(row for row in rows if "rank low" in row)
    unit = next(row for row in rows if "Bridge End" in row)
    rank, low, high = (
        ORDINALS[int(str(unit[header.index(name)]).split(".")[0])] for name in ("rank", "rank low", "rank high")
    )

    assert f"Bridge End is {rank}, but could be anything from {low} to {high}." in " ".join(guide.split())


def test_every_sheet_in_italics_is_a_sheet(guide: str, repository: Path, tmp_path: Path) -> None:
    folder = repository / "workbook_templates"
    files = [folder / f"{name}.xlsx" for name in template_names()]
    build_scorecard(make_example(tmp_path), tmp_path / "scorecard.xlsx", Settings())
    files.append(tmp_path / "scorecard.xlsx")
    sheets = {sheet for file in files for sheet in CalamineWorkbook.from_path(file).sheet_names}

    named = set(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", guide))
    assert named - sheets - {data_faults.NAME, reconciliation.NAME, audit_trail.NAME} == set()
    assert len(named) > 10


def test_every_template_it_names_is_shipped(guide: str) -> None:
    named = set(re.findall(r'template\s+"([^"]+)"', guide))

    assert named <= set(template_names())
    assert len(named) == 3


@pytest.mark.parametrize("sign", [*STATUS_WORDS.values(), *TREND_WORDS.values(), SUPPRESSED, NOT_AVAILABLE])
def test_a_sign_of_the_sheets_is_explained(guide: str, sign: str) -> None:
    explained = guide[guide.index("## What #N/A") :]

    if not sign.startswith(("–", "…")):  # those say in words what they are
        assert sign in explained


def test_the_example_of_an_error_is_what_the_function_says(guide: str) -> None:
    shown = frontline_udfs.FLS_TOPBOX([["A"], ["A"], ["A"]], [[5], [4], ["four"]])

    assert shown == "#VALUE!"
    assert frontline_udfs.FLS_LAST_ERROR() in " ".join(guide.split())


def test_every_link_leads_somewhere(guide: str, repository: Path) -> None:
    titles = re.findall(r"^#+ (.+)$", guide, re.MULTILINE)
    headings = {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}

    for target in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]+)\)", guide):
        page, _, heading = target.partition("#")
        assert not page or (repository / "addin" / page).exists(), target
        assert not heading or heading in headings, target
