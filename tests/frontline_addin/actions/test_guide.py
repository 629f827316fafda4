from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from frontline_addin.actions.buttons import BUTTONS
from frontline_addin.actions.guide import describe_guide, guide
from frontline_udfs import functions
from frontline_workbooks.write.layout import arrange
from frontline_workbooks.write.pages import paginate

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return guide(tmp_path_factory.mktemp("guide") / "guide.xlsx").path


def rows(path: Path, sheet: str, table: str) -> list[tuple[object, ...]]:
    page = openpyxl.load_workbook(path)[sheet]
    return [tuple(cell.value for cell in row) for row in page[page.tables[table].ref]][1:]


def test_every_button_is_explained(written: Path) -> None:
    found = rows(written, "Guide", "Guide_buttons")

    assert [(row[0], row[1]) for row in found] == [(button.group, button.label) for button in BUTTONS]


def test_the_steps_and_the_table_of_buttons_stand_on_one_printed_page() -> None:
    (first, *_) = describe_guide(functions()).sheets

    assert paginate(arrange(first)) == ([], set())


def test_every_function_is_shown_with_its_example_as_text(written: Path) -> None:
    found = rows(written, "Functions", "Guide_functions")

    by_area = sorted(functions(), key=lambda function: (function.area, function.name))
    assert [row[1] for row in found] == [function.usage for function in by_area]
    assert [row[4] or "" for row in found] == [function.example for function in by_area]
    page = openpyxl.load_workbook(written)["Functions"]
    assert {cell.data_type for row in page for cell in row if str(cell.value).startswith("=")} == {"s"}


def test_every_argument_says_what_it_stands_for_when_left_out(written: Path) -> None:
    found = rows(written, "Arguments", "Guide_arguments")

    expected = [(function.name, given.name) for function in functions() for given in function.arguments]
    assert [row[:2] for row in found] == expected
    assert all(row[2] for row in found)


def test_the_guide_is_the_same_every_time(written: Path, tmp_path: Path) -> None:
    assert guide(tmp_path / "other.xlsx").path.read_bytes() == written.read_bytes()
