"""A workbook of somebody, with or without our tables in it, for the tests of closed files and of the command line."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.hosts.closed_file import ClosedFile, previous_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

UNITS = [("unit_id", "unit_name", "level", "parent_id"), ("co", "Company", "company", "")]
UNITS += [(name[0].lower(), name, "shop", "co") for name in ("Ash", "Birch", "Cedar")]
MEASURES = [
    ("measure_id", "measure_name", "area", "better", "unit"),
    ("sat", "Satisfied customers", "satisfaction", "higher", "percent"),
    ("wait", "Waiting time", "service", "lower", "minutes"),
]
RESULTS = [("period", "unit_id", "measure_id", "value", "n")] + [
    (year, unit, measure, base + year - 2020, 50)
    for measure, bases in {"sat": (70, 80, 75), "wait": (9, 12, 10)}.items()
    for unit, base in zip("abc", bases, strict=True)
    for year in (2023, 2024)
]
TARGETS = [("period", "measure_id", "target"), (2023, "sat", 75), (2023, "wait", 12)]
TABLES = {"Units": UNITS, "Measures": MEASURES, "Results": RESULTS, "Targets": TARGETS}


def write_year(path: Path, *, tables: bool = True, first_value: float = 73, **options: object) -> Path:
    """Write a workbook of somebody: a chart, a sparkline, a rule, a note, a formula, and perhaps our tables."""
    with xlsxwriter.Workbook(path, options) as book:
        _write_own_sheet(book)
        for name, rows in (TABLES if tables else {}).items():
            sheet = book.add_worksheet(name)
            columns = [{"header": header} for header in rows[0]]
            sheet.add_table(0, 0, len(rows) - 1, len(columns) - 1, {"name": f"tbl{name}", "columns": columns})
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
            if name == "Results":
                sheet.write_number("D2", first_value)
    return path


def _write_own_sheet(book: xlsxwriter.Workbook) -> None:
    mine = book.add_worksheet("My year")
    mine.write_column(0, 0, [3, 1, 2])
    mine.write_formula("B1", "=SUM(A1:A3)", None, 6)
    mine.write_comment("A1", "Mine")
    mine.add_sparkline("C1", {"range": "'My year'!A1:A3"})
    mine.conditional_format("A1:A3", {"type": "data_bar", "data_bar_2010": True})
    chart = book.add_chart({"type": "line"})
    chart.add_series({"values": "='My year'!$A$1:$A$3"})
    mine.insert_chart("E2", chart)


def read_parts(path: Path) -> dict[str, bytes]:
    """Return every part of a package."""
    with zipfile.ZipFile(path) as package:
        return {entry.filename: package.read(entry) for entry in package.infolist() if not entry.is_dir()}


@pytest.fixture(scope="session")
def year_book() -> Callable[..., Path]:
    """Return the function that writes somebody's workbook."""
    return write_year


@pytest.fixture(scope="session")
def parts() -> Callable[[Path], dict[str, bytes]]:
    """Return the function that reads every part of a package."""
    return read_parts


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """Return somebody's workbook with our tables and their scorecard in it."""
    path = write_year(tmp_path / "year.xlsx")
    build_in_workbook(ClosedFile(path))
    previous_path(path).unlink()
    return path
