from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from frontline_workbooks.finance import Periods, Reconciliation, Total, UnitNumbers, Unmatched
from frontline_workbooks.sheets.description import Lines, Table, Tiles, Workbook
from frontline_workbooks.sheets.heading import Heading
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
    Total(
        "Cost, £",
        "Costs",
        880,
        1000,
        6,
        counts=False,
        results_period="Jan 2024 to Dec 2024",
        finance_period="2024",
        by_unit=(UnitNumbers("B03", "Leeds", 80, 200), UnitNumbers("B04", "York", 800, 800)),
    ),
    Total("n of Climate", "Headcount", 110, 100, 6, counts=True),
    Total("Wages, £", "Wages", 0, 0, 6, counts=False),
    Total("n of Loyalty", "Members", 90, 1000, 6, counts=True, results_period="2019", same_time=False, texts=("F4",)),
)
FOUND = Reconciliation(
    table="table Costs (sheet P&L), column Branch",
    level="Branch",
    matched=9,
    listed=11,
    only_finance=(
        Unmatched("Head office", where="C12"),
        Unmatched("Zurich branch", where="C14", nearest="Zürich"),
    ),
    only_results=(Unmatched("B01", "@here"), Unmatched("B02", "+1 more", nearest="one more")),
    totals=TOTALS,
    periods=Periods("2024", ("2024",), "in headers", "2024", agree=True),
    tolerance=0.01,
    without_result=(Unmatched("B07", "Ghent", "C9"),),
    repeated=(Unmatched("B03", "Leeds", "C5, C8"),),
)


@pytest.fixture(scope="module")
def sheet(scorecard: Scorecard) -> Sheet:
    """Return the sheet about a comparison with faults of every kind."""
    return describe_reconciliation(Heading.of(scorecard), FOUND)


def test_the_title_says_what_was_found(sheet: Sheet) -> None:
    assert sheet.title == "9 of 11 branches are in finance's workbook; 2 of 5 totals differ"


def test_the_tiles_count_what_does_not_match(sheet: Sheet) -> None:
    (tiles,) = (block for block in sheet.blocks if isinstance(block, Tiles))

    assert [tile.value for tile in tiles.tiles] == ["9 of 11", "2", "2", "2 of 5", "1 of 2"]
    assert {tile.role for tile in tiles.tiles} == {"bad"}


def test_without_units_to_compare_none_are_counted(scorecard: Scorecard) -> None:
    found = Reconciliation("sheet A", "Branch", 11, 11, (), (), TOTALS[:2], Periods("2024"), 0.01)
    (tiles,) = (
        block for block in describe_reconciliation(Heading.of(scorecard), found).blocks if isinstance(block, Tiles)
    )

    assert [tile.label for tile in tiles.tiles][-1] == "Totals that differ"


def test_every_total_has_its_verdict(sheet: Sheet, table_of: Callable[[Sheet, int], Table], column_of) -> None:
    totals = table_of(sheet, 0)

    assert column_of(totals, "verdict").values.tolist() == [
        "▬ Part of them",
        "✔ Agrees",
        "✖ Differs",
        "✖ Differs",
        "✔ Agrees",
        "– Other period",
    ]
    assert column_of(totals, "difference").values.tolist()[:5] == [-1500, -5, -120, 10, 0]
    assert np.isnan(column_of(totals, "difference").values[5])


def test_every_total_says_of_which_time_both_are(sheet: Sheet, table_of: Callable[[Sheet, int], Table]) -> None:
    ours, theirs = (column.values.tolist() for column in table_of(sheet, 0).columns[2:4])

    assert (ours[2], theirs[2]) == ("Jan 2024 to Dec 2024", "2024")
    assert (ours[5], theirs[5]) == ("2019", "not named")


def test_units_that_differ_stand_with_both_numbers(sheet: Sheet, table_of: Callable[[Sheet, int], Table]) -> None:
    table = table_of(sheet, 1)

    assert table.heading == "Units that differ by more than 1.0%: 1"
    assert [column.values[0] for column in table.columns] == ["Leeds", "Cost, £", "B03", 80, 200, -120]


def test_of_very_many_units_that_differ_the_first_are_shown(
    scorecard: Scorecard, table_of: Callable[[Sheet, int], Table]
) -> None:
    units = tuple(UnitNumbers(f"B{at}", f"Shop {at}", 10, 20) for at in range(150))
    total = Total("Cost, £", "Costs", 1500, 3000, 150, counts=False, by_unit=units)
    found = Reconciliation("sheet A", "Branch", 150, 150, (), (), (total,), Periods("2024"), 0.01)

    table = table_of(describe_reconciliation(Heading.of(scorecard), found), 1)

    assert table.heading == "Units that differ by more than 1.0%: 150, the first 100 of them"
    assert len(table.columns[0].values) == 100


def test_a_small_total_is_shown_with_a_decimal(
    scorecard: Scorecard, table_of: Callable[[Sheet, int], Table], column_of: Column
) -> None:
    totals = (Total("Revenue, £m", "Revenue", 19.97, 20.66, 6, counts=False),)
    found = Reconciliation("sheet A", "Branch", 11, 11, (), (), totals, Periods("2024"), 0.01)

    assert (
        column_of(table_of(describe_reconciliation(Heading.of(scorecard), found), 0), "results").number_format
        == "#,##0.0"
    )


def test_cells_without_numbers_and_repeated_units_are_said(sheet: Sheet) -> None:
    lines = " ".join(line for block in sheet.blocks if isinstance(block, Lines) for line in block.lines)

    assert "Finance's column Members has texts where numbers should be" in lines
    assert "Finance lists in several rows, which were added up: Leeds (C5, C8)." in lines


def test_where_no_total_is_of_the_same_time_none_is_counted(scorecard: Scorecard) -> None:
    found = Reconciliation("sheet A", "Branch", 11, 11, (), (), TOTALS[-1:], Periods("2024"), 0.01)
    sheet = describe_reconciliation(Heading.of(scorecard), found)
    (tiles,) = (block for block in sheet.blocks if isinstance(block, Tiles))

    assert sheet.title == "11 of 11 branches are in finance's workbook"
    assert tiles.tiles[-1].value == "none to compare"


def test_units_of_one_side_stand_with_what_they_may_mean(sheet: Sheet, table_of: Callable[[Sheet, int], Table]) -> None:
    finance, results, known = (
        list(zip(*(column.values for column in table_of(sheet, at).columns), strict=True)) for at in (2, 3, 4)
    )

    assert finance == [("Head office", "–", "C12"), ("Zurich branch", "Zürich", "C14")]
    assert results == [("@here", "–", "B01"), ("+1 more", "one more", "B02")]
    assert known == [("Ghent", "–", "C9")]


def test_where_nothing_could_be_compared_the_sheet_is_a_sentence(scorecard: Scorecard) -> None:
    found = Reconciliation("", "", 0, 0, (), (), (), Periods("2024"), 0.01, "No table lists units.")

    assert describe_reconciliation(Heading.of(scorecard), found).blocks == (Lines(("No table lists units.",), "body"),)


def test_a_comparison_without_totals_says_so(scorecard: Scorecard) -> None:
    found = Reconciliation("sheet A", "Branch", 11, 11, (), (), (), Periods("2024"), 0.01)
    sheet = describe_reconciliation(Heading.of(scorecard), found)

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
    assert np.isnan(share[4:]).all()
