"""Calls of the functions of why on the embedded sample: a plain one, one with every option, one that must fail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from frontline_workbooks.sample.make import Sample

CLIMATE = ["resources", "staffing", "training", "colleagues", "managers", "challenge", "pride"]


def calls(sample: Sample) -> Iterator[tuple[str, list[Any]]]:
    """Return the calls, ranges of at most 300 rows."""
    yield from _over_units(sample)
    yield from _over_people(sample)


def _over_units(sample: Sample) -> Iterator[tuple[str, list[Any]]]:
    resolved = _panel(sample.results, "first_time_resolution")
    waiting = _panel(sample.results, "waiting_time")
    complaints = _panel(sample.results, "complaints")
    x, y, z = (_column(frame, -1) for frame in (resolved, waiting, complaints))
    early_x, early_y = _column(resolved, -2), _column(waiting, -2)
    yield "FLS_LINK", [x, y]
    yield "FLS_LINK", [x, y, 0, 0.8, 0.9]
    yield "FLS_LINK", [x[:2], y[:2]]
    yield "FLS_LAGS", [_rectangle(resolved), _rectangle(waiting)]
    yield "FLS_LAGS", [_rectangle(resolved), _rectangle(waiting), 1]
    yield "FLS_LAGS", [_rectangle(resolved), _rectangle(waiting), -1]
    yield "FLS_ELASTICITY", [x, y]
    yield "FLS_ELASTICITY", [early_x, y, 1]
    yield "FLS_ELASTICITY", [x, [["slow"], *y[1:]]]
    yield "FLS_CHAIN", [x, y, z]
    yield "FLS_CHAIN", [early_x, early_y, z, 1]
    yield "FLS_CHAIN", [x[:3], y[:3], z[:3]]
    yield "FLS_CROSS_LAGGED", [early_x, early_y, x, y]
    yield "FLS_CROSS_LAGGED", [early_x, early_y, x, y, 1]
    yield "FLS_CROSS_LAGGED", [early_x, early_y, x, y[:-1]]
    events, contacts, slow = _complaints(sample, waiting)
    yield "FLS_RATE_RATIO", [events, contacts, slow]
    yield "FLS_RATE_RATIO", [events, contacts, slow, 1]
    yield "FLS_RATE_RATIO", [[["#DIV/0!"], *events[1:]], contacts, slow]
    names = [[name] for name in CLIMATE]
    importance = [[0.1], [0.4], [0.1], [0.1], [0.2], [None], [0.1]]
    scores = [[float(value)] for value in sample.employee_responses[CLIMATE].mean()]
    yield "FLS_PRIORITY", [names, importance, scores, 4]
    yield "FLS_PRIORITY", [names, importance, scores, [[4.0]] * 7, "lower"]
    yield "FLS_PRIORITY", [names, importance, scores, 4, "sideways"]


def _over_people(sample: Sample) -> Iterator[tuple[str, list[Any]]]:
    employees = sample.employee_responses.iloc[:240]
    outcome, drivers = _cells(employees[["pride"]]), _cells(employees[CLIMATE[:4]])
    yield "FLS_DRIVERS", [outcome, drivers]
    yield "FLS_DRIVERS", [outcome, drivers, "lmg", 1]
    yield "FLS_DRIVERS", [outcome[:12], drivers[:12]]
    units, x, y = (_cells(employees[[name]])[1:] for name in ("unit_id", "staffing", "pride"))
    yield "FLS_WITHIN_BETWEEN", [units, x, y]
    yield "FLS_WITHIN_BETWEEN", [units, x, y, 0]
    yield "FLS_WITHIN_BETWEEN", [[[None], *units[1:]], x, y]
    customers = sample.customers.iloc[:300]
    answers, revenue, home = (_cells(customers[[name]]) for name in ("satisfaction", "revenue", "unit_id"))
    yield "FLS_REVENUE_BY_LEVEL", [answers, revenue]
    yield "FLS_REVENUE_BY_LEVEL", [answers, revenue, home, 5, 3, 0, 10]
    yield "FLS_REVENUE_BY_LEVEL", [answers, revenue, None, 5, 5]


def _panel(results: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Return units x the last six periods."""
    rows = results[results["measure_id"] == measure]
    return rows.pivot_table(index="unit_id", columns="period", values="value").iloc[:, -6:]


def _column(panel: pd.DataFrame, place: int) -> list[list[Any]]:
    return [[float(value)] for value in panel.iloc[:, place]]


def _rectangle(panel: pd.DataFrame) -> list[list[Any]]:
    return [list(map(float, row)) for row in panel.to_numpy()]


def _complaints(sample: Sample, waiting: pd.DataFrame) -> tuple[list[list[Any]], ...]:
    """Return complaints, contacts, and whether people wait longer than in the unit in the middle."""
    last = sample.results[sample.results["period"] == sample.results["period"].max()]
    rows = last[last["measure_id"] == "complaints"].set_index("unit_id").loc[waiting.index]
    slow = waiting.iloc[:, -1] > waiting.iloc[:, -1].median()
    return (
        [[float(count)] for count in rows["numerator"]],
        [[float(count)] for count in rows["denominator"]],
        [[bool(flag)] for flag in slow],
    )


def _cells(frame: pd.DataFrame) -> list[list[Any]]:
    """Return a range with its headers, blanks as None."""
    return [list(frame.columns), *frame.astype(object).where(frame.notna(), None).to_numpy().tolist()]
