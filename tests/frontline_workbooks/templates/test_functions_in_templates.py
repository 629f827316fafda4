from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.utils import rows_from_range

import frontline_udfs

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Formula, Opened

NUMBER = re.compile(r"-?\d+(\.\d+)?$")
EXPECTED = {
    "Unit scorecard": {"FLS_ATTAINMENT", "FLS_CHANGE", "FLS_RANK", "FLS_STATUS"},
    "Survey scoring": {"FLS_ALPHA", "FLS_CLIMATE", "FLS_DRIVERS", "FLS_INSTRUMENT", "FLS_NPS", "FLS_TOPBOX"},
    "Target tracker": {"FLS_ATTAINMENT", "FLS_CONTROL_CHART", "FLS_NEXT_TARGET", "FLS_STATUS", "FLS_TREND"},
    "Year-end summary": {"FLS_CHAIN", "FLS_LINK", "FLS_RANK", "FLS_RETENTION", "FLS_REVENUE_BY_LEVEL", "FLS_STATUS"},
}
DESCRIBED = {function.name: function for function in frontline_udfs.functions()}


def coordinates(ref: str) -> list[str]:
    return [cell for row in rows_from_range(ref) for cell in row]


def called(template: Opened, formula: Formula, padded: Callable[[Any], Any] = lambda cells: cells) -> list[list[Any]]:
    arguments = [argument_of(template, formula.sheet, text, padded) for text in formula.arguments]
    result = getattr(frontline_udfs, formula.function.removeprefix("[1]!"))(*arguments)
    return result if isinstance(result, list) else [[result]]


def argument_of(template: Opened, sheet: str, text: str, padded: Callable[[Any], Any]) -> Any:
    if not text:
        return None
    if text.startswith('"'):
        return text.strip('"')
    return float(text) if NUMBER.match(text) else padded(template.cells(text, sheet))


def same(first: Any, second: Any) -> bool:
    if isinstance(first, dt.datetime) or isinstance(second, dt.datetime):
        return first == second
    if isinstance(first, int | float) and isinstance(second, int | float):
        return first == pytest.approx(second, rel=1e-9, abs=1e-12)
    return ("" if first is None else first) == ("" if second is None else second)


def alike(first: list[list[Any]], second: list[list[Any]]) -> bool:
    return len(first) == len(second) and all(
        len(one) == len(other) and all(map(same, one, other)) for one, other in zip(first, second, strict=True)
    )


def test_the_templates_use_the_functions_they_are_made_for(opened: dict[str, Opened]) -> None:
    used = {name: {one.function.removeprefix("[1]!") for one in found.functions()} for name, found in opened.items()}

    assert used == EXPECTED


def test_the_last_values_are_what_the_functions_answer_for_the_cells_of_the_file(template: Opened) -> None:
    formulas = template.functions()
    differing = [one for one in formulas if not alike(template.cells(one.ref, one.sheet), called(template, one))]

    assert formulas
    assert differing == []


def test_blank_rows_left_under_the_pasted_data_change_nothing(template: Opened) -> None:
    def padded(cells: list[list[Any]]) -> list[list[Any]]:
        return cells if len(cells) == 1 else [*cells, *([[None] * len(cells[0])] * 3)]

    differing = [one for one in template.functions() if not alike(called(template, one), called(template, one, padded))]

    assert differing == []


def test_no_function_shows_an_error_in_its_header_or_as_a_whole(template: Opened) -> None:
    firsts = [template.cells(one.ref, one.sheet)[0][0] for one in template.functions()]

    assert [first for first in firsts if str(first).startswith("#")] == []


def test_every_formula_gives_as_many_arguments_as_its_function_takes(template: Opened) -> None:
    for one in template.functions():
        described = DESCRIBED[one.function.removeprefix("[1]!")]
        given = [text for text in one.arguments if text]
        needed = [argument.name for argument in described.arguments if not argument.optional]

        assert len(needed) <= len(given) <= len(one.arguments) <= len(described.arguments), one


def test_a_group_too_small_to_show_is_not_available_and_the_note_says_why(opened: dict[str, Opened]) -> None:
    survey = opened["Survey scoring"]
    (small,) = [row for row in survey.cells("B11:J18", "Climate") if row[1] and row[1] != "n" and row[1] < 5]

    assert small[2:8] == ["#N/A"] * 6
    assert small[8] == "fewer than 5 answers"


def test_every_formula_that_may_spill_is_a_dynamic_array(template: Opened) -> None:
    for name, part in template.parts.items():
        arrays = re.findall(rb"<c [^>]*><f t=\"array\"", part) if "worksheets/sheet" in name else []

        assert [array for array in arrays if b' cm="1"' not in array] == []
    assert b'fDynamic="1"' in template.parts["xl/metadata.xml"]


def test_no_formula_takes_one_row_of_a_range_by_itself(template: Opened) -> None:
    texts = [array.text for _, array in template.arrays()]
    texts += [
        cell.value for sheet in template.formulas for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]

    assert [text for text in texts if "@" in str(text) or "SINGLE(" in str(text)] == []


def test_no_column_of_a_table_is_calculated(template: Opened) -> None:
    assert all(b"calculatedColumnFormula" not in part for name, part in template.parts.items() if "tables/" in name)


def test_texts_of_a_spill_are_stored_as_results_not_as_entries(template: Opened) -> None:
    places = {sheet.title: place for place, sheet in enumerate(template.formulas, 1)}
    for sheet, array in template.arrays():
        xml = template.parts[f"xl/worksheets/sheet{places[sheet]}.xml"].decode()
        entries = set(re.findall(r'<c r="(\w+)"[^>]* t="s"', xml))

        assert entries & set(coordinates(array.ref)) == set()
