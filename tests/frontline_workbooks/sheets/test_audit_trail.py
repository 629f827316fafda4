from __future__ import annotations

import datetime as dt
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from frontline import __version__
from frontline.errors import ParameterError
from frontline_workbooks.package.kept_cells import kept_cells
from frontline_workbooks.sheets.audit_trail import (
    AUDIT_NAME,
    Merge,
    as_first_merged,
    describe_audit_trail,
    fingerprint,
    same_but_for_time,
)
from frontline_workbooks.sheets.audited import Audited
from frontline_workbooks.sheets.description import Fields, Table, Workbook
from frontline_workbooks.sheets.source_files import SourceFile, source_files
from frontline_workbooks.write import draw_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Sheet

NOON = dt.datetime(2026, 1, 31, 12, tzinfo=dt.UTC)
LATER = NOON + dt.timedelta(days=3)
MERGE = Merge(
    NOON,
    "year-end.xlsx",
    (SourceFile("results.csv", 12, "ab" * 32),),
    ("Summary", "Rankings"),
    filled=("Costs[Satisfaction], 48 cells",),
)


def facts(sheet: Sheet) -> dict[str, str | float]:
    """Return what stands beside each label."""
    (fields,) = (block for block in sheet.blocks if isinstance(block, Fields))
    return {field.label: field.value for field in fields.fields}


def kept(scorecard: Scorecard, merge: Merge) -> dict[str, object]:
    """Return the named cells of the sheet as a later merge finds them in the workbook."""
    drawn = draw_workbook(Workbook("Title", (describe_audit_trail(Audited.of(scorecard), merge),)))
    return dict(kept_cells(drawn, AUDIT_NAME))


def test_workbook_time_version_and_what_was_done_are_said(scorecard: Scorecard) -> None:
    said = facts(describe_audit_trail(Audited.of(scorecard), MERGE))

    assert said["Workbook"] == "year-end.xlsx"
    assert said["Merged at"] == "2026-01-31 12:00:00 UTC"
    assert said["Made with"] == f"Frontline Scorecards {__version__}"
    assert said["Sheets put in"] == "Summary, Rankings"
    assert said["Sheets replaced"] == "nothing; there were none"
    assert said["Columns filled"] == "Costs[Satisfaction], 48 cells"


def test_a_time_of_another_zone_is_written_as_utc(scorecard: Scorecard) -> None:
    summer = dt.timezone(dt.timedelta(hours=2))
    said = facts(
        describe_audit_trail(Audited.of(scorecard), replace(MERGE, merged_at=dt.datetime(2026, 7, 1, 1, tzinfo=summer)))
    )

    assert said["Merged at"] == "2026-06-30 23:00:00 UTC"


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ParameterError, match=r"merged_at must have a time zone, but got 2026-01-31T12:00:00$"):
        replace(MERGE, merged_at=dt.datetime(2026, 1, 31, 12))  # noqa: DTZ001 - the fault under test


def test_nobody_is_named_unless_a_name_is_given(scorecard: Scorecard) -> None:
    assert "Run by" not in facts(describe_audit_trail(Audited.of(scorecard), MERGE))
    assert (
        facts(describe_audit_trail(Audited.of(scorecard), replace(MERGE, who="Ines Quill")))["Run by"] == "Ines Quill"
    )


def test_every_file_stands_with_its_hash(scorecard: Scorecard, table_of: Callable[[Sheet, int], Table]) -> None:
    files = table_of(describe_audit_trail(Audited.of(scorecard), MERGE), 0)

    assert [column.values.tolist() for column in files.columns] == [["results.csv"], ["ab" * 32], [12.0]]


def test_the_files_of_a_folder_are_those_that_are_read(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_bytes(b"unit_id\nA\n")
    (tmp_path / "frontline.toml").write_bytes(b"")
    (tmp_path / "letter.docx").write_bytes(b"no table")
    (tmp_path / "~$units.csv").write_bytes(b"somebody")

    assert source_files(tmp_path) == (
        SourceFile("frontline.toml", 0, sha256(b"").hexdigest()),
        SourceFile("units.csv", 10, sha256(b"unit_id\nA\n").hexdigest()),
    )


def test_one_workbook_is_its_own_source(tmp_path: Path) -> None:
    book = tmp_path / "results.xlsx"
    book.write_bytes(b"cells")

    assert [file.name for file in source_files(book, tmp_path / "results.xlsx")] == ["results.xlsx"]


def test_every_measure_has_its_definition_and_its_count_of_suppressed_results(
    scorecard: Scorecard, table_of: Callable[[Sheet, int], Table]
) -> None:
    measures = table_of(describe_audit_trail(Audited.of(scorecard), MERGE), 1)
    rows = {row[2]: row for row in zip(*(column.values.tolist() for column in measures.columns), strict=True)}
    hidden = scorecard.current[scorecard.current["hidden"] != ""].groupby("measure").size()

    assert rows["WAIT"][:7] == ("Waiting time", rows["SAT"][1], "WAIT", "minutes", "lower", "5", "2024")
    assert [row[7] for row in rows.values()] == [hidden[measure] for measure in range(len(rows))]
    assert hidden.sum() > 0


def test_nothing_of_a_suppressed_unit_but_the_count_stands_on_the_sheet(scorecard: Scorecard) -> None:
    hidden = scorecard.current[scorecard.current["hidden"] != ""]
    units = scorecard.units.loc[hidden["unit"]]
    said = repr(describe_audit_trail(Audited.of(scorecard), MERGE))

    assert not [name for name in (*units["unit_id"], *units["unit_name"]) if repr(name) in said]


def test_the_fingerprint_stands_for_everything_but_the_time_and_what_was_replaced(scorecard: Scorecard) -> None:
    same = replace(MERGE, merged_at=LATER, replaced=("Summary",))
    others = (
        replace(MERGE, sources=(SourceFile("results.csv", 12, "cd" * 32),)),
        replace(MERGE, sheets=("Summary",)),
        replace(MERGE, filled=()),
        replace(MERGE, who="Ines Quill"),
        replace(MERGE, workbook="other.xlsx"),
    )

    assert fingerprint(Audited.of(scorecard), same) == fingerprint(Audited.of(scorecard), MERGE)
    assert len({fingerprint(Audited.of(scorecard), merge) for merge in (MERGE, *others)}) == 6


def test_the_same_merge_again_keeps_time_and_what_was_replaced(scorecard: Scorecard) -> None:
    first = replace(MERGE, replaced=("Summary", "Heat map"))
    again = replace(MERGE, merged_at=LATER, replaced=("Summary", "Rankings"))
    found = kept(scorecard, first)

    assert same_but_for_time(Audited.of(scorecard), again, found)
    assert as_first_merged(Audited.of(scorecard), again, found) == first
    assert as_first_merged(Audited.of(scorecard), again, kept(scorecard, MERGE)) == MERGE


def test_another_merge_has_its_own_time(scorecard: Scorecard) -> None:
    other = replace(MERGE, merged_at=LATER, sheets=("Summary",))
    found = kept(scorecard, MERGE)

    assert not same_but_for_time(Audited.of(scorecard), other, found)
    assert as_first_merged(Audited.of(scorecard), other, found) == other


@pytest.mark.parametrize("found", [{}, {f"{AUDIT_NAME}time": "yesterday"}], ids=["none", "one that was typed over"])
def test_a_workbook_without_a_trail_gives_the_merge_its_own_time(
    scorecard: Scorecard, found: dict[str, object]
) -> None:
    assert as_first_merged(Audited.of(scorecard), MERGE, found) == MERGE


def test_many_sheets_stand_on_several_lines_and_none_is_lost(scorecard: Scorecard) -> None:
    kinds = tuple(f"Rankings of measure {number}" for number in range(20))
    (fields, *_) = describe_audit_trail(Audited.of(scorecard), replace(MERGE, sheets=kinds)).blocks
    labels = [field.label for field in fields.fields]
    start, end = labels.index("Sheets put in"), labels.index("Sheets replaced")

    assert all(len(str(field.value)) <= 140 for field in fields.fields)
    assert " ".join(str(field.value) for field in fields.fields[start:end]) == ", ".join(kinds)
