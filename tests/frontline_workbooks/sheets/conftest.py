"""Six sheets of the awkward scorecard, written once, and what LibreOffice makes of their formulas."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest

from frontline_workbooks.sheets import compare, data, data_notes, heat_map, targets, trends
from frontline_workbooks.sheets.description import Sheet, Workbook
from frontline_workbooks.write import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from openpyxl.workbook import Workbook as Opened

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Column, Table


def open_workbook(path: Path, *, data_only: bool = False) -> Opened:
    """Open a workbook with openpyxl, which warns of the sparklines and rules it would lose."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(BytesIO(path.read_bytes()), data_only=data_only)


@pytest.fixture(scope="session")
def opened(six_sheets: Path) -> Opened:
    """Return the six sheets as openpyxl reads them, formulas as formulas."""
    return open_workbook(six_sheets)


PARTS = (trends, compare, heat_map, targets, data_notes, data)


@pytest.fixture(scope="session")
def six_sheets(scorecard: Scorecard, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workbook of the sheets Trends to Data."""
    sheets: list[Sheet] = []
    for part in PARTS:
        described = part.describe(scorecard)
        sheets += [described] if isinstance(described, Sheet) else described
    path = tmp_path_factory.mktemp("six") / "six.xlsx"
    write_workbook(Workbook("Six sheets", tuple(sheets)), path)
    return path


@pytest.fixture(scope="session")
def recalculated(
    soffice: Callable[[Path, str, Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[Path], Opened]:
    """Forget a workbook's cached values and let LibreOffice calculate it: ``recalculated(path)`` opens the result."""

    def calculate(path: Path) -> Opened:
        folder = tmp_path_factory.mktemp("recalculated")
        bare = folder / "bare.xlsx"
        open_workbook(path).save(bare)  # openpyxl keeps formulas and drops their cached values
        (folder / "out").mkdir()
        return open_workbook(soffice(bare, "xlsx", folder / "out"), data_only=True)

    return calculate


@pytest.fixture(scope="session")
def six_recalculated(recalculated: Callable[[Path], Opened], six_sheets: Path) -> Opened:
    """Return the six sheets as LibreOffice calculates them."""
    return recalculated(six_sheets)


@pytest.fixture(scope="session")
def differences() -> Callable[[Path, Opened, str], list[str]]:
    """Compare cached with calculated: ``differences(path, calculated, sheet)`` lists the formula cells that differ."""

    def compare_cells(path: Path, calculated: Opened, sheet: str) -> list[str]:
        formulas = open_workbook(path)[sheet]
        cached, ours = open_workbook(path, data_only=True)[sheet], calculated[sheet]
        cells = [cell.coordinate for row in formulas.iter_rows() for cell in row if cell.data_type == "f"]
        assert cells, f"{sheet} has no formula"
        return [at for at in cells if not _same(cached[at].value, ours[at].value)]

    return compare_cells


def _same(first: object, second: object) -> bool:
    if isinstance(first, int | float) and isinstance(second, int | float):
        return first == pytest.approx(second, abs=1e-9)
    return (first or "") == (second or "")


@pytest.fixture(scope="session")
def column_of() -> Callable[[Table, str], Column]:
    """Find a column by its key: ``column_of(table, "value")``."""

    def find(table: Table, key: str) -> Column:
        return next(column for column in table.columns if column.key == key)

    return find


@pytest.fixture(scope="session")
def table_of() -> Callable[[Sheet, int], Table]:
    """Return a sheet's table by its place: ``table_of(sheet, 0)``."""

    def find(sheet: Sheet, place: int = 0) -> Table:
        return [block for block in sheet.blocks if hasattr(block, "columns")][place]

    return find
