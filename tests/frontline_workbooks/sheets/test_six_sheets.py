from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook as Opened

SHEETS = ["Trends", "Clear trends", "Compare", "Heat map", "Heat map by target", "Targets", "Data notes", "Data"]


def test_excel_would_open_them_without_repair(six_sheets: Path) -> None:
    result = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(six_sheets)

    assert list(result.errors) == []


def test_they_stand_in_the_order_of_the_story(opened: Opened) -> None:
    assert opened.sheetnames == SHEETS


@pytest.mark.parametrize("sheet", SHEETS)
def test_each_prints_one_page_wide_on_a4_landscape(sheet: str, opened: Opened) -> None:
    page = opened[sheet].page_setup

    assert (page.orientation, int(page.paperSize), page.fitToHeight) == ("landscape", 9, 0)
    assert opened[sheet].sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("sheet", SHEETS)
def test_no_cell_is_merged(sheet: str, opened: Opened) -> None:
    assert not opened[sheet].merged_cells.ranges
