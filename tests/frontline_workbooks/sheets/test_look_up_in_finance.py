"""Lines copied into finance's own workbook give the right numbers, after a second merge and a renamed sheet too."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
import xlsxwriter
from finance_workbooks import with_renamed_tab

from frontline_workbooks.package import put_sheets
from frontline_workbooks.sheets import describe
from frontline_workbooks.sheets.look_up import formula_lines
from frontline_workbooks.write import draw_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook as Opened

    from frontline.scorecard.model import Scorecard

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning"),
]
UNITS = ("B03", "B04", "B09")
"""The last of them is suppressed."""
FIRST_WITH_XLOOKUP = (24, 8)


@pytest.fixture(scope="module")
def changed(scorecard: Scorecard) -> Scorecard:
    """Return the scorecard with a point more in every result."""
    return replace(scorecard, current=scorecard.current.assign(value=scorecard.current["value"] + 1))


def finance(line: str) -> bytes:
    """Return finance's workbook, in which a line was copied beside each unit."""
    package = io.BytesIO()
    with xlsxwriter.Workbook(package) as book:
        costs = book.add_worksheet("Costs")
        for row, unit in enumerate(UNITS):
            formula = line.replace("A2", f"A{row + 1}").replace("=XLOOKUP", "=_xlfn.XLOOKUP")
            costs.write(row, 0, unit)
            costs.write_dynamic_array_formula(row, 1, row, 1, formula)
    return package.getvalue()


def expected(scorecard: Scorecard) -> list[object]:
    """Return the reported satisfaction of the units, "#N/A" for what is suppressed."""
    rows = scorecard.rows(int(np.flatnonzero(scorecard.measures["measure_id"] == "SAT")[0])).set_index("unit_id")
    return ["#N/A" if rows.loc[unit, "hidden"] else pytest.approx(rows.loc[unit, "value"]) for unit in UNITS]


@pytest.mark.parametrize("form", ["Result, every Excel", "Result, Excel 2021 on"], ids=["INDEX", "XLOOKUP"])
def test_a_line_gives_the_right_numbers_after_a_second_merge_and_a_renamed_sheet(
    form: str, scorecard: Scorecard, changed: Scorecard, tmp_path: Path, recalculated: Callable[[Path], Opened]
) -> None:
    if "2021" in form:
        skip_before_xlookup()
    yearend = finance(dict(formula_lines("SAT", "2024"))[form])
    first = put_sheets(yearend, draw_workbook(describe(scorecard)), sheets=["ReadMe", "Data"]).data
    renamed = with_renamed_tab(first, "Data", "All results")
    second = put_sheets(renamed, draw_workbook(describe(changed)), sheets=["ReadMe", "Data"]).data
    calculated = []
    for name, data in (("first", first), ("second", second)):
        (tmp_path / f"{name}.xlsx").write_bytes(data)
        book = recalculated(tmp_path / f"{name}.xlsx")
        calculated.append((book.sheetnames, [row[1] for row in book["Costs"].iter_rows(values_only=True)]))

    assert calculated[0] == (["ReadMe", "Data", "Costs"], expected(scorecard))
    assert calculated[1] == (["ReadMe", "All results", "Costs"], expected(changed))
    assert expected(scorecard) != expected(changed)


def skip_before_xlookup() -> None:
    """Skip where LibreOffice is too old to know the function."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    said = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=True).stdout
    version = re.search(r"(\d+)\.(\d+)", said)
    if version is None or tuple(map(int, version.groups())) < FIRST_WITH_XLOOKUP:
        pytest.skip(f"{said.strip()} has no XLOOKUP; 24.8 and newer have.")
