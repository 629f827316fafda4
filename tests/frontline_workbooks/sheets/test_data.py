from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pytest

from frontline_workbooks.sheets import data
from frontline_workbooks.sheets.description import Lines, Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl.workbook import Workbook as Opened

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Column, Sheet

NUMBERS = (
    "value",
    "n",
    "standard_error",
    "low",
    "high",
    "rank",
    "rank_low",
    "rank_high",
    "slope",
    "change",
    "shrunken",
)


def tidy(sheet: Sheet) -> tuple[Table, str]:
    lines, table = sheet.blocks
    assert isinstance(lines, Lines)
    assert isinstance(table, Table)
    return table, " ".join(lines.lines)


def test_every_known_or_suppressed_result_has_one_row(scorecard: Scorecard) -> None:
    table, _ = tidy(data.describe(scorecard))
    expected = sum(int((~np.isnan(h.value) | h.hidden).sum()) for h in scorecard.history)
    keys = set(
        zip(
            *(
                column.values.tolist()
                for column in table.columns
                if column.header in ("period", "unit id", "measure id")
            ),
            strict=True,
        )
    )

    assert table.rows == expected
    assert len(keys) == expected


def test_a_row_says_what_the_scorecard_says(scorecard: Scorecard, column_of: Callable[[Table, str], Column]) -> None:
    table, _ = tidy(data.describe(scorecard))
    reported = scorecard.current

    for key in ("value", "n", "low", "rank", "slope", "shrunken"):
        shown = column_of(table, key).values[: len(reported)]
        kept = reported[key].to_numpy(float, na_value=np.nan)
        assert shown == pytest.approx(np.where(reported["hidden"] == "", kept, np.nan), nan_ok=True), key
    assert column_of(table, "status").values[: len(reported)].tolist() == reported["status"].tolist()


def test_a_suppressed_row_has_a_reason_and_no_number(
    scorecard: Scorecard, column_of: Callable[[Table, str], Column]
) -> None:
    table, _ = tidy(data.describe(scorecard))
    hidden = column_of(table, "hidden").values != ""

    assert hidden.sum() == sum(int(h.hidden.sum()) for h in scorecard.history)
    for key in NUMBERS:
        assert np.isnan(column_of(table, key).values[hidden]).all(), key


def test_the_first_day_of_the_period_is_a_date(opened: Opened, scorecard: Scorecard) -> None:
    sheet = opened["Data"]
    table = sheet.tables["ScorecardData"]
    header, first = (list(sheet[table.ref])[place] for place in (0, 1))
    at = [cell.value for cell in header].index("period start")

    assert first[at].value == dt.datetime(scorecard.period.start.year, 1, 1)  # noqa: DTZ001


def test_it_is_an_excel_table_whose_headers_are_its_columns(opened: Opened) -> None:
    sheet = opened["Data"]
    table = sheet.tables["ScorecardData"]

    assert [column.name for column in table.tableColumns] == [cell.value for cell in next(iter(sheet[table.ref]))]


def test_earlier_periods_are_taken_newest_first_while_they_fit(
    scorecard: Scorecard, column_of: Callable[[Table, str], Column]
) -> None:
    reported = len(scorecard.current)
    room = sum(
        int((~np.isnan(h.value) | h.hidden)[:, place].sum())
        for h in scorecard.history
        for place, period in enumerate(h.periods)
        if period.label in ("2023", "2022")
    )
    table, said = tidy(data.describe(scorecard, budget=reported + room + 5))

    assert table.rows == reported + room
    assert set(column_of(table, "period").values) == {"2024", "2023", "2022"}
    assert "4 earlier periods before 2022 are left out" in said


def test_the_reported_period_stands_whatever_the_budget(scorecard: Scorecard) -> None:
    table, said = tidy(data.describe(scorecard, budget=1))

    assert table.rows == len(scorecard.current)
    assert "6 earlier periods before 2024 are left out" in said


def test_what_a_sheet_cannot_hold_is_cut_with_a_sentence(scorecard: Scorecard) -> None:
    table, said = tidy(data.describe(scorecard, budget=10, sheet_rows=10))

    assert table.rows == 10
    assert f"{len(scorecard.current) - 10} results of the reported periods are left out" in said


def test_the_scorecard_is_left_as_it_was(scorecard: Scorecard) -> None:
    before = scorecard.current.copy()
    data.describe(scorecard)

    assert scorecard.current.equals(before)
