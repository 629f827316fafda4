from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from frontline.scorecard.faults import Fault
from frontline_workbooks.sheets import data_notes
from frontline_workbooks.sheets.description import Lines, Table

if TYPE_CHECKING:
    from frontline.scorecard.model import Scorecard


def tables_of(scorecard: Scorecard) -> dict[str, list[list[object]]]:
    """Return the rows of each table of the sheet, by its heading."""
    return {
        block.heading: [list(row) for row in zip(*(column.values.tolist() for column in block.columns), strict=True)]
        for block in data_notes.describe(scorecard).blocks
        if isinstance(block, Table)
    }


def sentences(scorecard: Scorecard) -> str:
    blocks = data_notes.describe(scorecard).blocks
    return " ".join(line for block in blocks if isinstance(block, Lines) for line in block.lines)


def test_it_says_what_each_file_was_taken_for(scorecard: Scorecard) -> None:
    read = {str(row[0]): row[2:] for row in tables_of(scorecard)["What was read"]}

    assert read["units.csv"] == ["Units", 14.0]
    assert read["results.csv"] == ["Results", 198.0]


def test_every_warning_stands_with_its_place_count_and_remedy(scorecard: Scorecard) -> None:
    fault = Fault("results.csv", "value must be a number", "Correct it.", 7, "value", "n/a", 12, fatal=False)
    warned = replace(scorecard, tables=replace(scorecard.tables, warnings=(fault,)))

    assert tables_of(warned)["What to check in the data"] == [
        ["results.csv, row 7, column value", "value must be a number. Correct it.", "n/a", 12.0]
    ]


def test_without_a_warning_it_says_so(scorecard: Scorecard) -> None:
    assert "Checking the data found nothing to put right." in sentences(scorecard)


def test_each_measure_says_its_period_and_how_its_higher_levels_came_about(scorecard: Scorecard) -> None:
    rows = tables_of(scorecard)["Measures: which period each reports, and how the higher levels came about"]

    assert rows[0] == [
        "Customer satisfaction",
        "Mean of the units below, weighted by n.",
        "SAT",
        "satisfaction",
        "higher",
        "2024",
        7.0,
        5.0,
        "2.0% of target",
        "percent",
        "mean",
        1.0,
    ]


def test_suppressed_results_are_counted_by_measure_and_reason(scorecard: Scorecard) -> None:
    rows = tables_of(scorecard)["Suppressed results"]
    satisfaction = [row[1:] for row in rows if row[0] == "Customer satisfaction"]
    hidden = scorecard.history[0].hidden

    assert ["Fewer than 5 answers", "SAT", 1.0, 0.0] in satisfaction
    assert sum(float(str(row[2])) for row in satisfaction) == hidden[:, -1].sum()
    assert sum(float(str(row[3])) for row in satisfaction) == hidden[:, :-1].sum()


def test_units_without_a_result_are_listed_with_their_last_one(scorecard: Scorecard) -> None:
    history = tuple(
        replace(one, value=np.where(np.arange(len(one.value))[:, None] == 2, np.nan, one.value))
        if len(one.periods) == 2
        else replace(
            one, value=np.where((np.arange(len(one.value)) == 2)[:, None] & (np.arange(7) > 4), np.nan, one.value)
        )
        for one in scorecard.history
    )
    rows = tables_of(replace(scorecard, history=history))["Units without any result in 2024"]

    assert rows == [["'quoted", "North", "B08", "Branch", "2022"]]


def test_when_every_unit_has_a_result_it_says_so(scorecard: Scorecard) -> None:
    assert "Every unit has a result in 2024." in sentences(scorecard)


@pytest.mark.parametrize("setting", ["Smallest group shown", "Near the target", "Reported period", "Draws", "Seed"])
def test_the_choices_of_the_run_are_printed(setting: str, scorecard: Scorecard) -> None:
    assert setting in [row[0] for row in tables_of(scorecard)["Settings of this run"]]


def test_the_signs_are_explained(scorecard: Scorecard) -> None:
    said = sentences(scorecard)

    assert "[c] suppressed" in said
    assert "[x] not available" in said
