from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from frontline.scorecard.score import score
from frontline_addin.actions.part_of_workbook import part_of
from frontline_workbooks.read import read_tables
from frontline_workbooks.sheets import describe
from frontline_workbooks.sheets.description import (
    Chart,
    Column,
    Link,
    Links,
    Series,
    Sheet,
    Table,
    Tile,
    Tiles,
    Workbook,
)
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def whole(example: Path) -> Workbook:
    return describe(score(read_tables(example)))


def test_every_single_sheet_can_be_written_alone(whole: Workbook, tmp_path: Path) -> None:
    for sheet in whole.sheets:
        write_workbook(part_of(whole, {sheet.name}), tmp_path / "one.xlsx")

    assert (tmp_path / "one.xlsx").stat().st_size > 0


def test_all_sheets_together_are_the_whole(whole: Workbook) -> None:
    part = part_of(whole, [sheet.name for sheet in whole.sheets])

    assert [len(sheet.blocks) for sheet in part.sheets] == [len(sheet.blocks) for sheet in whole.sheets]
    assert part.choices == whole.choices


def test_the_read_me_lists_only_the_sheets_that_are_there(whole: Workbook) -> None:
    part = part_of(whole, {"ReadMe", "Summary", "Compare"})

    contents = next(block for block in part.sheets[0].blocks if isinstance(block, Table))
    assert contents.columns[0].values.tolist() == ["Summary", "Compare"]


def test_a_tile_that_counts_elsewhere_becomes_a_plain_number(whole: Workbook) -> None:
    tiles = [
        next(block for block in sheet.blocks if isinstance(block, Tiles))
        for workbook in (whole, part_of(whole, {"Summary"}))
        for sheet in workbook.sheets
        if sheet.name == "Summary"
    ]

    assert [bool(tile.formula) for tile in tiles[0].tiles] == [False, False, False, True]
    assert not any(tile.formula for tile in tiles[1].tiles)
    assert tiles[0].tiles[3].value == tiles[1].tiles[3].value


def test_links_and_charts_that_lead_nowhere_are_left_out() -> None:
    table = Table("T", (Column("A", np.array([1.0]), key="a"),))
    chart = Chart("C", "bar", "", "", (Series("s", "T", "a", "a"),), "", "")
    links = Links((Link("there", sheet="Other"), Link("here", block="T")))
    book = Workbook("B", (Sheet("One", "", "", (links, chart)), Sheet("Other", "", "", (table,))))

    part = part_of(book, {"One"})

    assert part.sheets[0].blocks == (Links((Link("here", block="T"),)),)


def test_a_link_in_a_cell_to_a_sheet_that_is_left_out_becomes_plain_text() -> None:
    names, links = np.array(["a", "b"], dtype=object), np.array(["Gone", ""], dtype=object)
    column = Column("A", names, links=links)
    book = Workbook("B", (Sheet("One", "", "", (Table("T", (column,)),)),))

    block = part_of(book, {"One"}).sheets[0].blocks[0]

    assert isinstance(block, Table)
    assert block.columns[0].values.tolist() == ["a", "b"]
    assert block.columns[0].links is not None
    assert block.columns[0].links.tolist() == ["", ""]


def test_a_link_to_a_sheet_that_stands_where_it_goes_to_stays() -> None:
    names = np.array(["There", "Gone"], dtype=object)
    book = Workbook("B", (Sheet("One", "", "", (Table("T", (Column("A", names, links=names),)),)),))

    block = part_of(book, {"One"}, {"There"}).sheets[0].blocks[0]

    assert isinstance(block, Table)
    assert block.columns[0].links is not None
    assert block.columns[0].links.tolist() == ["There"]


def test_a_tile_keeps_the_formula_of_its_own_sheet() -> None:
    table = Table("T", (Column("A", np.array([1.0]), key="a"),))
    tiles = Tiles((Tile("Sum", "1", formula="SUM({T.a})"),))
    book = Workbook("B", (Sheet("One", "", "", (tiles, table)),))

    assert part_of(book, {"One"}) == book
