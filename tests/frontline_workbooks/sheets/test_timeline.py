from __future__ import annotations

import pytest

from frontline.scorecard.periods import parse_period
from frontline_workbooks.sheets.timeline import LONGEST, filled


@pytest.mark.parametrize(
    ("labels", "missing"),
    [
        (["2015", "2017", "2018"], ["2016"]),
        (["2022-23", "2024-25"], ["2023-24"]),
        (["Nov 2023", "Feb 2024"], ["Dec 2023", "Jan 2024"]),
        (["Q3 2023", "Q1 2024"], ["Q4 2023"]),
        (["H2 2023", "H2 2024"], ["H1 2024"]),
    ],
    ids=["years", "financial years", "months", "quarters", "half-years"],
)
def test_missing_periods_are_filled_in_under_labels_that_read_back(labels: list[str], missing: list[str]) -> None:
    periods = [parse_period(label) for label in labels]
    line = filled(periods)

    assert [label for label, place in line if place < 0] == missing
    assert [label for label, place in line if place >= 0] == labels
    assert [parse_period(label).label for label, _ in line] == [label for label, _ in line]


@pytest.mark.parametrize(
    "labels",
    [["2024-01-15", "2024-02-19"], ["2023", "Q1 2024"], ["Jan 2000", "Jan 2024"]],
    ids=["days", "mixed kinds", "too long"],
)
def test_other_series_keep_their_own_periods_only(labels: list[str]) -> None:
    periods = sorted(parse_period(label) for label in labels)

    assert filled(periods) == [(period.label, place) for place, period in enumerate(periods)]
    assert LONGEST < 289
