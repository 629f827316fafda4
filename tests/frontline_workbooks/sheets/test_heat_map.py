from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from frontline_workbooks.sheets import heat_map
from frontline_workbooks.sheets.description import Column, Sheet, Table, When, Workbook
from frontline_workbooks.sheets.heat_map_steps import step_rules
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook as Opened

    from frontline.scorecard.model import Scorecard


@pytest.fixture(scope="module")
def relative(scorecard: Scorecard, table_of: Callable[[Sheet], Table]) -> Table:
    return table_of(heat_map.describe(scorecard)[0])


@pytest.fixture(scope="module")
def by_target(scorecard: Scorecard, table_of: Callable[[Sheet], Table]) -> Table:
    return table_of(heat_map.describe(scorecard)[1])


def roles_as_calculated(
    values: np.ndarray, better: str, folder: Path, recalculated: Callable[[Path], Opened]
) -> list[str]:
    """Let LibreOffice say which rule of `step_rules` holds first for each value."""
    rules = [
        rule for rule in step_rules("v", "MIN({Steps.v})", "MAX({Steps.v})", "number", better) if isinstance(rule, When)
    ]
    columns = [Column("value", values.astype(float), key="v")]
    columns += [
        Column(f"rule {at}", np.zeros(len(values)), key=f"r{at}", formula=f"IF({rule.formula},1,0)")
        for at, rule in enumerate(rules)
    ]
    path = folder / "steps.xlsx"
    write_workbook(Workbook("Steps", (Sheet("Steps", "Steps", "", (Table("Steps", tuple(columns)),)),)), path)
    sheet = recalculated(path)["Steps"]
    rows = list(sheet[sheet.tables["Steps"].ref])[1:] if sheet.tables else list(sheet.iter_rows(min_row=6))
    found = [[cell.value for cell in row if isinstance(cell.value, int | float)] for row in rows]
    return [rules[row[1:].index(1)].role for row in found if row]


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("better", "first", "last"), [("higher", 1, 7), ("lower", 7, 1)], ids=["more is better", "less is better"]
)
def test_52_to_80_falls_into_the_published_seven_steps(
    better: str, first: int, last: int, tmp_path: Path, recalculated: Callable[[Path], Opened]
) -> None:
    # Viva Glint's worked case: the lowest bucket of 52..80 is 52-55, the highest 77-80, the median grey.
    roles = roles_as_calculated(np.arange(52, 81), better, tmp_path, recalculated)
    sizes = [4, 4, 4, 5, 4, 4, 4]
    steps = range(1, 8) if first < last else range(7, 0, -1)

    assert roles == [f"bucket {step}" for step, size in zip(steps, sizes, strict=True) for _ in range(size)]


@pytest.mark.libreoffice
def test_equal_results_are_all_grey(tmp_path: Path, recalculated: Callable[[Path], Opened]) -> None:
    roles = roles_as_calculated(np.array([70.0, 70.0, 70.0]), "higher", tmp_path, recalculated)

    assert roles == ["bucket 4"] * 3


@pytest.mark.libreoffice
def test_the_range_of_each_level_follows_the_results(
    six_sheets: Path, six_recalculated: Opened, differences: Callable[[Path, Opened, str], list[str]]
) -> None:
    assert differences(six_sheets, six_recalculated, "Heat map") == []


def test_units_stand_level_by_level_top_down(relative: Table, column_of: Callable[[Table, str], Column]) -> None:
    assert list(dict.fromkeys(column_of(relative, "level").values)) == ["Company", "Region", "Branch"]


def test_the_featured_measures_stand_first(relative: Table) -> None:
    headers = [column.header for column in relative.columns[3:]]

    assert headers == [
        "Customer satisfaction %",
        "Net promoter score points",
        "Share that would stay",
        "Waiting time (lower is better)",
    ]


def test_there_are_never_more_than_12_measures(scorecard: Scorecard, relative: Table) -> None:
    assert len(relative.columns) - 3 == min(heat_map.MOST_MEASURES, len(scorecard.measures))


def test_a_suppressed_cell_shows_its_mark_and_no_number(
    relative: Table, by_target: Table, column_of: Callable[[Table, str], Column]
) -> None:
    for table in (relative, by_target):
        marks = column_of(table, "m0").marks
        assert marks is not None
        assert (marks == "[c]").sum() == 2
        assert np.isnan(column_of(table, "m0").values[marks == "[c]"]).all()


def test_only_measures_with_a_target_are_set_against_one(by_target: Table) -> None:
    printed = [column.header for column in by_target.columns if column.printed]

    assert printed == [
        "Unit",
        "Level",
        "Unit above",
        "Customer satisfaction %",
        "Share that would stay",
        "Waiting time (lower is better)",
    ]


def test_each_status_has_a_sign_beside_its_colour(by_target: Table, column_of: Callable[[Table, str], Column]) -> None:
    rules = [rule for rule in column_of(by_target, "m0").rules if isinstance(rule, When)]

    assert [(rule.role, rule.number_format) for rule in rules] == [
        ("good", '"✔ "0.0'),
        ("near", '"▬ "0.0'),
        ("bad", '"✖ "0.0'),
        ("bucket 4", ""),
    ]


def test_levels_of_two_units_have_no_range(
    scorecard: Scorecard, table_of: Callable[[Sheet, int], Table], column_of: Callable[[Table, str], Column]
) -> None:
    ranges = table_of(heat_map.describe(scorecard)[0], 1)

    assert column_of(ranges, "level").values.tolist() == ["Branch", "Branch"]
