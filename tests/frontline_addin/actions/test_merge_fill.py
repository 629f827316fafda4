from __future__ import annotations

import warnings
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from frontline.errors import ParameterError
from frontline.scorecard.model import Settings
from frontline_addin.actions import merge_ready
from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_fill import Fill, parse_fills
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.actions.unmerge import unmerge
from frontline_addin.hosts.closed_file import ClosedFile
from frontline_workbooks.finance import reconcile
from frontline_workbooks.package import PackageFault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontline_addin.actions.merge import Merged

    Parts = Callable[[Path], dict[str, bytes]]

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


def filled(path: Path, results: Path, fill: str, **wanted: object) -> Merged:
    choices = Wanted(fill=parse_fills(fill), **wanted)  # type: ignore[arg-type]
    return merge(ClosedFile(path, results), results, choices, NOON)


def column(path: Path, header: str) -> list[object]:
    """Return a column of the table Budget, the formats of its cells checked on the way."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know sparklines
        sheet = openpyxl.load_workbook(BytesIO(path.read_bytes()))["Money"]
    place = next(cell.column for cell in sheet[4] if cell.value == header)
    cells = [sheet.cell(row, place) for row in (5, 6, 7)]
    assert {cell.number_format for cell in cells} == {"0.0"}
    return [cell.value for cell in cells]


@pytest.mark.parametrize(
    ("text", "fills"),
    [
        ("Budget!NPS=nps", [("Budget", "NPS", "nps")]),
        ("Budget!NPS=nps,Sat=sat", [("Budget", "NPS", "nps"), ("Budget", "Sat", "sat")]),
        ("A!NPS=nps, B!Sat = sat", [("A", "NPS", "nps"), ("B", "Sat", "sat")]),
        ("Budget!Guests, happy=sat", [("Budget", "Guests, happy", "sat")]),
    ],
    ids=["one column", "two columns", "two tables and blanks", "a comma in a header"],
)
def test_columns_to_fill_are_read_as_typed(text: str, fills: list[tuple[str, str, str]]) -> None:
    assert parse_fills(text) == tuple(Fill(*each) for each in fills)


@pytest.mark.parametrize("text", ["", "NPS=nps", "Budget!NPS", "Budget!=nps", "Budget!NPS="])
def test_anything_else_is_wrong_use_with_the_form(text: str) -> None:
    with pytest.raises(ParameterError, match=r'fill must be like "Table!Column=measure"'):
        parse_fills(text)


def test_a_column_is_filled_by_unit_and_the_other_rows_stay(yearend: Path, results: Path) -> None:
    done = filled(yearend, results, "Budget!Satisfied=SAT,Waiting=wait")
    (table,) = done.filled

    assert column(yearend, "Satisfied") == [74, 84, 7]
    assert column(yearend, "Waiting") == [13, 16, None]
    assert (table.table, table.sheet, table.id_column, table.cells) == ("Budget", "Money", "Shop", 4)
    assert (table.not_in_table, table.not_in_results) == (("c",), ("z",))
    assert table.sentences()[0] == (
        "4 cells of the table Budget (sheet Money) filled by Shop: Satisfied with sat, Waiting with wait."
    )


def test_a_filled_column_is_not_compared_with_the_results_it_was_filled_with(
    yearend: Path, results: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    left_out: list[object] = []

    def spy(*given: object, filled: object, **named: object) -> object:
        left_out.append(filled)
        return reconcile(*given, filled=filled, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(merge_ready, "reconcile", spy)
    filled(yearend, results, "Budget!Satisfied=sat,Waiting=wait")

    assert left_out == [[("Budget", "Satisfied"), ("Budget", "Waiting")]]


def test_a_scorecard_built_before_fills_the_same_values(
    yearend: Path, results: Path, built_scorecard: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.xlsx"
    other.write_bytes(yearend.read_bytes())
    filled(yearend, results, "Budget!Satisfied=sat,Waiting=wait")
    filled(other, built_scorecard, "Budget!Satisfied=sat,Waiting=wait")

    for header in ("Satisfied", "Waiting"):
        assert column(other, header) == column(yearend, header)


def test_filling_and_merging_again_changes_no_byte(yearend: Path, results: Path) -> None:
    filled(yearend, results, "Budget!Satisfied=sat")
    once = yearend.read_bytes()
    filled(yearend, results, "Budget!Satisfied=sat")

    assert yearend.read_bytes() == once


def test_a_column_filled_in_a_later_merge_stays_when_the_sheets_are_taken_out(
    yearend: Path, results: Path, parts: Parts
) -> None:
    before = parts(yearend)
    merge(ClosedFile(yearend, results), results, Wanted(), NOON)
    filled(yearend, results, "Budget!Satisfied=sat")
    unmerge(ClosedFile(yearend), NOON)
    after = parts(yearend)

    assert column(yearend, "Satisfied") == [74, 84, 7]
    assert {name for name in before | after if before.get(name) != after.get(name)} == {"xl/worksheets/sheet1.xml"}


def test_a_suppressed_result_leaves_its_cell_empty(yearend: Path, results: Path) -> None:
    done = filled(yearend, results, "Budget!Satisfied=sat", settings=Settings(minimum_n=60))

    assert column(yearend, "Satisfied") == [None, None, 7]
    assert "2 cells left empty: too few answers to show the result." in done.filled[0].sentences()


@pytest.mark.parametrize(
    ("fill", "sentence"),
    [
        ("Budgets!Satisfied=sat", "no table Budgets; did you mean Budget?"),
        ("Budget!Satisfaction=sat", "no column Satisfaction; did you mean Satisfied?"),
        ("Budget!Doubled=sat", "F5"),
    ],
    ids=["no such table", "no such column", "a formula"],
)
def test_what_cannot_be_filled_is_named_and_nothing_is_written(
    yearend: Path, results: Path, fill: str, sentence: str
) -> None:
    before = yearend.read_bytes()

    with pytest.raises(PackageFault, match=rf"^year-end\.xlsx: .*{sentence}"):
        filled(yearend, results, fill)

    assert yearend.read_bytes() == before


def test_a_measure_that_is_not_there_is_named_with_the_nearest(yearend: Path, results: Path) -> None:
    with pytest.raises(ParameterError, match=r"no measure satt; did you mean sat\?"):
        filled(yearend, results, "Budget!Satisfied=satt")


def test_a_column_named_twice_is_wrong_use(yearend: Path, results: Path) -> None:
    with pytest.raises(ParameterError, match="Budget!Satisfied twice"):
        filled(yearend, results, "Budget!Satisfied=sat,Satisfied=wait")


def test_the_column_of_units_may_be_named(yearend: Path, results: Path) -> None:
    with pytest.raises(PackageFault, match="No unit of the results is found in the column Headcount"):
        filled(yearend, results, "Budget!Satisfied=sat", units=("Budget", "Headcount"))
