from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from frontline_workbooks.sheets import compare, formats
from frontline_workbooks.sheets.description import When

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook as Opened

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Column, Sheet, Table


@pytest.fixture(scope="module")
def table(scorecard: Scorecard, table_of: Callable[[Sheet], Table]) -> Table:
    return table_of(compare.describe(scorecard))


def test_levels_stand_top_down_within_each_measure(table: Table, column_of: Callable[[Table, str], Column]) -> None:
    pairs = zip(column_of(table, "measure").values, column_of(table, "level").values, strict=True)

    assert list(dict.fromkeys(pairs)) == [
        (measure, level)
        for measure in dict.fromkeys(column_of(table, "measure").values)
        for level in ("Company", "Region", "Branch")
    ]


def test_a_unit_is_set_against_the_mean_of_the_others_of_its_level(
    table: Table, column_of: Callable[[Table, str], Column]
) -> None:
    level, measure = column_of(table, "level").values, column_of(table, "measure").values
    branches = (level == "Branch") & (measure == measure[0])
    value, peers = column_of(table, "value").values[branches], column_of(table, "peer_value").values[branches]
    known = ~np.isnan(value)
    others = (value[known].sum() - value[known]) / (known.sum() - 1)

    assert peers[known] == pytest.approx(others)


def test_the_rank_among_peers_says_of_how_many(table: Table, column_of: Callable[[Table, str], Column]) -> None:
    first_branch = column_of(table, "level").values.tolist().index("Branch")

    assert column_of(table, "peer_rank").values[first_branch] == "1 of 9"


def test_a_suppressed_unit_shows_its_mark_and_no_difference(
    table: Table, column_of: Callable[[Table, str], Column]
) -> None:
    marked = column_of(table, "value").marks == formats.SUPPRESSED

    assert marked.sum() == 8
    for key in ("value", "parent_gap", "peer_gap", "shrunken", "low", "high", "n"):
        assert np.isnan(column_of(table, key).values[marked]).all(), key


@pytest.mark.libreoffice
def test_differences_recalculate_to_what_was_written(
    six_sheets: Path, six_recalculated: Opened, differences: Callable[[Path, Opened, str], list[str]]
) -> None:
    assert differences(six_sheets, six_recalculated, "Compare") == []


@pytest.mark.parametrize(
    ("measure", "shown"),
    [("Customer satisfaction %", '"▲ "+0.0;"▼ "-0.0;0.0'), ("Waiting time", '"▼ "+#,##0.00;"▲ "-#,##0.00;#,##0.00')],
    ids=["more is better", "less is better"],
)
def test_the_arrow_says_better_or_worse_not_more_or_less(
    measure: str, shown: str, table: Table, column_of: Callable[[Table, str], Column]
) -> None:
    own = column_of(table, "parent_gap").number_formats
    rows = column_of(table, "measure").values == measure

    assert own is not None
    assert set(own[rows].tolist()) == {shown}


def test_only_a_clear_difference_is_shaded(table: Table, column_of: Callable[[Table, str], Column]) -> None:
    rules = [rule for rule in column_of(table, "peer_gap").rules if isinstance(rule, When)]

    assert [rule.role for rule in rules] == ["bucket 6", "bucket 2", "better", "worse"]
    assert all("{low}" in rule.formula and "{high}" in rule.formula for rule in rules[:2])
