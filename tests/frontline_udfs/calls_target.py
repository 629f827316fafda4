"""Calls of the functions of target on the embedded sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_workbooks.sample.make import Sample


def calls(sample: Sample) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield calls of every function of the area."""
    results = sample.results
    retention = results[results["measure_id"] == "retention"]
    last = retention[retention["period"] == "2025-12"]
    values = [[float(value)] for value in last["value"]]
    errors = [[float((value * (100 - value) / n) ** 0.5)] for value, n in zip(last["value"], last["n"], strict=True)]
    low = [[value[0] - 1.96 * error[0]] for value, error in zip(values, errors, strict=True)]
    high = [[value[0] + 1.96 * error[0]] for value, error in zip(values, errors, strict=True)]

    yield "FLS_ATTAINMENT", (values, 88.0)
    yield "FLS_ATTAINMENT", (values[0][0], 88.0, "lower")
    yield "FLS_ATTAINMENT", (values, 88.0, "bigger")
    yield "FLS_STATUS", (values, 88.0)
    yield "FLS_STATUS", (values, 88.0, 1.0, "higher", low, high)
    yield "FLS_STATUS", (values, 88.0, None, None, low)
    yield "FLS_LEVEL_SCORE", (values, 80.0, 88.0, 94.0)
    yield "FLS_LEVEL_SCORE", (values, 94.0, 88.0, 80.0, "lower")
    yield "FLS_LEVEL_SCORE", (values, 80.0, 88.0, "high")
    yield "FLS_RATING", ([[1.88], [3.66], [None], [4.99]],)
    yield "FLS_RATING", (7.0,)

    some = retention[retention["unit_id"].isin(["B01", "B02", "B03", "B04", "B05"])]
    periods, units = [[month] for month in some["period"]], [[unit] for unit in some["unit_id"]]
    monthly = [[float(value)] for value in some["value"]]
    group = [["all alike"]] * len(some)
    yield "FLS_NEXT_TARGET", (periods[:24], monthly[:24])
    yield "FLS_NEXT_TARGET", (periods, monthly, units, "higher", 95.0, 4.0, group, "2026-06", 0.0, 100.0)
    yield "FLS_NEXT_TARGET", (periods, monthly, units, None, None, None, None, "2019-01")
