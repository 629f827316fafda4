from __future__ import annotations

import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from frontline_workbooks.sheets import describe, formats, names, rankings
from frontline_workbooks.sheets.description import Chart, Lines, Links, Sheet, Table, Tiles, Workbook
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook as Opened

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Column

    ColumnOf = Callable[[Table, str], Column]
    TableOf = Callable[[Sheet, int], Table]


def ranking(scorecard: Scorecard, measure_id: str) -> Sheet:
    """Return the ranking of a measure."""
    measure = int(np.flatnonzero(scorecard.measures["measure_id"] == measure_id)[0])
    name = names.ranking_sheets(scorecard)[measure]
    return next(sheet for sheet in rankings.describe(scorecard) if sheet.name == name)


@pytest.fixture(scope="module")
def branches(scorecard: Scorecard, table_of: TableOf) -> Table:
    return table_of(ranking(scorecard, "SAT"), 1)


def test_each_featured_measure_has_its_sheet_and_each_level_below_the_whole_its_block(
    scorecard: Scorecard, table_of: TableOf
) -> None:
    sheets = rankings.describe(scorecard)

    assert [sheet.name for sheet in sheets][:2] == ["Rankings", "Rankings NPS"]
    assert len(sheets) == len(scorecard.featured)
    assert [table_of(sheets[0], place).name for place in (0, 1)] == ["Rankings_Region", "Rankings_Branch"]


def test_the_title_is_in_words_a_director_reads(scorecard: Scorecard) -> None:
    sheet = ranking(scorecard, "SAT")

    assert sheet.title == "Customer satisfaction: regions and branches ranked, best to worst"
    assert "2024" in sheet.subtitle
    assert "target 85.0 %" in sheet.subtitle
    assert "lower is better" in ranking(scorecard, "WAIT").subtitle


def test_units_stand_best_first_and_tied_ones_share_their_rank(branches: Table, column_of: ColumnOf) -> None:
    rank, value = column_of(branches, "rank").values, column_of(branches, "value").values
    ranked = rank[~np.isnan(rank)]

    assert (np.diff(ranked) >= 0).all()
    assert (np.diff(value[~np.isnan(value)]) <= 0).all()
    assert ranked[-2] == ranked[-1] == len(ranked) - 0.5


def test_where_lower_is_better_the_shortest_wait_comes_first(
    scorecard: Scorecard, table_of: TableOf, column_of: ColumnOf
) -> None:
    table = table_of(ranking(scorecard, "WAIT"), 1)
    value, gap, status = (column_of(table, key).values for key in ("value", "gap", "status"))
    met = status == formats.STATUS_WORDS["Met"]

    assert (np.diff(value[~np.isnan(value)]) >= 0).all()
    assert (gap[met] <= 0).all()
    assert (gap[status == formats.STATUS_WORDS["Missed"]] > 0).all()


def test_suppressed_units_stand_last_with_a_mark_and_without_a_value(branches: Table, column_of: ColumnOf) -> None:
    value = column_of(branches, "value")
    hidden = np.flatnonzero(np.isnan(value.values)).tolist()

    assert len(hidden) == 2  # the one with two answers, and one more so that it cannot be worked out
    assert hidden == list(range(branches.rows))[-2:]
    assert value.marks[hidden].tolist() == ["[c]", "[c]"]
    assert np.isnan(column_of(branches, "n").values[hidden]).all()
    assert np.isnan(column_of(branches, "gap").values[hidden]).all()


def test_the_rank_range_holds_the_rank(scorecard: Scorecard, branches: Table, column_of: ColumnOf) -> None:
    said = [text.split(" to ") for text in column_of(branches, "interval").values if text]
    ranks = column_of(branches, "rank").values

    assert len(said) == np.isfinite(ranks).sum()
    assert all(
        float(low) <= np.ceil(rank) and np.floor(rank) <= float(high)
        for (low, high), rank in zip(said, ranks, strict=False)
    )
    assert scorecard.settings.draws == 1000


def test_a_measure_without_targets_has_neither_gap_nor_status(scorecard: Scorecard, table_of: TableOf) -> None:
    table = table_of(ranking(scorecard, "NPS"), 1)

    assert {column.key for column in table.columns}.isdisjoint({"target", "gap", "status"})


def test_too_few_periods_for_a_trend_are_said_once_and_not_in_every_row(
    scorecard: Scorecard, table_of: TableOf
) -> None:
    sheet = ranking(scorecard, "NPS")
    said = " ".join(line for block in sheet.blocks if isinstance(block, Lines) for line in block.lines)

    assert "trend" not in {column.key for column in table_of(sheet, 1).columns}
    assert "2 periods are too few to tell a trend from noise" in said


def test_the_sparkline_is_drawn_from_all_periods_of_the_same_row(branches: Table, column_of: ColumnOf) -> None:
    (line,) = (column for column in branches.columns if column.sparkline)
    keys = [column.key for column in branches.columns]
    first, last = (keys.index(key) for key in line.sparkline)
    shown = branches.columns[last].values

    assert line.header == "2018 to 2024"
    assert [column.header for column in branches.columns[first : last + 1]] == [str(year) for year in range(2018, 2025)]
    assert np.array_equal(shown, column_of(branches, "value").values, equal_nan=True)


def test_tiles_stand_before_each_block_and_count_with_formulas(scorecard: Scorecard) -> None:
    sheet = ranking(scorecard, "SAT")
    order = [type(block) for block in sheet.blocks if isinstance(block, Tiles | Table)]
    tiles = [block for block in sheet.blocks if isinstance(block, Tiles)]

    assert order == [Tiles, Table, Tiles, Table]
    assert [tile.label for tile in tiles[1].tiles] == ["Branches ranked", "Met the target", "Highest", "Lowest"]
    assert all(tile.formula for block in tiles for tile in block.tiles)


def test_every_chart_reads_columns_that_exist(scorecard: Scorecard) -> None:
    for sheet in rankings.describe(scorecard):
        tables = {block.name: block for block in sheet.blocks if isinstance(block, Table)}
        for chart in (block for block in sheet.blocks if isinstance(block, Chart)):
            for series in chart.series:
                keys = {column.key for column in tables[series.table].columns}
                assert {series.categories, series.values, series.plus or series.values} <= keys
                assert len(chart.alt) > 40


def test_no_chart_shows_more_than_thirty_units(scorecard: Scorecard) -> None:
    charts = [block for sheet in rankings.describe(scorecard) for block in sheet.blocks if isinstance(block, Chart)]

    assert charts
    assert all((series.count or 0) <= 30 for chart in charts for series in chart.series)


def test_links_lead_to_every_block(scorecard: Scorecard) -> None:
    sheet = ranking(scorecard, "SAT")
    (links,) = (block for block in sheet.blocks if isinstance(block, Links))
    blocks = {block.name for block in sheet.blocks if isinstance(block, Table | Chart)}

    assert [link.text for link in links.links] == ["Regions ↓", "Branches ↓", "Charts ↓"]
    assert {link.block for link in links.links} <= blocks


def test_the_last_lines_explain_the_signs(scorecard: Scorecard) -> None:
    last = ranking(scorecard, "SAT").blocks[-1]

    assert isinstance(last, Lines)
    assert all(sign in last.lines[0] for sign in ("✔", "▬", "✖", "▲", "▼", "[c]", "[x]", "95 %", "2 % of the target"))


def test_sheet_and_table_names_are_valid_and_unlike(scorecard: Scorecard) -> None:
    awkward = ["SAT", "a/b" * 20, "A?B" * 20, "sat"]
    measures = scorecard.measures.assign(measure_id=awkward)
    changed = replace(scorecard, measures=measures, featured=(0, 1, 2, 3))
    sheets, tables = names.ranking_sheets(changed), names.ranking_tables(changed)

    assert len({name.lower() for name in sheets.values()}) == 4
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in sheets.values())
    assert len({name.lower() for name in tables.values()}) == len(tables)
    assert all(name.replace("_", "a").isalnum() for name in tables.values())


def test_the_scorecard_is_only_read(scorecard: Scorecard) -> None:
    frames = ("units", "measures", "current")
    before = {name: getattr(scorecard, name).copy(deep=True) for name in frames}
    histories = pickle.dumps([history.value for history in scorecard.history])
    describe(scorecard)

    for name in frames:
        pd.testing.assert_frame_equal(getattr(scorecard, name), before[name])
    assert pickle.dumps([history.value for history in scorecard.history]) == histories


def test_a_description_cannot_be_changed(scorecard: Scorecard) -> None:
    sheet = rankings.describe(scorecard)[0]

    with pytest.raises(AttributeError, match="cannot assign"):
        sheet.title = "other"  # type: ignore[misc]


@pytest.fixture(scope="module")
def ranked(scorecard: Scorecard, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ranked") / "ranked.xlsx"
    write_workbook(Workbook("Rankings", rankings.describe(scorecard)), path)
    return path


@pytest.mark.libreoffice
@pytest.mark.parametrize("sheet", ["Rankings", "Rankings NPS", "Rankings SHARE", "Rankings WAIT"])
def test_libreoffice_calculates_what_is_cached(
    ranked: Path,
    sheet: str,
    recalculated: Callable[[Path], Opened],
    differences: Callable[[Path, Opened, str], list[str]],
) -> None:
    assert differences(ranked, recalculated(ranked), sheet) == []
