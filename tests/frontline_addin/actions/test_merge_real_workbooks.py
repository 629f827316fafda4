"""Real workbooks made by Excel, and bad ones: nothing is lost, and what cannot be merged is a sentence."""

from __future__ import annotations

import shutil
import time
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from closed_workbooks import read_parts, write_year
from python_calamine import CalamineError, CalamineWorkbook

from frontline_addin.actions.build_scorecard import build_scorecard
from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.actions.unmerge import unmerge
from frontline_addin.hosts.closed_file import ClosedFile
from frontline_workbooks.package import PackageFault, probe

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.real_data

NOON, LATER = datetime(2026, 1, 31, 12, 0, tzinfo=UTC), datetime(2026, 2, 1, 9, 30, tzinfo=UTC)
SLOWEST = 20.0
"""Seconds for a bad workbook."""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workbook of results."""
    return write_year(tmp_path_factory.mktemp("tables") / "results.xlsx")


@pytest.fixture(scope="module")
def scorecard(tables: Path) -> Path:
    """Return the scorecard built from them."""
    return build_scorecard(tables, tables.with_name("scorecard.xlsx")).path


def values(path: Path) -> dict[str, list[list[Any]]] | None:
    """Return the values of every sheet as texts; None where the reader cannot open the workbook."""
    try:
        book = CalamineWorkbook.from_path(path)
        return {
            name: [list(map(str, row)) for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names
        }
    except (CalamineError, KeyError):
        return None


def merged_twice_and_unmerged(path: Path, results: Path) -> str:
    """Merge, merge again later and take out again; return the code of a refusal, "" where all went well."""
    before, old_values = read_parts(path), values(path)
    try:
        merge(ClosedFile(path, results), results, Wanted(), NOON)
    except PackageFault as fault:
        return fault.code
    once = path.read_bytes()
    new_values = values(path)
    merge(ClosedFile(path, results), results, Wanted(), LATER)
    assert path.read_bytes() == once, "merged twice differs from merged once"
    unmerge(ClosedFile(path), LATER)
    assert read_parts(path) == before, "a part was lost or changed"
    if old_values is not None:
        assert new_values is not None
        assert {name: new_values[name] for name in old_values} == old_values
    return ""


def test_good_workbooks_are_merged_again_and_given_back(
    real_data: Path, tmp_path: Path, scorecard: Path, tables: Path
) -> None:
    codes = Counter()
    for source in sorted((real_data / "workbooks" / "good").iterdir())[::3]:
        path = tmp_path / source.name
        shutil.copyfile(source, path)
        # a scorecard that was built counts its days from 1900
        results = tables if probe(path.read_bytes()).date_1904 else scorecard
        codes[merged_twice_and_unmerged(path, results)] += 1

    assert codes[""] >= 35
    assert codes.keys() <= {"", "signed", "structure-locked", "shared", "write-reserved"}


@pytest.mark.parametrize(
    "name",
    ["a00c56__integration_write.xlsm", "cae00c__simple-monthly-budget.xlsx"],
    ids=["macros", "charts"],
)
def test_with_reconciliation_and_audit_trail_it_is_the_same(
    real_data: Path, tmp_path: Path, tables: Path, name: str
) -> None:
    path = tmp_path / name
    shutil.copyfile(real_data / "workbooks" / "good" / name, path)

    assert merged_twice_and_unmerged(path, tables) == ""


def test_a_signed_workbook_is_merged_once_its_signature_may_go(
    real_data: Path, tmp_path: Path, scorecard: Path
) -> None:
    path = tmp_path / "signed.xlsx"
    shutil.copyfile(real_data / "workbooks" / "good" / "22e2d0__hello-world-signed.xlsx", path)

    with pytest.raises(PackageFault, match="digital signature"):
        merge(ClosedFile(path, scorecard), scorecard, Wanted(), NOON)
    done = merge(ClosedFile(path, scorecard), scorecard, Wanted(drop_signature=True), NOON)

    assert done.notes[0] == "The digital signature of signed.xlsx was taken off; sign it anew."


def test_bad_workbooks_are_a_sentence_or_merged_without_a_loss(
    real_data: Path, tmp_path: Path, scorecard: Path
) -> None:
    codes, slowest = Counter(), 0.0
    for source in sorted((real_data / "workbooks" / "bad").iterdir()):
        path, begun = tmp_path / source.name, time.perf_counter()
        shutil.copyfile(source, path)
        code = _code(path, scorecard)
        codes[code] += 1
        slowest = max(slowest, time.perf_counter() - begun)
        if code:
            assert path.read_bytes() == source.read_bytes()

    assert codes == {"": 14, "encrypted": 14, "corrupt": 6, "not-a-package": 4, "not-a-workbook": 2}
    assert slowest < SLOWEST


def _code(path: Path, results: Path) -> str:
    try:
        read_parts(path)
    except Exception:  # noqa: BLE001 - a file that zipfile cannot read is only to be refused
        with pytest.raises(PackageFault) as fault:
            merge(ClosedFile(path, results), results, Wanted(), NOON)
        return fault.value.code
    return merged_twice_and_unmerged(path, results)
