from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from frontline.errors import FrontlineError, ParameterError
from frontline.scorecard.model import Settings
from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.actions.unmerge import unmerge
from frontline_addin.hosts.closed_file import ClosedFile
from frontline_addin.hosts.refusals import NotNowError
from frontline_workbooks.package import own_sheets
from frontline_workbooks.package.kept_cells import kept_inputs, with_cells
from frontline_workbooks.sheets.names import INPUT_MEASURE, INPUT_UNIT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontline_addin.actions.merge import Merged

    YearBook = Callable[..., Path]
    Parts = Callable[[Path], dict[str, bytes]]

NOON, LATER = datetime(2026, 1, 31, 12, 0, tzinfo=UTC), datetime(2026, 2, 1, 9, 30, tzinfo=UTC)
MAY_GROW = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/metadata.xml",
    "docProps/app.xml",
}


def merged(path: Path, results: Path, wanted: Wanted | None = None, moment: datetime = NOON) -> Merged:
    return merge(ClosedFile(path, results), results, wanted or Wanted(), moment)


def kinds(path: Path) -> list[str]:
    return [own.kind for own in own_sheets(path.read_bytes())]


def cells(path: Path, sheet: str) -> list[list[object]]:
    return CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()


def texts(path: Path, sheet: str) -> str:
    return "\n".join(str(cell) for row in cells(path, sheet) for cell in row)


def test_the_scorecard_goes_in_at_the_front_and_no_part_is_lost(yearend: Path, results: Path, parts: Parts) -> None:
    before = parts(yearend)
    done = merged(yearend, results)
    after = parts(yearend)

    assert CalamineWorkbook.from_path(yearend).sheet_names[-2:] == ["Money", "Notes"]
    assert done.added == tuple(kinds(yearend))
    assert done.added[:2] == ("ReadMe", "Summary")
    assert done.added[-3:] == ("Reconciliation", "Audit trail", "Data")
    assert done.sentence.startswith(f"The scorecard was merged into year-end.xlsx, 2024: {len(done.added)} new sheets.")
    assert {name for name, part in before.items() if after.get(name) != part} <= MAY_GROW


def test_merging_again_later_changes_no_byte(yearend: Path, results: Path) -> None:
    merged(yearend, results)
    once = yearend.read_bytes()
    done = merged(yearend, results, moment=LATER)

    assert yearend.read_bytes() == once
    assert (done.added, done.removed) == ((), ())
    assert "sheets replaced" in done.sentence
    assert "2026-01-31 12:00:00 UTC" in texts(yearend, "Audit trail")


def test_new_results_are_merged_at_a_new_time(yearend: Path, results: Path, year_book: YearBook) -> None:
    merged(yearend, results)
    year_book(results, first_value=99)
    done = merged(yearend, results, moment=LATER)
    trail = texts(yearend, "Audit trail")

    assert set(done.replaced) == set(kinds(yearend))
    assert any(99.0 in row for row in cells(yearend, "Data"))
    assert "2026-02-01 09:30:00 UTC" in trail
    assert hashlib.sha256(results.read_bytes()).hexdigest() in trail


def test_taking_the_sheets_out_gives_the_original_back_part_by_part(yearend: Path, results: Path, parts: Parts) -> None:
    before = parts(yearend)
    merged(yearend, results)
    put_in = kinds(yearend)
    done = unmerge(ClosedFile(yearend), LATER)

    assert parts(yearend) == before
    assert list(done.removed) == put_in
    assert done.sentence == f"{len(put_in)} sheets of ours taken out of year-end.xlsx."


def test_nothing_to_take_out_is_a_sentence(yearend: Path) -> None:
    with pytest.raises(NotNowError, match=r"no sheet of ours in year-end\.xlsx"):
        unmerge(ClosedFile(yearend), NOON)


def test_the_workbook_as_it_was_is_kept_beside_it(yearend: Path, results: Path) -> None:
    before = yearend.read_bytes()
    done = merged(yearend, results)
    (kept,) = yearend.parent.glob("year-end (before *Z).xlsx")

    assert kept.read_bytes() == before
    assert done.notes == (f"What it was until now is {kept.name}.",)


def test_an_output_leaves_the_workbook_as_it_is(yearend: Path, results: Path, tmp_path: Path) -> None:
    before, output = yearend.read_bytes(), tmp_path / "merged.xlsx"
    merge(ClosedFile(yearend, results, output=output), results, Wanted(), NOON)
    merged(yearend, results)

    assert next(yearend.parent.glob("year-end (before *Z).xlsx")).read_bytes() == before
    assert kinds(output) == kinds(yearend)


def test_an_output_that_is_there_is_kept_with_the_date_unless_it_says_the_same(
    yearend: Path, results: Path, tmp_path: Path
) -> None:
    output = tmp_path / "merged.xlsx"
    output.write_bytes(b"somebody's")
    host = ClosedFile(yearend, results, output=output)
    merge(host, results, Wanted(), NOON)
    merge(ClosedFile(yearend, results, output=output), results, Wanted(), NOON)
    (kept,) = tmp_path.glob("merged (before *).xlsx")

    assert kept.read_bytes() == b"somebody's"
    assert f"What it was until now is {kept.name}." in host.notes


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("merged.xlsm", r"must end in \.xlsx"),
        ("year-end.xlsx", "must be another file than year-end"),
        ("results.xlsx", "must be another file than the results"),
    ],
    ids=["of another kind", "the workbook", "the results"],
)
def test_an_output_that_cannot_be_meant_is_refused(yearend: Path, results: Path, name: str, rule: str) -> None:
    output = yearend.with_name(name)
    host = ClosedFile(yearend, results, output=output)

    with pytest.raises(ParameterError, match=rule):
        merge(host, results, Wanted(), NOON)


def test_sheets_that_are_named_go_in_with_the_two_records(yearend: Path, results: Path) -> None:
    merged(yearend, results, Wanted(sheets=("rankings", "Summary")))

    assert kinds(yearend) == ["Summary", "Rankings", "Reconciliation", "Audit trail"]


def test_sheets_that_are_not_named_any_more_go(yearend: Path, results: Path) -> None:
    merged(yearend, results)
    done = merged(yearend, results, Wanted(sheets=("Summary",)))

    assert kinds(yearend) == ["Summary", "Reconciliation", "Audit trail"]
    assert "Rankings" in done.removed
    assert f"Removed: {', '.join(done.removed)}." in done.sentence


def test_a_sheet_that_the_scorecard_lacks_is_named_with_the_nearest(yearend: Path, results: Path) -> None:
    with pytest.raises(ParameterError, match=r"no sheet Sumary; did you mean Summary\?"):
        merged(yearend, results, Wanted(sheets=("Sumary",)))


@pytest.mark.parametrize(
    ("place", "tabs"),
    [("end", ["Money", "Notes", "Summary"]), ("Notes", ["Money", "Summary", "Reconciliation"])],
    ids=["at the end", "in front of a sheet"],
)
def test_new_sheets_stand_where_they_are_wanted(yearend: Path, results: Path, place: str, tabs: list[str]) -> None:
    merged(yearend, results, Wanted(at=place, sheets=("Summary",)))

    assert CalamineWorkbook.from_path(yearend).sheet_names[:3] == tabs


def test_a_sheet_that_was_moved_stays_where_it_is_now(yearend: Path, results: Path) -> None:
    merged(yearend, results, Wanted(at="end"))
    before = CalamineWorkbook.from_path(yearend).sheet_names
    merged(yearend, results, Wanted(settings=Settings(period="2023")), LATER)

    assert CalamineWorkbook.from_path(yearend).sheet_names == before


def test_what_does_not_match_is_said_and_stands_on_its_sheet(yearend: Path, results: Path) -> None:
    done = merged(yearend, results)

    assert any("2 of 3 units of the level shop are in finance's table Budget" in line for line in done.reconciliation)
    assert any("Not in the results: z" in line for line in done.reconciliation)
    assert any("Not in finance: Cedar (c)" in line for line in done.reconciliation)
    assert "Cedar" in texts(yearend, "Reconciliation")


def test_the_name_of_who_ran_it_is_written_only_when_given(yearend: Path, results: Path, tmp_path: Path) -> None:
    merged(yearend, results)
    named = tmp_path / "named.xlsx"
    merge(ClosedFile(yearend, results, output=named), results, Wanted(run_by="Ada Finance"), NOON)

    assert "Run by" not in texts(yearend, "Audit trail")
    assert "Ada Finance" in texts(named, "Audit trail")


def test_a_fault_leaves_the_workbook_as_it_was(yearend: Path, results: Path, year_book: YearBook) -> None:
    before = yearend.read_bytes()
    year_book(results, first_value=999)

    with pytest.raises(FrontlineError, match="999"):
        merged(yearend, results)

    assert yearend.read_bytes() == before
    assert sorted(path.name for path in yearend.parent.iterdir()) == ["results.xlsx", "year-end.xlsx"]


def test_what_people_typed_into_our_cells_outlives_a_second_merge(
    yearend: Path, results: Path, year_book: YearBook
) -> None:
    merged(yearend, results)
    yearend.write_bytes(with_cells(yearend.read_bytes(), {INPUT_UNIT: "b", INPUT_MEASURE: "wait"}))
    year_book(results, first_value=99)
    merged(yearend, results, moment=LATER)

    assert kept_inputs(yearend.read_bytes()) == {INPUT_UNIT: "b", INPUT_MEASURE: "wait"}
    assert any(99.0 in row for row in cells(yearend, "Data"))
