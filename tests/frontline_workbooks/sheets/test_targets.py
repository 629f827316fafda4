from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables
from frontline_workbooks.sheets import formats, targets
from frontline_workbooks.sheets.description import Tiles

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook as Opened

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Column, Sheet, Table


@pytest.fixture(scope="module")
def table(scorecard: Scorecard, table_of: Callable[[Sheet], Table]) -> Table:
    (sheet,) = targets.describe(scorecard)
    return table_of(sheet)


def test_every_unit_stands_once_for_each_featured_measure_with_a_target(table: Table, scorecard: Scorecard) -> None:
    current = scorecard.current
    targeted = current.loc[current["target"].notna(), "measure"].unique()
    wanted = current[current["measure"].isin(set(targeted) & set(scorecard.featured))]

    assert table.rows == len(wanted)


def test_missed_stands_first_and_the_widest_gap_of_a_measure_before_the_narrower(
    table: Table, column_of: Callable[[Table, str], Column]
) -> None:
    words = list(dict.fromkeys(column_of(table, "status").values.tolist()))
    measure, status = column_of(table, "measure").values, column_of(table, "status").values
    worth = column_of(table, "gap").values * column_of(table, "better").values

    assert words == [formats.STATUS_WORDS[word] for word in ("Missed", "Near", "Met", "Not enough data")]
    for title in set(measure.tolist()):
        missed = worth[(measure == title) & (status == formats.STATUS_WORDS["Missed"])]
        assert (np.diff(missed) >= 0).all()


def test_the_counts_are_formulas_over_the_status_column(
    scorecard: Scorecard, table: Table, column_of: Callable[[Table, str], Column]
) -> None:
    (sheet,) = targets.describe(scorecard)
    tiles = sheet.blocks[0]
    status = column_of(table, "status").values.tolist()

    assert isinstance(tiles, Tiles)
    assert [tile.label for tile in tiles.tiles] == ["Met", "Near", "Missed", "No target", "Not enough data"]
    assert [int(tile.value) for tile in tiles.tiles] == [
        status.count(formats.STATUS_WORDS[tile.label]) for tile in tiles.tiles
    ]
    assert all(tile.formula.startswith("FIXED(COUNTIF({Targets_all.status},") for tile in tiles.tiles)


@pytest.mark.libreoffice
def test_gap_share_status_and_counts_recalculate_to_what_was_written(
    six_sheets: Path, six_recalculated: Opened, differences: Callable[[Path, Opened, str], list[str]]
) -> None:
    assert differences(six_sheets, six_recalculated, "Targets") == []


def test_a_gap_within_the_interval_is_not_clearly_different(
    table: Table, scorecard: Scorecard, column_of: Callable[[Table, str], Column]
) -> None:
    said = column_of(table, "clear").values
    clear = scorecard.current.set_index(["measure", "unit"])["clear"]
    counts = clear[scorecard.current.set_index(["measure", "unit"])["gap"].notna()].value_counts()

    assert int((said == "not clearly different").sum()) == counts[False]
    assert int(np.isin(said, ["clearly above", "clearly below"]).sum()) == counts[True]


def test_without_a_target_there_is_no_sheet(scorecard: Scorecard) -> None:
    without = replace(scorecard, current=scorecard.current.assign(target=np.nan))

    assert targets.describe(without) == ()


def test_levels_are_shown_only_where_the_data_give_them(table: Table) -> None:
    assert "level_score" not in {column.key for column in table.columns}


@pytest.mark.real_data
def test_levels_of_new_york_schools_say_which_rule_gave_them(
    real_data: Path, table_of: Callable[[Sheet], Table], column_of: Callable[[Table, str], Column]
) -> None:
    (sheet,) = targets.describe(score(read_tables(real_data / "nyc_schools" / "mini")))
    table = table_of(sheet)
    rule, score_shown = column_of(table, "rule").values, column_of(table, "level_score").values
    known = ~np.isnan(score_shown)

    assert set(rule[known].tolist()) == {"published rule", "continued by us"}
    assert set(column_of(table, "reached").values[known].tolist()) == {
        "Not meeting",
        "Approaching",
        "Meeting",
        "Exceeding",
    }
    assert ((score_shown[rule == "published rule"] >= 2) & (score_shown[rule == "published rule"] <= 4)).all()
