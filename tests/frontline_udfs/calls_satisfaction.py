"""Calls of the functions of satisfaction on the embedded sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from frontline_workbooks.sample.make import Sample


def calls(sample: Sample) -> Iterator[tuple[str, tuple[Any, ...]]]:
    latest = sample.customer_responses[lambda rows: rows["period"] == "2025-12"].head(200)
    units, overall, recommend = (cells(latest, [column]) for column in ("unit_id", "overall", "recommend"))
    yield "FLS_TOPBOX", (units, overall)
    yield "FLS_TOPBOX", ([["branch"], *units], [["overall"], *overall], 2, 30, 1, 5)
    yield "FLS_TOPBOX", (units, overall, 0)
    yield "FLS_NPS", (units, recommend)
    yield "FLS_NPS", (units, recommend, 30)
    yield "FLS_NPS", (units, [["often"]] * len(units))
    yield "FLS_EFFORT", (units, overall)
    yield "FLS_EFFORT", (units, overall, 30, True)
    yield "FLS_EFFORT", (units, recommend[:7])
    comments = sample.comments.head(60)
    yield "FLS_SENTIMENT", (cells(comments, ["text"]),)
    yield "FLS_SENTIMENT", ([["#REF!"]],)
    yield "FLS_SENTIMENT_UNITS", (cells(comments, ["unit_id"]), cells(comments, ["text"]))
    yield "FLS_SENTIMENT_UNITS", (cells(comments, ["unit_id"]), cells(comments, ["text"]), 2)
    yield "FLS_SENTIMENT_UNITS", (cells(comments, ["unit_id"]), cells(comments, ["text"]), 0)
    yield from counts_and_index(sample)


def counts_and_index(sample: Sample) -> Iterator[tuple[str, tuple[Any, ...]]]:
    results = sample.results[lambda rows: rows["period"] == "2025-12"]
    for name, measure in (("FLS_SHARE", "retention"), ("FLS_COMPLAINT_RATE", "complaints")):
        kept = results[results["measure_id"] == measure]
        units, counts, totals = (cells(kept, [column]) for column in ("unit_id", "numerator", "denominator"))
        yield name, (units, counts, totals)
        yield name, (units, counts, totals, 900)
        yield name, (units, [[-1.0]] * len(units), totals)
    wide = results.pivot_table(index="unit_id", columns="measure_id", values="value", observed=True).reset_index()
    names, channels = cells(wide, ["unit_id"]), cells(wide, ["first_time_resolution", "waiting_time"])
    yield "FLS_INDEX", (channels, [[3, 1]])
    yield (
        "FLS_INDEX",
        (channels, [[3], [1]], 0, [[100, 20]], [["higher", "lower"]], names, [[1.5, 0.4]] * len(channels)),
    )
    yield "FLS_INDEX", (channels, [[1, 1, 1]])


def cells(frame: pd.DataFrame, columns: list[str]) -> list[list[Any]]:
    """Return columns as a worksheet hands them over: numbers as floats, blanks as None."""
    rows = frame[columns].astype(object)
    return [
        [float(cell) if isinstance(cell, int) else cell for cell in row]
        for row in rows.where(rows.notna(), None).values
    ]
