"""An old workbook on the disk, and the bytes of a new one."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path


def a_workbook(rows: int) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    page = book.add_worksheet()
    for row in range(rows):
        page.write(row, 0, row * row)
    book.close()
    return file.getvalue()


@pytest.fixture(scope="session")
def old() -> bytes:
    """Return somebody's workbook."""
    return a_workbook(3)


@pytest.fixture(scope="session")
def new() -> bytes:
    """Return a longer one."""
    return a_workbook(3000)


@pytest.fixture
def workbook(tmp_path: Path, old: bytes) -> Path:
    """Return the old workbook on the disk."""
    path = tmp_path / "Year end 2025.xlsx"
    path.write_bytes(old)
    return path
