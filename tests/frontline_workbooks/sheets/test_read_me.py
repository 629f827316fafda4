from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from frontline import __version__
from frontline.scorecard.periods import parse_period
from frontline_workbooks.sheets import describe, formats, read_me
from frontline_workbooks.sheets.description import Lines, Sheet, Table

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard


@pytest.fixture(scope="module")
def tables(scorecard: Scorecard) -> dict[str, dict[str, str]]:
    """Return the left and right cells of each table of the ReadMe."""
    blocks = [block for block in describe(scorecard).sheets[0].blocks if isinstance(block, Table)]
    return {block.name: dict(zip(*(column.values for column in block.columns), strict=True)) for block in blocks}


def test_the_read_me_is_first_and_satisfaction_before_all_other_sheets(scorecard: Scorecard) -> None:
    names = [sheet.name for sheet in describe(scorecard).sheets]

    assert names[:3] == ["ReadMe", "Summary", "Rankings"]
    assert names[-2:] == ["Data notes", "Data"]
    assert [names.index(name) for name in ("Trends", "Compare", "Heat map", "Targets")] == sorted(
        names.index(name) for name in ("Trends", "Compare", "Heat map", "Targets")
    )


def test_the_contents_name_and_link_every_other_sheet(scorecard: Scorecard, tables: dict[str, dict[str, str]]) -> None:
    first, *others = describe(scorecard).sheets
    (contents,) = (block for block in first.blocks if isinstance(block, Table) and block.name == "ReadMe_Contents")

    assert tables["ReadMe_Contents"] == {sheet.name: sheet.title for sheet in others}
    assert contents.columns[0].links.tolist() == [sheet.name for sheet in others]


def test_period_units_and_version_are_said_and_no_date_of_making(tables: dict[str, dict[str, str]]) -> None:
    about = tables["ReadMe_About"]

    assert about["Reported period"] == "2024"
    assert about["Periods in the data"] == "7 years, 2018 to 2024"
    assert about["Units"] == "1 company · 2 regions · 11 branches"
    assert about["Made with"] == f"Frontline Scorecards {__version__}"


@pytest.mark.parametrize(
    ("labels", "said"),
    [
        pytest.param(["2024"], "2024", id="one"),
        pytest.param(["2023", "2024"], "2 years, 2023 to 2024", id="years"),
        pytest.param(["Jan 2024", "Q1 2024", "Feb 2024"], "2 months · 1 quarter, Jan 2024 to Feb 2024", id="two kinds"),
    ],
)
def test_periods_are_counted_by_kind(scorecard: Scorecard, labels: list[str], said: str) -> None:
    periods = tuple(parse_period(label) for label in labels)
    sheet = read_me.describe(replace(scorecard, periods=periods), describe(scorecard).sheets[1:])
    (about,) = (block for block in sheet.blocks if isinstance(block, Table) and block.name == "ReadMe_About")

    assert dict(zip(*(column.values for column in about.columns), strict=True))["Periods in the data"] == said


def test_the_read_me_speaks_of_our_sheets_for_the_workbook_may_be_finances(scorecard: Scorecard) -> None:
    sheet = describe(scorecard).sheets[0]
    lines = [line for block in sheet.blocks if isinstance(block, Lines) for line in block.lines]

    assert lines[0].startswith("These sheets show how the branches of Whole company stand")
    assert not [text for text in (*lines, sheet.subtitle) if "this workbook" in text.lower()]


def test_every_sign_of_the_workbook_is_explained_in_its_colours(
    scorecard: Scorecard, tables: dict[str, dict[str, str]]
) -> None:
    signs = {*formats.STATUS_WORDS.values(), *formats.TREND_WORDS.values(), "[c]", "[x]"}
    (legend,) = (
        block
        for block in describe(scorecard).sheets[0].blocks
        if isinstance(block, Table) and block.name == "ReadMe_Signs"
    )

    assert set(tables["ReadMe_Signs"]) == signs
    assert legend.columns[0].rules


def test_names_of_sheets_and_tables_are_unlike_whatever_the_case(scorecard: Scorecard) -> None:
    sheets = describe(scorecard).sheets
    tables = [block.name for sheet in sheets for block in sheet.blocks if isinstance(block, Table)]

    assert len({sheet.name.lower() for sheet in sheets}) == len(sheets)
    assert len({name.lower() for name in tables}) == len(tables)
    assert all(isinstance(sheet, Sheet) and sheet.title and sheet.subtitle for sheet in sheets)
