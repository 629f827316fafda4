from __future__ import annotations

import pytest

from frontline_udfs import (
    FLS_AGREEMENT_LIMIT,
    FLS_FACETS,
    FLS_HIDE_TABLE,
    FLS_LAGS,
    FLS_LAST_ERROR,
    FLS_NEXT_TARGET,
    FLS_SHRINK_SHARE,
    FLS_TREND,
)
from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.limits import at_most

DAYS = [[float(day)] for day in range(5_001)]


def test_a_number_at_its_limit_is_taken_and_one_above_is_refused() -> None:
    at_most("season", 366, 366)
    with pytest.raises(CellError, match=r"season must be at most 366, but is 367\.") as raised:
        at_most("season", 367, 366)

    assert raised.value.shown == "#NUM!"


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (lambda: FLS_AGREEMENT_LIMIT(12, 1_000, 21), "different n times items times points must be at most 20,000"),
        (lambda: FLS_AGREEMENT_LIMIT(1e15, 7), "n must be at most 1,000,000,000"),
        (lambda: FLS_LAGS([[1, 2], [2, 1]], [[1, 2], [2, 1]], 1e6), "longest must be at most 120"),
        (lambda: FLS_TREND([1, 2, 3], [4, 5, 6], None, 1e6), "season must be at most 366"),
        (lambda: FLS_TREND(DAYS, DAYS), "values cover 5,001 periods of 1 unit, too many to compare each with each."),
        (lambda: FLS_NEXT_TARGET(DAYS, DAYS), "values cover 5,001 periods of 1 unit, too many"),
        (lambda: FLS_TREND([1e31], [1]), "periods, row 1, must be at most 1,000,000,000, but is 1e+31"),
        (lambda: FLS_HIDE_TABLE([[3] * 10] * 40), "counts have 400 cells, 400 of them with fewer than 5 answers: too"),
        (lambda: FLS_SHRINK_SHARE(["A", "B", "C"], [1, 2, 3], [5, 6, 1e8]), "n must be at most 1,000,000, but is"),
    ],
    ids=[
        "simulations",
        "respondents",
        "lags",
        "season",
        "a long trend",
        "a long series",
        "periods",
        "cells",
        "answers",
    ],
)
def test_what_would_take_minutes_is_refused_with_what_to_do(cell, sentence) -> None:
    assert cell() == "#NUM!"
    assert sentence in FLS_LAST_ERROR()


def test_items_without_any_facet_are_refused() -> None:
    assert FLS_FACETS(["A"] * 5, [[5, 4]] * 5, [["", None]]) == "#VALUE!"
    assert FLS_LAST_ERROR() == "FLS_FACETS: facets must name the facet of one item at least. Check the range."
