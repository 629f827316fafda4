from __future__ import annotations

import pytest

import frontline_udfs
from frontline_udfs import FLS_BEST, FLS_LAST_ERROR, FLS_LEVEL_SCORE, FLS_LIFETIME, FLS_PEERS, FLS_RANK, FLS_SHRINK

LEVELS = "approaching, meeting and exceeding"


@pytest.mark.parametrize(
    ("name", "arguments", "shown", "reason"),
    [
        ("FLS_ATTAINMENT", (None, 90), "#N/A", "actual is blank."),
        ("FLS_ATTAINMENT", (81, "#N/A"), "#N/A", "target is blank."),
        ("FLS_ATTAINMENT", (81, 0), "#DIV/0!", "The divisor is 0."),
        ("FLS_ATTAINMENT", (-1, 90), "#N/A", "A share of a negative number says nothing."),
        ("FLS_LEVEL_SCORE", (None, 71, 82, 90), "#N/A", "actual is blank."),
        ("FLS_LEVEL_SCORE", (80, 71, None, 90), "#N/A", "meeting is blank."),
        ("FLS_LEVEL_SCORE", (80, 71, 60, 90), "#N/A", f"{LEVELS} must rise in that order."),
        ("FLS_LEVEL_SCORE", (8, 7, 9, 5, "lower"), "#N/A", f"{LEVELS} must fall in that order."),
        ("FLS_HEAT_MAP", ("[c]",), "#N/A", "values are blank."),
        ("FLS_HEAT_MAP", (5, None, "#N/A", 1), "#N/A", "target is blank."),
        ("FLS_AGREEMENT_LIMIT", (1, 7), "#N/A", "Agreement takes two respondents at least."),
        ("FLS_AGREEMENT_LIMIT", (-5, 7), "#N/A", "Agreement takes two respondents at least."),
        ("FLS_SCALE_MEAN", ([[5, None, None]],), "#N/A", "Fewer than half of the items are answered."),
        ("FLS_LIFETIME", (1,), "#N/A", "Nobody left, so the lifetime has no end to estimate."),
        ("FLS_LIFETIME_VALUE", (100, 1, 0), "#N/A", "Without defection and discount the value has no limit."),
    ],
    ids=[
        "attainment without a result", "attainment without a target", "attainment of nothing", "a negative share",
        "score without a result", "score without a level", "levels that do not rise", "levels that do not fall",
        "shade of nothing", "shade without a target", "one respondent", "fewer than none", "an item of three",
        "nobody leaves", "a value without limit",
    ],
)  # fmt: skip
def test_one_cell_without_an_answer_leaves_its_reason(
    name: str, arguments: tuple[object, ...], shown: str, reason: str
) -> None:
    assert getattr(frontline_udfs, name)(*arguments) == shown
    assert FLS_LAST_ERROR() == f"{name}: {reason}"


def test_cells_without_any_answer_keep_their_shape() -> None:
    assert FLS_LEVEL_SCORE([[None], [80]], 71, 60, 90) == [["#N/A"], ["#N/A"]]
    assert FLS_LAST_ERROR() == "FLS_LEVEL_SCORE: actual is blank."
    assert FLS_LIFETIME([[1.0, 1.0]]) == [["#N/A", "#N/A"]]


@pytest.mark.parametrize("function", [FLS_BEST, FLS_PEERS, FLS_RANK, FLS_SHRINK], ids=lambda each: each.__name__)
def test_a_negative_standard_error_is_refused_with_its_row(function) -> None:
    assert function(["A", "B", "C"], [1, 2, 3], [0.5, -0.5, 0.5]) == "#NUM!"
    assert FLS_LAST_ERROR() == (
        f"{function.__name__}: standard_errors, row 2, must not be less than 0, but is -0.5. Correct that cell."
    )


def test_one_value_does_not_stand_for_every_unit_but_one_standard_error_does() -> None:
    assert FLS_RANK(["A", "B", "C"], 5) == "#VALUE!"
    assert FLS_LAST_ERROR() == "FLS_RANK: values must have 3 rows, as units have, but has 1. Check the ranges."
    assert FLS_RANK(["A", "B", "C"], [1, 2, 3], 0.5) == FLS_RANK(["A", "B", "C"], [1, 2, 3], [0.5] * 3)
