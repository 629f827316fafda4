from __future__ import annotations

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import frontline_udfs
from frontline_udfs import functions
from frontline_udfs.core import last_error
from frontline_udfs.core.cell_errors import ERRORS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_udfs.core.metadata import WorksheetFunction

# the cells stand in a script beside this file, in no package
odd_cells = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("odd_cells.py"))))

EVERY = pytest.mark.parametrize(
    "described", [each for each in functions() if each.area != "help"], ids=lambda described: described.name
)


@EVERY
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(call=st.integers(0, 9), seed=st.integers(0, 2**32))
def test_whatever_goes_wrong_in_a_call_the_answer_is_cells_or_an_error_with_its_sentence(
    described: WorksheetFunction, sample_calls: Sequence[Any], call: int, seed: int
) -> None:
    right = [each.arguments for each in sample_calls if each.name == described.name]
    arguments = odd_cells.spoilt(right[call % len(right)], seed)
    last_error._sentence = ""
    shown = described.function(*arguments)
    sentence = frontline_udfs.FLS_LAST_ERROR()

    assert odd_cells.fault_of(shown) == ""
    assert "unforeseen" not in sentence
    if _nothing_in(shown):
        assert sentence.startswith(f"{described.name}: ")
        assert sentence[-1] in ".?!"


def _nothing_in(shown: Any) -> bool:
    rows = shown if isinstance(shown, list) else [[shown]]
    return all(isinstance(cell, str) and cell in ERRORS for row in rows for cell in row)
