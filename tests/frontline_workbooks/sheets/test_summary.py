from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from frontline_workbooks.sheets import formats, rankings, summary
from frontline_workbooks.sheets.description import Chart, Lines, Sheet, Table, Tiles, Workbook
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook as Opened

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Column

    ColumnOf = Callable[[Table, str], Column]
    TableOf = Callable[[Sheet, int], Table]


@pytest.fixture(scope="module")
def sheet(scorecard: Scorecard) -> Sheet:
    return summary.describe(scorecard)


def test_satisfaction_of_the_whole_is_the_title(scorecard: Scorecard, sheet: Sheet) -> None:
    whole = scorecard.rows(scorecard.headline, "Company").iloc[0]

    assert sheet.title == f"Customer satisfaction: {whole['value']:.1f} %, just short of target"
    assert whole["status"] == "Near"


def test_the_tiles_say_result_target_interval_and_how_many_met_it(scorecard: Scorecard, sheet: Sheet) -> None:
    tiles = sheet.blocks[0]
    whole = scorecard.rows(scorecard.headline, "Company").iloc[0]
    rows = scorecard.rows(scorecard.headline, "Branch")
    met, of = (rows["status"] == "Met").sum(), rows["gap"].notna().sum()

    assert isinstance(tiles, Tiles)
    assert tiles.tiles[0].label == f"Whole company, n = {whole['n']:,.0f}"
    assert tiles.tiles[1].value.startswith("85.0 %")
    assert tiles.tiles[2].value == f"{whole['low']:.1f} to {whole['high']:.1f} %"
    assert tiles.tiles[3].value.startswith(f"{met} of {of} ")


def test_each_featured_measure_names_its_best_lowest_and_most_improved(scorecard: Scorecard, sheet: Sheet) -> None:
    said = [block.lines[0] for block in sheet.blocks if isinstance(block, Lines) and block.style == "body"]
    rows = scorecard.rows(scorecard.headline, "Branch")
    rows = rows[rows["value"].notna()]
    improved = rows.loc[rows["change"].idxmax()]

    assert len(said) == len(scorecard.featured)
    assert said[0].startswith(f"Best: {' '.join(rows['unit_name'].iloc[0].split())} (91.0 %)")
    assert "lowest: +1 more and 1 other (74.0 %)" in said[0]
    assert f"most improved: {' '.join(improved['unit_name'].split())} (+1.5 % since 2023)" in said[0]


def test_where_lower_is_better_the_most_improved_fell_most(sheet: Sheet) -> None:
    lines = [block.lines[0] for block in sheet.blocks if isinstance(block, Lines)]
    said = lines[lines.index("Waiting time") + 1]

    assert "most improved: " in said
    assert "(-0.30 since 2023)" in said


def test_all_measures_stand_in_one_table_satisfaction_first(
    scorecard: Scorecard, table_of: TableOf, sheet: Sheet
) -> None:
    table = table_of(sheet, 1)
    areas = next(column for column in table.columns if column.header == "Area").values.tolist()

    assert table.rows == len(scorecard.measures)
    assert areas == ["Satisfaction", "Loyalty", "Commitment", "Service"]


def test_measures_with_a_ranking_link_to_it(
    scorecard: Scorecard, table_of: TableOf, column_of: ColumnOf, sheet: Sheet
) -> None:
    links = column_of(table_of(sheet, 1), "measure").links

    assert set(links.tolist()) == {ranking.name for ranking in rankings.describe(scorecard)}


def test_the_counts_of_met_near_and_missed_agree_with_the_scorecard(
    scorecard: Scorecard, table_of: TableOf, column_of: ColumnOf, sheet: Sheet
) -> None:
    table = table_of(sheet, 0)
    rows = scorecard.rows(scorecard.headline, "Branch")

    assert column_of(table, "measure").values.tolist() == [
        "Customer satisfaction",
        "Share that would stay",
        "Waiting time",
    ]
    for word in ("Met", "Near", "Missed"):
        assert column_of(table, word).values[0] == (rows["status"] == word).sum()


def test_without_targets_there_is_no_chart_of_them(scorecard: Scorecard) -> None:
    current = scorecard.current.assign(target=np.nan, gap=np.nan, status="No target")
    described = summary.describe(replace(scorecard, current=current))
    tiles = described.blocks[0]

    assert not [block for block in described.blocks if isinstance(block, Chart)]
    assert isinstance(tiles, Tiles)
    assert [tile.value for tile in tiles.tiles[1:4:2]] == ["– No target", "– No targets"]


def test_a_suppressed_whole_is_said_and_not_shown(scorecard: Scorecard, table_of: TableOf, column_of: ColumnOf) -> None:
    whole = scorecard.current["unit"] == 0
    current = scorecard.current.copy()
    current.loc[whole, ["value", "n", "low", "high", "gap"]] = np.nan
    current.loc[whole, "hidden"] = "fewer than 5"
    current.loc[whole, "status"] = "Not enough data"
    described = summary.describe(replace(scorecard, current=current))

    assert described.title == "Customer satisfaction: results against target"
    assert column_of(table_of(described, 1), "value").marks.tolist() == ["[c]"] * 4
    assert set(column_of(table_of(described, 1), "status").values) == {formats.STATUS_WORDS["Not enough data"]}


@pytest.mark.libreoffice
def test_libreoffice_calculates_what_is_cached(
    scorecard: Scorecard,
    sheet: Sheet,
    tmp_path: Path,
    recalculated: Callable[[Path], Opened],
    differences: Callable[[Path, Opened, str], list[str]],
) -> None:
    path = tmp_path / "summary.xlsx"
    write_workbook(Workbook("Summary", (sheet, *rankings.describe(scorecard))), path)

    assert differences(path, recalculated(path), "Summary") == []
