from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import numpy as np
import pytest

from frontline_workbooks.sheets import trend_charts, trends
from frontline_workbooks.sheets.description import Chart, Lines, Table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook as Opened

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Column, Sheet


@pytest.fixture(scope="module")
def sheets(scorecard: Scorecard) -> tuple[Sheet, ...]:
    return trends.describe(scorecard)


def sentences(sheet: Sheet) -> str:
    return " ".join(line for block in sheet.blocks if isinstance(block, Lines) for line in block.lines)


def test_the_whole_stands_first_and_the_next_level_under_it(
    sheets: tuple[Sheet, ...], table_of: Callable[[Sheet, int], Table], column_of: Callable[[Table, str], Column]
) -> None:
    units = column_of(table_of(sheets[0], 0), "unit").values.tolist()

    assert units[0] == "Whole company"
    assert sorted(units[1:]) == ["North", "South"]


def test_first_previous_and_latest_come_from_the_history(
    scorecard: Scorecard,
    sheets: tuple[Sheet, ...],
    table_of: Callable[[Sheet, int], Table],
    column_of: Callable[[Table, str], Column],
) -> None:
    table = table_of(sheets[0], 0)
    whole = scorecard.history[scorecard.headline].value[0]

    assert column_of(table, "first").values[0] == whole[0]
    assert column_of(table, "previous").values[0] == whole[-2]
    assert column_of(table, "value").values[0] == whole[-1]
    assert column_of(table, "periods").values[0] == 7


@pytest.mark.libreoffice
@pytest.mark.parametrize("sheet", ["Trends", "Clear trends"])
def test_changes_recalculate_to_what_was_written(
    sheet: str, six_sheets: Path, six_recalculated: Opened, differences: Callable[[Path, Opened, str], list[str]]
) -> None:
    assert differences(six_sheets, six_recalculated, sheet) == []


def test_below_five_periods_no_interval_is_claimed(
    sheets: tuple[Sheet, ...], table_of: Callable[[Sheet, int], Table], column_of: Callable[[Table, str], Column]
) -> None:
    two_periods = table_of(sheets[0], 1)

    assert set(column_of(two_periods, "trend").values) == {"– Too few periods"}
    for key in ("slope_low", "slope_high", "p", "q"):
        assert np.isnan(column_of(two_periods, key).values).all(), key


def test_too_few_periods_is_explained_in_words(sheets: tuple[Sheet, ...]) -> None:
    said = sentences(sheets[0])

    assert "at least 5 are needed" in said
    assert "Net promoter score: 2 periods at most" in said


def test_it_says_how_many_units_were_tested(sheets: tuple[Sheet, ...], scorecard: Scorecard) -> None:
    rows = scorecard.rows(scorecard.headline, "Branch")
    improving = int((rows["trend"] == "Improving").sum())

    assert f"Customer satisfaction: 9 branches tested; {improving} clearly improving" in sentences(sheets[0])
    assert "Benjamini and Hochberg" in sentences(sheets[0])


def test_every_unit_with_a_clear_trend_is_listed_and_no_other(
    sheets: tuple[Sheet, ...],
    scorecard: Scorecard,
    table_of: Callable[[Sheet, int], Table],
    column_of: Callable[[Table, str], Column],
) -> None:
    listed = table_of(sheets[1], 0)
    current = scorecard.current.join(scorecard.units, on="unit")
    clear = current[(current["level"] == "Branch") & current["trend"].isin(["Improving", "Worsening"])]

    assert listed.rows == len(clear)
    assert set(column_of(listed, "trend").values) <= {"▲ Improving", "▼ Worsening"}
    assert (column_of(listed, "q").values <= 0.05).all()


def test_a_chart_draws_the_whole_thick_the_units_thin_and_the_target_dashed(sheets: tuple[Sheet, ...]) -> None:
    chart = next(block for block in sheets[0].blocks if isinstance(block, Chart))

    assert [series.look for series in chart.series] == ["line", "thin", "thin", "mark"]
    assert "Whole company went from" in chart.alt


def test_a_chart_reads_its_lines_from_the_results_by_period(
    scorecard: Scorecard, sheets: tuple[Sheet, ...], column_of: Callable[[Table, str], Column]
) -> None:
    chart = next(block for block in sheets[0].blocks if isinstance(block, Chart))
    tables = {block.name: block for block in sheets[0].blocks if isinstance(block, Table)}
    table = tables[chart.series[0].table]

    assert column_of(table, "period").values.tolist() == [str(year) for year in range(2018, 2025)]
    assert column_of(table, "whole").values == pytest.approx(scorecard.history[scorecard.headline].value[0])
    assert all(column_of(table, series.values) for series in chart.series)


@pytest.mark.parametrize(
    ("values", "ends"),
    [
        ([81.0, 84.4], (80.0, 85.0)),
        ([0.2, 4.0], (0.0, 5.0)),
        ([-12.0, 31.0], (-20.0, 40.0)),
        ([7.0, 7.0], (None, None)),
    ],
    ids=["near the top", "never below zero without need", "both signs", "constant"],
)
def test_the_value_axis_ends_on_round_numbers(values: list[float], ends: tuple[float | None, float | None]) -> None:
    assert trend_charts._ends(np.array(values)) == ends


def test_each_chart_has_an_alternative_text(six_sheets: Path) -> None:
    with zipfile.ZipFile(six_sheets) as package:
        drawings = [
            package.read(name).decode() for name in package.namelist() if name.startswith("xl/drawings/drawing")
        ]
    told = [text for drawing in drawings for text in re.findall(r'descr="([^"]*)"', drawing)]

    assert len(told) == 4
    assert all(text.startswith("Lines of ") for text in told)
