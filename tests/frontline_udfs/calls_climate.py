"""Calls of the functions of climate on the embedded sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from frontline_workbooks.sample.make import Sample

TOPICS = ["resources", "staffing", "training", "colleagues", "managers", "challenge", "pride"]
WANT = ["want_to_stay_1", "want_to_stay_2", "want_to_stay_3", "want_to_stay_4"]
HAVE = ["have_to_stay_1", "have_to_stay_2", "have_to_stay_3"]
FACETS = [
    "resources and equipment",
    "staffing",
    "skills and training",
    "colleagues",
    "managers",
    "job challenge",
    "pride",
]


def calls(sample: Sample) -> Iterator[tuple[str, tuple[Any, ...]]]:
    staff = sample.employee_responses[lambda rows: rows["period"] == "2025-Q4"].head(120)
    units, answers = cells(staff, ["unit_id"]), cells(staff, TOPICS)
    named = [TOPICS, *answers]
    for name in ("FLS_CLIMATE", "FLS_FAVOURABLE"):
        yield name, (units, answers)
        yield name, ([["branch"], *units], named, 1, 5, 12, [[2, 5]])
        yield name, (units[:3], answers)
    yield "FLS_FAVOURABLE_ITEMS", (named,)
    yield "FLS_FAVOURABLE_ITEMS", (answers, 1, 5, 200, 3)
    yield "FLS_FAVOURABLE_ITEMS", (answers, 5, 1)
    yield "FLS_SCALE_MEAN", (answers,)
    yield "FLS_SCALE_MEAN", (cells(staff, WANT), 1, 7, 3)
    yield "FLS_SCALE_MEAN", (answers, 6, 10)
    yield "FLS_FACETS", (units, answers, [FACETS])
    yield "FLS_FACETS", (units, answers, [["pride"], [None], *[["staffing"]] * 5], 1, 5, 12, [[1]])
    yield "FLS_FACETS", (units, answers, "canteen")
    yield from agreement(units, answers)
    for name in ("FLS_ALPHA", "FLS_OMEGA", "FLS_INSTRUMENT"):
        yield name, (named,)
        yield name, (cells(staff, WANT), 1, 7, 3, "pairwise")
        yield name, (named, None, None, None, "somehow")
    want, have = cells(staff, WANT), cells(staff, HAVE)
    yield "FLS_COMMITMENT", (units, want, have)
    yield "FLS_COMMITMENT", (units, want, have, 1, 7, 12, 3, 2)
    yield "FLS_COMMITMENT", (units, want, have, 1, 7, 0)


def agreement(units: list[list[Any]], answers: list[list[Any]]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    yield "FLS_AGREEMENT", (units, answers)
    yield "FLS_AGREEMENT", (units, answers, "r*wg", 1, 5, 10, "slight")
    yield "FLS_AGREEMENT", (units, answers, "AD")
    yield "FLS_AGREEMENT", (units, answers, "awg")
    yield "FLS_AGREEMENT", (units, answers, "rwg")
    yield "FLS_AGREEMENT_LIMIT", ([[12], [20]], 7)
    yield "FLS_AGREEMENT_LIMIT", (12, 7, 7, 0.9)
    yield "FLS_AGREEMENT_LIMIT", (12, 0)
    yield "FLS_ICC", (units, answers)
    yield "FLS_ICC", (units, answers, 1, 5, [[3]], "reml")
    yield "FLS_ICC", ([["B01"]] * len(answers), answers)


def cells(frame: pd.DataFrame, columns: list[str]) -> list[list[Any]]:
    """Return columns as a worksheet hands them over: numbers as floats, blanks as None."""
    rows = frame[columns].astype(object)
    return [
        [float(cell) if isinstance(cell, int) else cell for cell in row]
        for row in rows.where(rows.notna(), None).values
    ]
