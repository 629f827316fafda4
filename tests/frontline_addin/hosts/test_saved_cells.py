from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

from frontline_addin.hosts.saved_cells import saved_cells

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def data(tmp_path: Path, year_book: Callable[..., Path]) -> bytes:
    return year_book(tmp_path / "year.xlsx").read_bytes()


def test_cells_are_read_from_the_first_on_with_the_values_of_formulas(data: bytes) -> None:
    assert [list(row) for row in saved_cells(data, "My year")] == [[3, 6], [1, ""], [2, ""]]


def test_of_what_cannot_be_opened_there_are_none(data: bytes) -> None:
    broken = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<" if name == "xl/workbook.xml" else source.read(name))

    assert saved_cells(broken.getvalue(), "My year") == ()
