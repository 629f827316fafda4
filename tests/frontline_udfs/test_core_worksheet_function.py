from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from frontline.errors import ParameterError
from frontline_udfs import FLS_LAST_ERROR
from frontline_udfs.core import last_error
from frontline_udfs.core import worksheet_function as core
from frontline_udfs.core.answers import CellByCell
from frontline_udfs.core.cell_errors import NOT_AVAILABLE, CellError, shown_for
from frontline_udfs.core.kinds import (  # noqa: TC001 - annotations are looked up when a function is called
    Each,
    Number,
    Numbers,
    Units,
    Whole,
    Word,
)
from frontline_udfs.core.metadata import CATEGORY

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(autouse=True)
def own_catalogue(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the functions of these tests out of the list of worksheet functions."""
    monkeypatch.setattr(core, "_catalogue", {})


def FLS_TRY(units: Units, values: Numbers, top: Whole = 2, better: Word = "higher", share: Number | None = None) -> Any:  # noqa: N802
    """Say what was
    read.

    Parameters
    ----------
    units
        The unit of
        each row.
    values
        Its value.
    top
        How many.
    better
        Which are better.
    share
        A share.

    Returns
    -------
    Answer
        What was read.

    Examples
    --------
    Words before.

    =FLS_TRY(A2:A9, B2:B9)
    """
    return f"{units.names} {values.tolist()} {top} {better} {share}"


def test_cells_are_read_as_the_kinds_say_before_the_function_runs() -> None:
    called = core.worksheet_function(FLS_TRY)

    assert (
        called([["North"], ["South"]], [["4"], [None]], 1.0, "LOWER", "50%")
        == "['North', 'South'] [4.0, nan] 1 lower 0.5"
    )


@pytest.mark.parametrize(
    "blank", [None, [[None]], "", [[" "]]], ids=["none", "a blank cell", "an empty text", "a space"]
)
def test_a_blank_optional_argument_is_one_left_out(blank: object) -> None:
    called = core.worksheet_function(FLS_TRY)

    assert called("North", 4, blank, blank, blank) == called("North", 4) == "['North'] [4.0] 2 higher None"


def test_arguments_can_be_named_in_python() -> None:
    assert core.worksheet_function(FLS_TRY)(values=4, units="North", better="lower") == "['North'] [4.0] 2 lower None"


def test_an_argument_that_is_missing_is_named() -> None:
    called = core.worksheet_function(FLS_TRY)

    assert called("North") == called("North", []) == "#VALUE!"
    assert FLS_LAST_ERROR() == "FLS_TRY: values is missing. Give its cells."


def test_the_row_of_a_fault_counts_the_header() -> None:
    called = core.worksheet_function(FLS_TRY)

    assert called(["unit", "North"], ["value", "four"]) == "#VALUE!"
    assert FLS_LAST_ERROR() == "FLS_TRY: values, row 2, must be a number, but is 'four'."


def failing(error: Exception) -> Callable[..., Any]:
    def FLS_FAIL(value: Number) -> float:  # noqa: ARG001, N802
        raise error

    FLS_FAIL.__doc__ = FLS_TRY.__doc__
    return core.worksheet_function(FLS_FAIL)


@pytest.mark.parametrize(
    ("error", "shown", "said"),
    [
        (CellError("Fewer than 3 units.", NOT_AVAILABLE), "#N/A", "Fewer than 3 units."),
        (CellError("No such word."), "#VALUE!", "No such word."),
        (
            ParameterError("level must lie between 0 and 1, but got 2"),
            "#NUM!",
            "level must lie between 0 and 1, but got 2",
        ),
        (ZeroDivisionError("division by zero"), "#DIV/0!", "(ZeroDivisionError: division by zero)"),
        (KeyError("north"), "#VALUE!", "something unforeseen happened (KeyError: 'north')"),
        (RuntimeError(), "#VALUE!", "something unforeseen happened (RuntimeError: RuntimeError)"),
    ],
    ids=["no answer", "wrong type", "broken rule", "division", "unforeseen", "unforeseen without words"],
)
def test_an_exception_becomes_an_error_value_and_its_sentence_is_kept(error: Exception, shown: str, said: str) -> None:
    assert failing(error)(1) == shown == shown_for(error)
    assert FLS_LAST_ERROR().startswith("FLS_FAIL: ")
    assert said in FLS_LAST_ERROR()


@pytest.mark.parametrize("said", ["n must be 1, but got 0", "n must be 1.", "n was 0: did you mean 1?"])
def test_the_sentence_ends_as_a_sentence_does(said: str) -> None:
    failing(ParameterError(said))(1)

    assert FLS_LAST_ERROR() == f"FLS_FAIL: {said}{'.' * said.endswith('0')}"


def test_a_function_that_answers_leaves_the_last_sentence_as_it_is() -> None:
    failing(CellError("Fewer than 3 units."))(1)
    core.worksheet_function(FLS_TRY)("North", 4)

    assert FLS_LAST_ERROR([["#N/A"]]) == "FLS_FAIL: Fewer than 3 units."


def test_no_sentence_is_an_empty_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(last_error, "_sentence", "")

    assert FLS_LAST_ERROR() == ""


def test_a_result_becomes_cells() -> None:
    def FLS_DOUBLE(values: Each) -> np.ndarray:  # noqa: N802
        """Double.

        Examples
        --------
        =FLS_DOUBLE(1)
        """
        return values * 2

    called = core.worksheet_function(FLS_DOUBLE)

    assert called([[1, 2], [None, 4]]) == [[2.0, 4.0], ["#N/A", 8.0]]
    assert called(3) == 6.0


def test_an_annotation_that_is_no_kind_is_told_to_the_programmer() -> None:
    def FLS_ODD(value: float) -> float:  # noqa: N802
        """Do something."""
        return value

    with pytest.raises(TypeError, match="is no kind of argument"):
        core.worksheet_function(FLS_ODD)


def test_the_help_comes_from_the_docstring_and_the_signature() -> None:
    core.worksheet_function(FLS_TRY)

    (described,) = core.functions()

    assert described.usage == "FLS_TRY(units, values, [top], [better], [share])"
    assert (described.summary, described.category) == ("Say what was read.", CATEGORY)
    assert (described.returns, described.example) == ("What was read.", "=FLS_TRY(A2:A9, B2:B9)")
    assert [(given.help, given.optional, given.default) for given in described.arguments] == [
        ("The unit of each row.", False, ""),
        ("Its value.", False, ""),
        ("How many.", True, "2"),
        ("Which are better.", True, "higher"),
        ("A share.", True, ""),
    ]


def test_functions_are_listed_by_name_whatever_the_order_of_import() -> None:
    failing(CellError("No."))
    core.worksheet_function(FLS_TRY)
    failing(CellError("No."))

    assert [described.name for described in core.functions()] == ["FLS_FAIL", "FLS_TRY"]


def test_xlwings_is_told_the_category_and_to_hand_over_rows_with_errors_as_texts() -> None:
    told: list[Any] = []

    def func(**options: Any) -> Callable[..., Any]:
        return lambda function: told.append(options) or function

    def arg(name: str, **options: Any) -> Callable[..., Any]:
        return lambda function: told.append((name, options)) or function

    core.worksheet_function(FLS_TRY)
    core.register(SimpleNamespace(xlfunc=func, xlarg=arg))  # type: ignore[arg-type]

    assert told[0] == {"category": CATEGORY}
    assert told[1] == ("units", {"ndim": 2, "err_to_str": True, "doc": "The unit of each row."})
    assert [name for name, _ in told[1:]] == ["units", "values", "top", "better", "share"]


def test_xlwings_sees_no_annotations_and_the_function_keeps_its_name_and_help() -> None:
    called = core.worksheet_function(FLS_TRY)

    assert called.__annotations__ == {}
    assert called.__name__ == "FLS_TRY"
    assert "units\n    The unit of each row.\nvalues\n    Its value.\n" in called.__doc__


def test_cells_of_which_none_is_answered_keep_their_shape_and_the_first_reason() -> None:
    def FLS_ROOT(values: Each) -> CellByCell:  # noqa: N802
        """Take the root."""
        return CellByCell(values, np.where(np.isnan(values), "values is blank.", ""))

    called = core.worksheet_function(FLS_ROOT)
    failing(CellError("An older fault."))(1)

    assert called([[4, None]]) == [[4.0, "#N/A"]]
    assert FLS_LAST_ERROR() == "FLS_FAIL: An older fault."
    assert called([[None, None]]) == [["#N/A", "#N/A"]]
    assert FLS_LAST_ERROR() == "FLS_ROOT: values is blank."
    assert called("#N/A") == "#N/A"
