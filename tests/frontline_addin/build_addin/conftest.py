"""The add-in built once, and an Excel on Linux that has it loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from excel_on_linux.vba_excel import VbaExcel
from excel_on_linux.windows_xlwings import windows_xlwings
from openpyxl.worksheet.table import Table

from frontline_addin.build_addin import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@pytest.fixture(scope="session")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built Frontline.xlam."""
    return build(tmp_path_factory.mktemp("addin") / "Frontline.xlam").path


@pytest.fixture(scope="module")
def python() -> Iterator[Any]:
    """Return xlwings' own XLPython, as Excel calls it."""
    with windows_xlwings() as served:
        yield served


@pytest.fixture
def excel(addin: Path, python: Any) -> VbaExcel:
    """Return an Excel with the add-in and Python, without a workbook."""
    return VbaExcel(addin, python)


@pytest.fixture
def excel_without_python(addin: Path) -> VbaExcel:
    """Return an Excel whose Python cannot be started."""
    return VbaExcel(addin)


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook: ``workbook(Units=[["unit_id"], ["A"]])``, a sheet an argument, tables where asked for."""

    def write(name: str = "results.xlsx", tables: tuple[str, ...] = (), **sheets: list[list[Any]]) -> Path:
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
            if title in tables:
                sheet.add_table(Table(displayName=title, ref=sheet.dimensions))
                sheet.title = f"Data {title}"
        book.save(tmp_path / name)
        return tmp_path / name

    return write
