from __future__ import annotations

import runpy
import time
from typing import TYPE_CHECKING, Any

import pytest
from workbooks import differences, plain

import frontline_udfs
from frontline_udfs.core.cell_errors import ERRORS
from frontline_udfs.core.cells import as_rows
from frontline_workbooks.sample import make_sample

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from calc import Calc

AREAS = ("climate", "compare", "loyalty", "satisfaction", "target", "trend", "why")


def calls_of(area: str, repository: Path) -> list[tuple[str, list[Any]]]:
    """Return the calls of an area on the sample: the function's name and its arguments."""
    file = repository / f"tests/frontline_udfs/calls_{area}.py"
    return list(runpy.run_path(str(file))["calls"](make_sample()))


@pytest.mark.parametrize("area", AREAS)
def test_every_call_on_the_sample_shows_in_calc_what_python_answers(
    area: str, repository: Path, sheet: Calc, counted: Callable[..., None]
) -> None:
    calls = [(name, given) for name, given in calls_of(area, repository) if not holds_an_error(given)]
    seconds, wrong = 0.0, []
    for name, given in calls:
        answer = as_rows(getattr(frontline_udfs, name)(*given))
        formula = written(sheet, name, given)
        started = time.monotonic()
        shown = sheet("put_formula", "Sheet1", 0, 0, len(answer), len(answer[0]), formula)
        seconds += time.monotonic() - started
        wrong += [(formula, different) for different in [list(differences(answer, shown))] if different]
        sheet("clear")

    counted(f"functions of {area} on the sample", calls=len(calls), python=len(calls) - len(wrong), seconds=seconds)
    assert len(calls) >= 8
    assert wrong == []


def test_calc_itself_refuses_a_call_with_an_error_in_a_range(repository: Path, sheet: Calc) -> None:
    calls = [call for area in AREAS for call in calls_of(area, repository) if holds_an_error(call[1])]

    shown = [sheet("put_formula", "Sheet1", row, 0, 1, 1, written(sheet, *call)) for row, call in enumerate(calls)]

    assert len(calls) >= 1
    assert shown == [[["Err:504"]]] * len(calls)


def holds_an_error(given: Iterable[Any]) -> bool:
    """Whether a range of several cells holds an error beside #N/A: Calc then refuses to ask an add-in at all."""
    return any(
        cell in ERRORS - {"#N/A"}
        for each in given
        if isinstance(each, list) and len(each) > 1
        for row in each
        for cell in row
    )


def written(sheet: Calc, name: str, given: Iterable[Any]) -> str:
    """Return a call as a formula."""
    return f"={name}({';'.join(written_argument(sheet, each) for each in given)})"


def written_argument(sheet: Calc, argument: Any) -> str:
    """Return an argument as it stands in a formula: a range is put on a sheet of its own."""
    if argument is None:
        return ""
    if not isinstance(argument, list):
        return f'"{argument}"' if isinstance(argument, str) else repr(plain(argument))
    rows = as_rows(argument)
    where = sheet("put_new", [list(map(plain, row)) for row in rows])
    # Calc hands no range with an error to an add-in, so the formula has to say that #N/A is a missing value
    return f'IFNA({where};"#N/A")' if any(cell in ERRORS for row in rows for cell in row) else where


def test_every_function_is_called_somewhere(repository: Path) -> None:
    called = {name for area in AREAS for name, _ in calls_of(area, repository)}

    assert {each.name for each in frontline_udfs.functions() if each.area != "help"} == called


def test_the_sentence_behind_an_error_can_be_read(sheet: Calc) -> None:
    failed = sheet("put_formula", "Sheet1", 0, 0, 1, 1, '=FLS_ATTAINMENT("many";100)')

    sentence = sheet("put_formula", "Sheet1", 1, 0, 1, 1, "=FLS_LAST_ERROR()")

    assert failed == [["#VALUE!"]]
    assert sentence == [["FLS_ATTAINMENT: actual, row 1, must be a number, but is 'many'."]]


def test_an_error_value_is_one_that_other_formulas_see(sheet: Calc) -> None:
    seen = sheet("put_formula", "Sheet1", 0, 0, 1, 1, '=IF(ISERR(FLS_ATTAINMENT("many";100));"seen";"not seen")')

    assert seen == [["seen"]]


def test_the_function_wizard_tells_every_function_with_its_arguments_in_order(calc: Calc) -> None:
    told = calc("described", "FLS_")

    assert {name: (text, [argument for argument, _ in given]) for name, (text, given) in told.items()} == {
        each.name: (each.summary, [argument.name for argument in each.arguments]) for each in frontline_udfs.functions()
    }


def test_the_help_of_an_argument_says_whether_it_must_be_given(calc: Calc) -> None:
    _, given = calc("described", "FLS_ICC")["FLS_ICC"]
    told = dict(given)

    assert told["units"].startswith("One column: the unit of each respondent")
    assert told["units"].endswith(" Required.")
    assert told["scale_min"] == "Lowest possible answer or score. Default: 1."
