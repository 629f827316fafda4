from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import frontline_udfs
from frontline_udfs import functions
from frontline_udfs.core import last_error
from frontline_udfs.core.cell_errors import ERRORS, CellError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_udfs.core.metadata import WorksheetFunction

EVERY = pytest.mark.parametrize(
    "described", [each for each in functions() if each.area != "help"], ids=lambda described: described.name
)


def _arguments(described: WorksheetFunction, calls: Sequence[Any]) -> list[tuple[Any, ...]]:
    return [call.arguments for call in calls if call.name == described.name]


def _shown(described: WorksheetFunction, calls: Sequence[Any]) -> list[Any]:
    return [described.function(*arguments) for arguments in _arguments(described, calls)]


@EVERY
def test_the_calls_on_the_sample_give_an_answer_and_an_error_that_is_foreseen(
    described: WorksheetFunction, sample_calls: Sequence[Any]
) -> None:
    answers, sentences = [], []
    for arguments in _arguments(described, sample_calls):
        shown = described.function(*arguments)
        if isinstance(shown, str) and shown in ERRORS:
            sentences.append(frontline_udfs.FLS_LAST_ERROR())
        else:
            answers.append(shown)

    assert answers, "no call gives an answer"
    assert sentences, "no call ends in an error value"
    assert [sentence for sentence in sentences if not sentence.startswith(f"{described.name}: ")] == []
    assert [sentence for sentence in sentences if "unforeseen" in sentence] == []


@EVERY
def test_every_argument_is_given_in_a_call_on_the_sample(
    described: WorksheetFunction, sample_calls: Sequence[Any]
) -> None:
    calls = _arguments(described, sample_calls)

    given = {place for arguments in calls for place, value in enumerate(arguments) if value is not None}

    assert [each.name for place, each in enumerate(described.arguments) if place not in given] == []


@EVERY
def test_the_same_call_gives_the_same_cells_again(described: WorksheetFunction, sample_calls: Sequence[Any]) -> None:
    assert _shown(described, sample_calls) == _shown(described, sample_calls)


def test_the_calls_on_the_sample_are_of_functions_that_exist(sample_calls: Sequence[Any]) -> None:
    assert {call.name for call in sample_calls} <= {described.name for described in functions()}


def test_a_range_of_the_sample_is_short_enough_for_slow_callers(sample_calls: Sequence[Any]) -> None:
    sizes = {(call.name, len(each)) for call in sample_calls for each in call.arguments if isinstance(each, list)}

    assert {(name, size) for name, size in sizes if size > 301} == set()


@EVERY
def test_blank_ranges_lead_to_nothing_unforeseen(described: WorksheetFunction) -> None:
    blank = {given.name: [[None]] * 3 for given in described.arguments if not given.optional}
    last_error.keep(described.name, CellError("None yet."))
    described.function(**blank)

    assert "unforeseen" not in frontline_udfs.FLS_LAST_ERROR()
