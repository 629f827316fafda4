"""The summary of what Calc calculated, on tests that count like those beside this file."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

COUNTING = """
from calc_summary import record_counts

def test_a_template(record_property):
    record_counts(record_property, "25.2", "template A", formulas=40, cached=40, seconds=0.25)

def test_its_functions(record_property):
    record_counts(record_property, "25.2", "template A", calls=3, python=3)

def test_a_scorecard_with_a_wrong_formula(record_property):
    record_counts(record_property, "25.2", "scorecard", formulas=100, cached=99, seconds=1.5)
    assert 99 == 100

def test_functions(record_property):
    record_counts(record_property, "25.2", "functions", calls=7, python=7, seconds=0.5)
"""
SAID = """Calc recalculated 140 formulas in 2 workbooks, 139 equal to the cached value; \
10 calls of worksheet functions, 10 equal to Python; 2.25 seconds.
- functions: 7 calls of worksheet functions, 7 equal to Python; 0.50 seconds.
- scorecard: 100 formulas, 99 equal to the cached value; 1.50 seconds.
- template A: 40 formulas, 40 equal to the cached value; \
3 calls of worksheet functions, 3 equal to Python; 0.25 seconds.
"""


def said_by(tests: str, folder: Path, repository: Path, *options: str) -> str:
    (folder / "test_counting.py").write_text(tests)
    command = [sys.executable, "-m", "pytest", "-p", "calc_summary", "-p", "no:cacheprovider", *options, folder]
    environment = {**os.environ, "PYTHONPATH": str(repository / "tests"), "PYTEST_ADDOPTS": ""}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("options", [(), ("-n", "2")], ids=["in one process", "in several processes"])
def test_what_the_tests_counted_is_summed_up_with_the_failed_ones(
    tmp_path: Path, repository: Path, options: tuple[str, ...]
) -> None:
    said = said_by(COUNTING, tmp_path, repository, *options)

    assert " LibreOffice Calc 25.2 " in said
    assert SAID in said


def test_nothing_is_said_where_nothing_was_counted(tmp_path: Path, repository: Path) -> None:
    said = said_by("def test_nothing(): pass", tmp_path, repository)

    assert "1 passed" in said
    assert "Calc" not in said


def test_the_summary_is_found_by_the_process_that_hands_the_tests_out(repository: Path) -> None:
    # pytest-xdist's own process collects no test, so it knows no conftest.py of a deeper folder
    command = [sys.executable, "-m", "pytest", "--markers", "--trace-config"]

    said = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=True).stdout

    assert "tests/conftest.py" in said.replace("\\", "/")
