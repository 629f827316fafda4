from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest

from frontline_workbooks.sheets.description import Chart, Column, Series, Sheet, Table, When, Workbook
from frontline_workbooks.write import themes, write_workbook

if TYPE_CHECKING:
    from pathlib import Path

BUCKETS = ("bucket 1", "bucket 2", "bucket 3", "bucket 4", "bucket 5", "bucket 6", "bucket 7")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A table whose rows have their own formats, a rule that reads a second table, and a line chart with a gap."""
    values = np.array([1.0, np.nan, 3.0])
    rule = When("{v}>MAX({Limits.limit})", "bucket 7")
    first = Table(
        "Values",
        (
            Column("Period", np.array(["a", "b", "c"], dtype=object), key="period"),
            Column("Value", values, "0.00", key="v", rules=(rule,), number_formats=np.array(["0.0%", "", "#,##0"])),
            Column("Over", np.zeros(3), key="over", formula="{v}-SUM({Limits.limit})"),
        ),
    )
    second = Table("Limits", (Column("Limit", np.array([2.0, 2.5]), key="limit"),))
    lines = (Series("whole", "Values", "period", "v", look="line"), Series("one", "Values", "period", "v", look="thin"))
    chart = Chart("Lines", "line", "Lines", "Two lines.", lines, "Value", "Period")
    path = tmp_path_factory.mktemp("written") / "book.xlsx"
    write_workbook(Workbook("Book", (Sheet("One", "One", "", (first, second, chart)),)), path)
    return path


def test_a_row_has_its_own_number_format_and_the_others_the_columns(written: Path) -> None:
    sheet = openpyxl.load_workbook(BytesIO(written.read_bytes()))["One"]
    start = int(sheet.tables["Values"].ref.split(":")[0][1:]) + 1

    assert [sheet[f"C{row}"].number_format for row in range(start, start + 3)] == ["0.0%", "0.00", "#,##0"]


def test_formulas_and_rules_reach_the_cells_of_another_table(written: Path) -> None:
    sheet = openpyxl.load_workbook(BytesIO(written.read_bytes()))["One"]
    row = int(sheet.tables["Values"].ref.split(":")[0][1:]) + 1
    head, tail = (int(cell[1:]) for cell in sheet.tables["Limits"].ref.split(":"))
    limits = f"$B${head + 1}:$B${tail}"
    rules = [rule.formula[0] for found in sheet.conditional_formatting for rule in found.rules]

    assert sheet[f"D{row}"].value == f"=$C{row}-SUM({limits})"
    assert rules == [f"$C{row}>MAX({limits})"]


def test_a_missing_period_interrupts_no_line(written: Path) -> None:
    with zipfile.ZipFile(written) as package:
        chart = package.read("xl/charts/chart1.xml").decode()

    assert '<c:dispBlanksAs val="span"/>' in chart


@pytest.mark.parametrize("name", sorted(themes.THEMES))
def test_ink_can_be_read_on_every_bucket(name: str) -> None:
    shades = [themes.theme(name).shade(bucket) for bucket in BUCKETS]

    assert all(themes.contrast(shade.text, shade.ground) >= 4.5 for shade in shades)
    assert len({shade.ground for shade in shades}) == 7


@pytest.mark.parametrize("colour", themes.LINES)
def test_thin_lines_stand_out_from_white(colour: str) -> None:
    assert themes.contrast(colour, themes.WHITE) >= 3.0
