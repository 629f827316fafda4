from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from frontline.errors import FileFaultError
from frontline.scorecard.score import score
from frontline_workbooks.finance import reconcile
from frontline_workbooks.finance.built_audit import built_audit
from frontline_workbooks.finance.built_results import built_results
from frontline_workbooks.finance.built_sheets import BuiltSheets
from frontline_workbooks.package import remove_sheets
from frontline_workbooks.read import read_tables
from frontline_workbooks.sheets import data, data_notes, describe
from frontline_workbooks.sheets.audited import NOT_KNOWN, Audited
from frontline_workbooks.sheets.description import Table
from frontline_workbooks.write import draw_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Sheet

NAMES = ("Ashford", "Burford", "Catford", "Dartford", "Eastford", "Fulford")
YEAR = [
    ["Shop", "Revenue 2024", "Customers", "Headcount"],
    *([name, 1000.0 + at * at, 200.0, 10.0] for at, name in enumerate(NAMES)),
    ["Gulford", 5.0, 1.0, 1.0],
]
MONTHS = [
    ["Shop", "Month", "Revenue", "Customers"],
    *([name, f"2024-{month:02}", 100.0 + (month == 5), 60.0] for name in NAMES[1:] for month in range(1, 13)),
]
BEFORE = [["Shop", "Revenue 2023"], *([name, 300.0] for name in NAMES)]


def built(scorecard: Scorecard, *changed: Sheet, without: tuple[str, ...] = ()) -> BuiltSheets:
    """Build a scorecard with some sheets changed and others deleted, and open it again."""
    whole = describe(scorecard)
    other = {sheet.name: sheet for sheet in changed}
    drawn = draw_workbook(replace(whole, sheets=tuple(other.get(sheet.name, sheet) for sheet in whole.sheets)))
    return BuiltSheets.of("scorecard.xlsx", remove_sheets(drawn, without) if without else drawn)


def without_columns(sheet: Sheet, table: str, headers: set[str]) -> Sheet:
    """Return a sheet as an earlier version, or somebody's hand, left it."""
    blocks = tuple(
        replace(block, columns=tuple(column for column in block.columns if column.header not in headers))
        if isinstance(block, Table) and block.name == table
        else block
        for block in sheet.blocks
    )
    assert blocks != sheet.blocks
    return replace(sheet, blocks=blocks)


def of_earlier_version(scorecard: Scorecard) -> BuiltSheets:
    """Return a scorecard that does not say yet how measures are combined, nor the order of its units."""
    added = {data_notes.UNIT, data_notes.COMBINED, data_notes.FEATURED}
    return built(
        scorecard,
        without_columns(data_notes.describe(scorecard), data_notes.MEASURES, added),
        without_columns(data.describe(scorecard), data.TABLE_NAME, {data.ORDER}),
    )


@pytest.mark.parametrize("name", ["shops", "monthly", "small"])
@pytest.mark.parametrize("rows", [YEAR, MONTHS, BEFORE], ids=["a year", "months", "the year before"])
def test_a_built_scorecard_is_reconciled_as_its_tables_are(
    name: str, rows: list[list[object]], finance: Callable[..., bytes], request: pytest.FixtureRequest
) -> None:
    scorecard, book = request.getfixturevalue(name), finance({"Costs": rows})
    results = built_results(built(scorecard))
    found = reconcile(results, book, not_compared=results.not_compared)

    assert found.sentences() == reconcile(scorecard, book).sentences()
    assert found == reconcile(scorecard, book)
    assert found.matched > 0
    assert results.not_compared == ()


@pytest.mark.parametrize("name", ["shops", "monthly", "small"])
def test_a_built_scorecard_says_the_same_for_the_audit_trail(name: str, request: pytest.FixtureRequest) -> None:
    scorecard = request.getfixturevalue(name)
    said, scored = built_audit(built(scorecard)), Audited.of(scorecard)

    assert replace(said, choices="", built_with="") == replace(scored, choices="")
    assert said.built_with.startswith("Frontline Scorecards ")


def test_nothing_suppressed_is_read_back_whatever_was_typed_over_it(small: Scorecard) -> None:
    sheet = data.describe(small)
    table = next(block for block in sheet.blocks if isinstance(block, Table))
    typed = tuple(
        replace(column, values=column.values.copy() * 0 + 4711.25) if column.key in {"value", "n"} else column
        for column in table.columns
    )
    blocks = tuple(replace(table, columns=typed) if block is table else block for block in sheet.blocks)
    current = built_results(built(small, replace(sheet, blocks=blocks))).current
    hidden = current[current["hidden"] != ""]

    assert len(hidden) == (small.current["hidden"] != "").sum() > 0
    assert hidden[["value", "n"]].isna().all(axis=None)


def test_one_of_an_earlier_version_says_what_could_not_be_compared(
    shops: Scorecard, finance: Callable[..., bytes]
) -> None:
    results = built_results(of_earlier_version(shops))
    found = reconcile(results, finance({"Costs": YEAR}), not_compared=results.not_compared)

    assert {total.column for total in found.totals} == {"Customers", "Headcount"}
    assert found.sentences()[0] == reconcile(shops, finance({"Costs": YEAR})).sentences()[0]
    assert found.sentences()[-1] == (
        "scorecard.xlsx does not say which measures add up, such as revenue, so no sums were compared."
    )


def test_of_an_earlier_version_the_audit_trail_guesses_nothing(shops: Scorecard) -> None:
    revenue = next(each for each in built_audit(of_earlier_version(shops)).measures if each["id"] == "REV")

    assert revenue["unit"] == NOT_KNOWN
    assert revenue["minimum"] == "5"


def test_without_the_sheet_data_notes_what_is_not_known_is_said(shops: Scorecard) -> None:
    sheets = built(shops, without=(data_notes.NAME,))
    said = built_audit(sheets)

    assert "has no sheet Data notes any more" in built_results(sheets).not_compared[0]
    assert (said.minimum_n, said.measures) == (NOT_KNOWN, ())
    assert math.isnan(said.all_suppressed)


def test_periods_that_were_left_out_are_said_and_not_added_up(
    monthly: Scorecard, finance: Callable[..., bytes]
) -> None:
    few = len(monthly.current) + 60
    results = built_results(built(monthly, data.describe(monthly, budget=few)))
    found = reconcile(results, finance({"Costs": YEAR}), not_compared=results.not_compared)
    whole = reconcile(monthly, finance({"Costs": YEAR}))

    assert "scorecard.xlsx leaves out the earliest periods of Revenue" in found.sentences()[-1]
    assert [total.verdict(0.01) for total in found.totals if total.column == "Revenue 2024"] == ["other period"]
    assert [total.verdict(0.01) for total in whole.totals if total.column == "Revenue 2024"] == ["differs"]


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [({"value"}, "has no column value"), ({"unit id"}, "has no column unit id")],
    ids=["its values", "its ids"],
)
def test_a_sheet_data_without_a_column_is_a_sentence(shops: Scorecard, changed: set[str], lacks: str) -> None:
    sheets = built(shops, without_columns(data.describe(shops), data.TABLE_NAME, changed))

    with pytest.raises(FileFaultError, match=f"The sheet Data of scorecard.xlsx {lacks}.*name the folder or workbook"):
        built_results(sheets)


def test_a_scorecard_without_its_sheet_data_is_a_sentence(shops: Scorecard) -> None:
    with pytest.raises(FileFaultError, match=r"scorecard\.xlsx has no results, so nothing"):
        built_results(built(shops, without=(data.NAME,)))


def test_schools_of_new_york_are_reconciled_alike(real_data: Path, finance: Callable[..., bytes]) -> None:
    scorecard = score(read_tables(real_data / "nyc_schools"))
    schools = scorecard.units[scorecard.units["level"] == "school"]
    money = scorecard.measures[scorecard.measures["combine"] == "sum"]["measure_name"].tolist()
    rows = [[unit, *(1000.0 + at for _ in money), 40.0] for at, unit in enumerate(schools["unit_id"]) if at % 7]
    book = finance({"Schools 2025": [["School", *money, "Students"], *rows, ["99Z999", *(1.0 for _ in money), 1.0]]})
    results = built_results(built(scorecard))
    found = reconcile(results, book, not_compared=results.not_compared)

    assert found.sentences() == reconcile(scorecard, book).sentences()
    assert found.only_results == reconcile(scorecard, book).only_results
    assert len(found.only_results) > 50
    assert len(found.totals) > 1
    assert replace(built_audit(built(scorecard)), choices="", built_with="") == replace(
        Audited.of(scorecard), choices=""
    )
