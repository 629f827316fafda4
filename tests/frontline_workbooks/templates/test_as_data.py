from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from frontline.scorecard.score import score
from frontline_workbooks.read import read_tables

if TYPE_CHECKING:
    from conftest import Opened


def test_a_whole_scorecard_ranks_the_units_of_the_template_as_its_own_sheet_does(opened: dict[str, Opened]) -> None:
    template = opened["Unit scorecard"]
    [[measure]] = template.cells("Chosen_measure")
    scorecard = score(read_tables(template.path))
    (place,) = scorecard.measures.index[scorecard.measures["measure_name"] == measure]
    current = scorecard.current[scorecard.current["measure"] == place]
    shown = zip(*(template.under("Ranking", header) for header in ("unit", "value", "rank", "status")), strict=True)
    expected = {unit: (value, rank) for unit, value, rank, _ in shown if rank != "#N/A"}
    names = scorecard.units.loc[current["unit"], "unit_name"]
    ranks = dict(zip(names, zip(current["value"], current["rank"], strict=True), strict=True))

    assert len(expected) == 13
    assert {unit: ranks[unit] for unit in expected} == {unit: pytest.approx(row) for unit, row in expected.items()}
