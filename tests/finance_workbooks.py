"""Finance's year-end workbook with a table of the units, and results to merge into it, for the tests of merging."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from closed_workbooks import TABLES, write_year

from frontline_addin.actions.build_scorecard import build_scorecard

if TYPE_CHECKING:
    from pathlib import Path

HEADERS = ("Shop", "Headcount", "Satisfied", "Waiting", "Doubled")
SHOPS = (("a", 20, 1.5, None), ("b", 30, None, 99), ("z", 10, 7, None))


def write_finance(path: Path) -> Path:
    """Write a workbook with a table Budget of three shops, the last of them unknown, and a sheet that counts on it."""
    with xlsxwriter.Workbook(path) as book:
        money = book.add_worksheet("Money")
        euro = book.add_format({"num_format": "0.0", "bg_color": "#FFEECC"})
        columns = [{"header": header} for header in HEADERS]
        columns[-1]["formula"] = "=[@Headcount]*2"
        money.add_table(3, 1, 6, 5, {"name": "Budget", "columns": columns})
        for row, shop in enumerate(SHOPS, 4):
            money.write_row(row, 1, shop, euro)
            money.write_formula(row, 5, "=Budget[[#This Row],[Headcount]]*2", euro, shop[1] * 2)
        money.write_formula("J1", "=SUM(Budget[Satisfied])", euro, 8.5)
        book.add_worksheet("Notes").write("A1", "Not to be lost")
    return path


def with_renamed_tab(data: bytes, old: str, new: str) -> bytes:
    """Return a workbook as Excel leaves it after a tab was renamed that no formula names."""
    after = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(after, "w") as package:
        for entry in before.infolist():
            part = before.read(entry)
            if entry.filename == "xl/workbook.xml":
                assert part.count(f'name="{old}"'.encode()) == 1
                part = part.replace(f'name="{old}"'.encode(), f'name="{new}"'.encode())
            package.writestr(entry, part)
    return after.getvalue()


@pytest.fixture
def yearend(tmp_path: Path) -> Path:
    """Return finance's workbook."""
    return write_finance(tmp_path / "year-end.xlsx")


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """Return a workbook with the tables of three shops and two measures."""
    return write_year(tmp_path / "results.xlsx")


@pytest.fixture
def built_scorecard(results: Path, tmp_path: Path) -> Path:
    """Return the scorecard that was built from the results."""
    return build_scorecard(results, tmp_path / "scorecard.xlsx").path


@pytest.fixture
def results_folder(tmp_path: Path) -> Path:
    """Return the same tables as a folder of CSV files."""
    folder = tmp_path / "results"
    folder.mkdir()
    for name, rows in TABLES.items():
        lines = [",".join(map(str, row)) for row in rows]
        (folder / f"{name.lower()}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder
