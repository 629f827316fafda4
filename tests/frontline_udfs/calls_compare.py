"""Calls of the functions of compare on the embedded sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from frontline_workbooks.sample.make import Sample


def calls(sample: Sample) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield calls of every function of the area."""
    waiting, complaints = of_last_month(sample, "waiting_time"), of_last_month(sample, "complaints")
    resolution = of_last_month(sample, "first_time_resolution")
    units, values, errors = (column(waiting, name) for name in ("unit_id", "value", "standard_error"))
    group, n = column(waiting, "peer_group"), column(waiting, "n")
    good, answers = column(resolution, "numerator"), column(resolution, "denominator")

    yield "FLS_RANK", (units, values)
    yield "FLS_RANK", (units, values, errors, "lower", group)
    yield "FLS_RANK", ([["B01"], ["B01"]], [[1.0], [2.0]])
    yield "FLS_SHRINK", (units, values, errors)
    yield "FLS_SHRINK", (units, values, errors, group, "DL")
    yield "FLS_SHRINK", (units[:2], values[:2], errors[:2])
    yield "FLS_SHRINK_SHARE", (units, good, answers)
    yield "FLS_SHRINK_SHARE", (units, good, answers, 400.0)
    yield "FLS_SHRINK_SHARE", (units, answers, good)
    yield "FLS_FUNNEL", (units, good, answers)
    yield "FLS_FUNNEL", (units, column(complaints, "numerator"), column(complaints, "denominator"), 0.02, "rate")
    yield "FLS_FUNNEL", (units, good, answers, None, "share", 200.0)
    yield "FLS_FUNNEL", (units, good, answers, 1.5)
    yield "FLS_FUNNEL_WIDENED", (units, values, errors)
    yield "FLS_FUNNEL_WIDENED", (units, values, errors, 10.0, 0.05)
    yield "FLS_FUNNEL_WIDENED", (units, values, errors, None, 0.7)
    yield "FLS_PEERS", (units, values)
    yield "FLS_PEERS", (units, values, errors, group)
    yield "FLS_PEERS", (units[:1], values[:1])
    yield "FLS_SUPPRESS", (units, column(waiting, "parent_id"), n)
    yield "FLS_SUPPRESS", (units, column(waiting, "parent_id"), n, values, 500.0)
    yield "FLS_SUPPRESS", ([["a"], ["b"]], [["b"], ["a"]], [[9.0], [8.0]])
    yield "FLS_HIDE_TABLE", ([[3.0, 9.0, 20.0], [8.0, 7.0, 30.0]],)
    yield "FLS_HIDE_TABLE", ([["day", "night"], [3.0, 9.0], [8.0, None]], [["shop"], ["North"], ["South"]], 4.0)
    yield "FLS_HIDE_TABLE", ([[3.5, 9.0], [8.0, 7.0]],)
    yield "FLS_HEAT_MAP", (values,)
    yield "FLS_HEAT_MAP", (values, "lower", 10.0, 1.0)
    yield "FLS_HEAT_MAP", (values, "lower", 10.0)
    yield "FLS_BEST", (units, values, errors)
    yield "FLS_BEST", (units, values, errors, "lower")
    yield "FLS_BEST", (units, values, [[None]] * len(units))


def of_last_month(sample: Sample, measure: str) -> pd.DataFrame:
    results = sample.results
    found = results[(results["measure_id"] == measure) & (results["period"] == "2025-12")]
    return found.merge(sample.units, on="unit_id")


def column(table: pd.DataFrame, name: str) -> list[list[Any]]:
    """Return a column as Excel hands it over: numbers are floats, blanks None."""
    known = table[name].notna()
    return [
        [None if blank else cell if isinstance(cell, str) else float(cell)]
        for cell, blank in zip(table[name], ~known, strict=True)
    ]
