from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from frontline_addin.actions.build_in_workbook import build_in_workbook
from frontline_addin.actions.refresh_rankings import refresh_rankings
from frontline_addin.actions.undo import undo
from frontline_addin.hosts.closed_file import ClosedFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    YearBook = Callable[..., Path]
    Parts = Callable[[Path], dict[str, bytes]]

MAY_GROW = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/metadata.xml",
    "docProps/app.xml",
}


@pytest.mark.real_data
@pytest.mark.parametrize(
    "name",
    ["a00c56__integration_write.xlsm", "cae00c__simple-monthly-budget.xlsx"],
    ids=["macros", "charts"],
)
def test_a_workbook_made_by_excel_gets_a_scorecard_and_gives_it_back(
    real_data: Path, tmp_path: Path, name: str, year_book: YearBook, parts: Parts
) -> None:
    path = tmp_path / name
    shutil.copyfile(real_data / "workbooks" / "good" / name, path)
    before, package = path.read_bytes(), parts(path)
    data = year_book(tmp_path / "data.xlsx")

    build_in_workbook(ClosedFile(path, data))
    built = path.read_bytes()
    refresh_rankings(ClosedFile(path, data))
    assert path.read_bytes() == built
    after = parts(path)
    changed = {part for part, text in package.items() if after.get(part) != text}
    assert changed <= MAY_GROW

    undo(ClosedFile(path))
    assert path.read_bytes() == before
