from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from frontline_workbooks.finance import Periods, Reconciliation, Total, Unmatched
from frontline_workbooks.sheets.description import Lines, Table, Tiles, Workbook
from frontline_workbooks.sheets.reconciliation import describe_reconciliation
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook as Opened

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Column, Sheet

TOTALS = (
    Total("n of Satisfaction", "Customers", 500, 2000, 5, counts=True),
    Total("Revenue, £", "Revenue", 995, 1000, 6, counts=False),
    Total("Cost, £", "Costs", 880, 1000, 6, counts=False),
    Total("n of Climate", "Headcount", 110, 100, 6, counts=True),
    Total("Wages, £", "Wages", 0, 0, 6, counts=False),
)
FOUND = Reconciliation(
    table="table Costs (sheet P&L), column Branch",
    level="Branch",
    matched=9,
    listed=11,
    only_finance=(
        Unmatched("Head office", where="row 12"),
        Unmatched("Zurich branch", where="row 14", nearest="Zürich"),
    ),
    only_results=(Unmatched("B01", "@here"), Unmatched("B02", "+1 more", nearest="one more")),
    totals=TOTALS,
    periods=Periods("2024", ("2024",), "in headers", "2024", agree=True),
    tolerance=0.01,
)


@pytest.fixture(scope="module")
def sheet(scorecard: Scorecard) -> Sheet:
    """Return the sheet about a comparison with faults of every kind."""
    return describe_reconciliation(scorecard, FOUND)


def test_the_title_says_what_was_found(sheet: Sheet) -> None:
    assert sheet.title == "9 of 11 branches are in finance's workbook; 2 of 5 totals differ"


def test_the_tiles_count_what_does_not_match(sheet: Sheet) -> None:
    (tiles,) = (block for block in sheet.blocks if isinstance(block, Tiles))

    assert [tile.value for tile in tiles.tiles] == ["9 of 11", "2", "2", "2 of 5"]
    assert {tile.role for tile in tiles.tiles} == {"bad"}


def test_every_total_has_its_verdict(sheet: Sheet, table_of: Callable[[Sheet, int], Table], column_of) -> None:
    totals = table_of(sheet, 0)

    assert column_of(totals, "verdict").values.tolist() == [
        "▬ Part of them",
        "✔ Agrees",
        "✖ Differs",
        "✖ Differs",
        "✔ Agrees",
    ]
    assert column_of(totals, "difference").values.tolist() == [-1500, -5, -120, 10, 0]


def test_units_of_one_side_stand_with_what_they_may_mean(sheet: Sheet, table_of: Callable[[Sheet, int], Table]) -> None:
    finance, results = (
        list(zip(*(column.values for column in table_of(sheet, at).columns), strict=True)) for at in (1, 2)
    )

    assert finance == [("Head office", "–", "row 12"), ("Zurich branch", "Zürich", "row 14")]
    assert results == [("@here", "–", "B01"), ("+1 more", "one more", "B02")]


def test_where_nothing_could_be_compared_the_sheet_is_a_sentence(scorecard: Scorecard) -> None:
    found = Reconciliation("", "", 0, 0, (), (), (), Periods("2024"), 0.01, "No table lists units.")

    assert describe_reconciliation(scorecard, found).blocks == (Lines(("No table lists units.",), "body"),)


def test_a_comparison_without_totals_says_so(scorecard: Scorecard) -> None:
    found = Reconciliation("sheet A", "Branch", 11, 11, (), (), (), Periods("2024"), 0.01)
    sheet = describe_reconciliation(scorecard, found)

    assert "no totals were compared" in " ".join(
        line for block in sheet.blocks if isinstance(block, Lines) for line in block.lines
    )
    assert not [block for block in sheet.blocks if isinstance(block, Table)]


@pytest.mark.libreoffice
def test_libreoffice_calculates_the_same_verdicts(
    sheet: Sheet,
    tmp_path: Path,
    recalculated: Callable[[Path], Opened],
    differences: Callable[[Path, Opened, str], list[str]],
) -> None:
    write_workbook(Workbook("Title", (sheet,)), tmp_path / "a.xlsx")

    assert differences(tmp_path / "a.xlsx", recalculated(tmp_path / "a.xlsx"), "Reconciliation") == []


def test_shares_of_nothing_are_blank(sheet: Sheet, table_of: Callable[[Sheet, int], Table], column_of: Column) -> None:
    share = column_of(table_of(sheet, 0), "share").values

    assert share[:4] == pytest.approx([0.25, 0.995, 0.88, 1.1])
    assert np.isnan(share[4])
