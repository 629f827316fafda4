from __future__ import annotations

import hashlib
import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from frontline import __version__
from frontline.errors import FileFaultError
from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_fill import parse_fills
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.actions.unmerge import unmerge
from frontline_addin.hosts.closed_file import ClosedFile
from frontline_workbooks.package import own_sheets, remove_sheets

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from frontline_addin.actions.merge import Merged

    Parts = Callable[[Path], dict[str, bytes]]

NOON, LATER = datetime(2026, 1, 31, 12, 0, tzinfo=UTC), datetime(2026, 2, 1, 9, 30, tzinfo=UTC)


def merged(path: Path, results: Path, wanted: Wanted | None = None, moment: datetime = NOON) -> Merged:
    return merge(ClosedFile(path, results), results, wanted or Wanted(), moment)


def kinds(path: Path) -> list[str]:
    return [own.kind for own in own_sheets(path.read_bytes())]


def texts(path: Path, sheet: str) -> str:
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name(sheet).to_python()
    return "\n".join(str(cell) for row in rows for cell in row)


def copy_of(path: Path, name: str) -> Path:
    copy = path.with_name(name)
    copy.write_bytes(path.read_bytes())
    return copy


def test_a_scorecard_that_was_built_goes_in_with_the_two_records(yearend: Path, built_scorecard: Path) -> None:
    merged(yearend, built_scorecard)
    built = kinds(built_scorecard)

    assert kinds(yearend) == [*built[:-1], "Reconciliation", "Audit trail", "Data"]
    assert texts(yearend, "Data") == texts(built_scorecard, "Data")
    assert kinds(built_scorecard) == built


def test_the_same_built_scorecard_again_changes_no_byte(yearend: Path, built_scorecard: Path) -> None:
    merged(yearend, built_scorecard)
    once = yearend.read_bytes()
    done = merged(yearend, built_scorecard, moment=LATER)

    assert yearend.read_bytes() == once
    assert done.added == ()


@pytest.mark.parametrize(
    "wanted",
    [Wanted(), Wanted(units=("Budget", "Shop")), Wanted(fill=parse_fills("Budget!Satisfied=sat"))],
    ids=["all of it", "by a table that is named", "with a column filled"],
)
def test_a_built_scorecard_is_reconciled_as_its_tables_are(
    yearend: Path, results: Path, built_scorecard: Path, wanted: Wanted
) -> None:
    other = copy_of(yearend, "other.xlsx")
    of_tables, of_built = merged(yearend, results, wanted), merged(other, built_scorecard, wanted)

    assert of_built.reconciliation == of_tables.reconciliation
    assert "2 of 3 units of the level shop are in finance's table Budget" in of_built.reconciliation[0]
    assert texts(other, "Reconciliation") == texts(yearend, "Reconciliation")


def test_the_audit_trail_names_the_scorecard_and_what_built_it(
    yearend: Path, results: Path, built_scorecard: Path
) -> None:
    other = copy_of(yearend, "other.xlsx")
    merged(yearend, built_scorecard, Wanted(run_by="Ada Finance"))
    merged(other, results, Wanted(run_by="Ada Finance"))
    trail, of_tables = texts(yearend, "Audit trail"), texts(other, "Audit trail")

    assert hashlib.sha256(built_scorecard.read_bytes()).hexdigest() in trail
    assert f"Scorecard built with\nFrontline Scorecards {__version__}" in trail
    assert "5, unless a measure says otherwise" in trail
    assert "Ada Finance" in trail
    assert trail.split("\nMeasures\n")[1] == of_tables.split("\nMeasures\n")[1]


def test_sheets_of_a_built_scorecard_that_are_named_go_in_with_the_records(
    yearend: Path, built_scorecard: Path
) -> None:
    merged(yearend, built_scorecard)
    done = merged(yearend, built_scorecard, Wanted(sheets=("summary",)), LATER)

    assert kinds(yearend) == ["Summary", "Reconciliation", "Audit trail"]
    assert "Data" in done.removed


def test_taking_a_built_scorecard_out_gives_the_original_back(
    yearend: Path, built_scorecard: Path, parts: Parts
) -> None:
    before = parts(yearend)
    merged(yearend, built_scorecard)
    unmerge(ClosedFile(yearend), LATER)

    assert parts(yearend) == before


@pytest.mark.parametrize("first", ["tables", "scorecard"])
def test_tables_and_their_scorecard_replace_each_other(
    yearend: Path, results: Path, built_scorecard: Path, parts: Parts, first: str
) -> None:
    before = parts(yearend)
    order = [results, built_scorecard] if first == "tables" else [built_scorecard, results]
    merged(yearend, order[0])
    there = kinds(yearend)
    done = merged(yearend, order[1], moment=LATER)
    trail = texts(yearend, "Audit trail")

    assert (kinds(yearend), done.added, done.removed) == (there, (), ())
    assert hashlib.sha256(order[1].read_bytes()).hexdigest() in trail
    assert "2026-02-01 09:30:00 UTC" in trail
    unmerge(ClosedFile(yearend), LATER)
    assert parts(yearend) == before


def test_a_scorecard_without_its_sheet_data_goes_in_and_says_what_was_not_compared(
    yearend: Path, built_scorecard: Path
) -> None:
    built_scorecard.write_bytes(remove_sheets(built_scorecard.read_bytes(), ("Data",)))
    done = merged(yearend, built_scorecard)

    assert done.reconciliation[0].startswith("The sheet Data of scorecard.xlsx has no results, so nothing")
    assert done.reconciliation[0] in " ".join(texts(yearend, "Reconciliation").split())
    assert kinds(yearend)[-2:] == ["Reconciliation", "Audit trail"]


def test_a_column_is_not_filled_from_a_scorecard_without_its_sheet_data(yearend: Path, built_scorecard: Path) -> None:
    built_scorecard.write_bytes(remove_sheets(built_scorecard.read_bytes(), ("Data",)))
    before = yearend.read_bytes()

    with pytest.raises(FileFaultError, match=r"scorecard\.xlsx has no results.*name the folder or workbook"):
        merged(yearend, built_scorecard, Wanted(fill=parse_fills("Budget!Satisfied=sat")))

    assert yearend.read_bytes() == before


def test_a_scorecard_that_is_locked_is_named_itself(yearend: Path, built_scorecard: Path) -> None:
    built_scorecard.write_bytes(with_locked_structure(built_scorecard.read_bytes()))

    with pytest.raises(FileFaultError, match=r"^scorecard\.xlsx: The structure of the workbook is protected"):
        merged(yearend, built_scorecard)


def with_locked_structure(data: bytes) -> bytes:
    after = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(after, "w") as package:
        for entry in before.infolist():
            part = before.read(entry)
            if entry.filename == "xl/workbook.xml":
                part = part.replace(b"<bookViews", b'<workbookProtection lockStructure="1"/><bookViews')
            package.writestr(entry, part)
    return after.getvalue()
