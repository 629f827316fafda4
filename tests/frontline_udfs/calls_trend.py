"""Calls of the functions of trend on the embedded sample."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from frontline_workbooks.sample.make import Sample


def calls(sample: Sample) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Yield calls of every function of the area."""
    waiting = rows_of(sample, "waiting_time", ["B01", "B02", "B03"])
    complaints = rows_of(sample, "complaints", ["B07"])
    resolution = rows_of(sample, "first_time_resolution", ["B01", "B02"])
    periods, values, units = column(waiting, "period"), column(waiting, "value"), column(waiting, "unit_id")
    errors, one_unit = column(waiting, "standard_error"), waiting[waiting["unit_id"] == "B01"]

    yield "FLS_TREND", (days(one_unit), column(one_unit, "value"))
    yield "FLS_TREND", (periods, values, units, None, "lower")
    yield "FLS_TREND", (periods, values, units, 12.0, "lower", "mann-kendall")
    yield "FLS_TREND", (periods, values, units, None, "lower", "hamed-rao")
    yield "FLS_TREND", (periods, values)

    yield "FLS_CHANGE", (days(one_unit), column(one_unit, "value"))
    yield "FLS_CHANGE", (periods, values, units, "year", errors, None, "lower")
    yield (
        "FLS_CHANGE",
        (column(resolution, "period"), shares(resolution), column(resolution, "unit_id"), *by_n(resolution)),
    )
    yield "FLS_CHANGE", (periods, values, units, "next year")

    first = resolution[resolution["unit_id"] == "B01"]
    good, answers = column(first, "numerator"), column(first, "denominator")
    yield "FLS_CONTROL_CHART", (column(one_unit, "value"), None, "lower", 10.0, days(one_unit))
    counts, contacts = column(complaints, "numerator"), column(complaints, "denominator")
    yield "FLS_CONTROL_CHART", (counts, "nelson", "lower", None, None, contacts, "laney u")
    yield "FLS_CONTROL_CHART", (good, None, None, 0.8, None, answers, "p", 250.0)
    yield "FLS_CONTROL_CHART", (column(one_unit, "value"),)
    yield "FLS_CONTROL_CHART", (column(one_unit, "value"), "somebody's")


def rows_of(sample: Sample, measure: str, units: list[str]) -> pd.DataFrame:
    results = sample.results
    return results[(results["measure_id"] == measure) & results["unit_id"].isin(units)]


def column(table: pd.DataFrame, name: str) -> list[list[Any]]:
    """Return a column as Excel hands it over: numbers are floats, blanks None."""
    known = table[name].notna()
    return [
        [None if blank else cell if isinstance(cell, str) else float(cell)]
        for cell, blank in zip(table[name], ~known, strict=True)
    ]


def days(table: pd.DataFrame) -> list[list[dt.datetime]]:
    """Return the periods as a worksheet holds months: the first day of each."""
    return [[dt.datetime(int(month[:4]), int(month[5:]), 1)] for month in table["period"]]  # noqa: DTZ001


def shares(table: pd.DataFrame) -> list[list[float]]:
    return [[float(good / answers)] for good, answers in zip(table["numerator"], table["denominator"], strict=True)]


def by_n(table: pd.DataFrame) -> tuple[Any, ...]:
    return (None, None, column(table, "n"), None, 250.0)
