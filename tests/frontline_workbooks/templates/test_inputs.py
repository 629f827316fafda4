from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.utils import get_column_letter, range_boundaries

from frontline.scorecard.tables import AREAS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Opened
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table
    from openpyxl.worksheet.worksheet import Worksheet

LISTS = {
    ("Unit scorecard", "Ranking!C5"): "Measure_list",
    ("Unit scorecard", "Ranking!C6"): "Period_list",
    ("Unit scorecard", "Measures!C6"): f'"{",".join(AREAS)}"',
    ("Unit scorecard", "Measures!D6"): '"higher,lower"',
    ("Unit scorecard", "Targets!C6"): "Unit_list",
    ("Unit scorecard", "Results!C6"): "Unit_list",
    ("Unit scorecard", "Results!D6"): "Measure_list",
    ("Target tracker", "Control chart!C5"): "Unit_list",
    ("Target tracker", "Control chart!C6"): '"higher,lower"',
    ("Year-end summary", "Actions!B6"): "Unit_list",
    ("Year-end summary", "Actions!F6"): '"planned,under way,done,stopped"',
    ("Year-end summary", "Customers!B6"): "Unit_list",
}


def tables(template: Opened) -> Iterator[tuple[Worksheet, Table]]:
    for sheet in template.formulas:
        yield from ((sheet, table) for table in sheet.tables.values())


def check_at(sheet: Worksheet, cell: str) -> DataValidation | None:
    return next((check for check in sheet.data_validations.dataValidation if cell in check.sqref), None)


def test_the_headers_of_tables_are_what_their_cells_say(template: Opened) -> None:
    for sheet, table in tables(template):
        left, top, right, _ = range_boundaries(table.ref)
        shown = [sheet.cell(top, column).value for column in range(left, right + 1)]

        assert [column.name for column in table.tableColumns] == shown
        assert len({header.casefold() for header in shown}) == len(shown)


def test_every_column_to_fill_in_has_a_word_of_help_and_room_for_5_000_rows(template: Opened) -> None:
    for sheet, table in tables(template):
        left, top, right, _ = range_boundaries(table.ref)
        for column in range(left, right + 1):
            letter = get_column_letter(column)
            for row in (top + 1, top + 5_000):
                check = check_at(sheet, f"{letter}{row}")

                assert check is not None
                assert check.prompt
                assert check.showInputMessage


@pytest.mark.parametrize(("place", "source"), LISTS.items(), ids=[f"{name} {cell}" for name, cell in LISTS])
def test_words_are_chosen_from_lists(place: tuple[str, str], source: str, opened: dict[str, Opened]) -> None:
    template, cell = place
    sheet, _, address = cell.partition("!")
    check = check_at(opened[template].formulas[sheet], address)

    assert check is not None
    assert (check.type, check.formula1, check.showErrorMessage) == ("list", source, True)


def test_the_example_keeps_to_its_own_lists(opened: dict[str, Opened]) -> None:
    for (name, cell), source in LISTS.items():
        template = opened[name]
        sheet, _, address = cell.partition("!")
        words = words_of(template, source)
        column, last = address.rstrip("0123456789"), template.formulas[sheet].max_row
        end = last if sheet in {page.title for page, _ in tables(template)} else int(address[1:])
        entered = {row[0] for row in template.cells(f"{sheet}!{address}:{column}{end}")} - {None}

        assert entered <= words


def words_of(template: Opened, source: str) -> set[Any]:
    if source.startswith('"'):
        return set(source.strip('"').split(","))
    text = template.formulas.defined_names[source].attr_text
    return {row[0] for row in template.cells(text.partition(":")[0] + ":$K$507" if "INDEX" in text else text)} - {None}


def test_pasted_rows_are_coloured_as_far_as_lists_reach(template: Opened) -> None:
    for sheet, table in tables(template):
        left, top, right, _ = range_boundaries(table.ref)
        ranges = {str(area.sqref) for area in sheet.conditional_formatting}

        assert f"{get_column_letter(left)}{top + 1}:{get_column_letter(right)}{top + 5_000}" in ranges


def test_numbers_out_of_range_are_refused(opened: dict[str, Opened]) -> None:
    check = check_at(opened["Year-end summary"].formulas["Customers"], "C9")

    assert check is not None
    assert (check.type, check.operator, check.formula1, check.formula2) == ("decimal", None, "1", "5")
    assert "from 1 to 5" in check.error


def test_the_first_sheet_says_what_to_do_and_leads_to_every_other(template: Opened) -> None:
    first, *others = template.formulas.sheetnames
    page = template.formulas[first]
    texts = [cell.value for row in page.iter_rows() for cell in row if cell.value]
    linked = [cell.hyperlink for row in page.iter_rows() for cell in row if cell.hyperlink]
    links = [link.location.split("!")[0].strip("'") for link in linked]

    assert first == "Start here"
    assert [text for text in texts if str(text).startswith("Step ")] == ["Step 1", "Step 2", "Step 3"]
    assert links == others
    assert any("add-in" in str(text) for text in texts)


def test_every_page_prints_one_page_wide_with_its_name_and_number(template: Opened) -> None:
    for sheet in template.formulas:
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert "&P" in sheet.oddFooter.right.text


def test_every_chart_has_a_text_for_those_who_cannot_see_it(opened: dict[str, Opened]) -> None:
    drawings = {
        name: [part.decode() for part_name, part in found.parts.items() if "drawings/drawing" in part_name]
        for name, found in opened.items()
    }

    assert {name: len(parts) for name, parts in drawings.items()} == {
        "Unit scorecard": 0,
        "Survey scoring": 1,
        "Target tracker": 1,
        "Year-end summary": 1,
    }
    assert all(' descr="' in part for parts in drawings.values() for part in parts)
