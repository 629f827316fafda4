"""Measures: what each one is about, which way is better, how it is scaled."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from frontline.scorecard.tables import AREAS
from frontline_workbooks.read.report import listing
from frontline_workbooks.read.schema import normal

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontline_workbooks.read.mapping import Map
    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.stack import Stack

COLUMNS = [
    "measure_id",
    "measure_name",
    "area",
    "better",
    "unit",
    "scale",
    "combine",
    "statistic",
    "weight",
    "minimum_n",
    "tolerance",
]
NUMBERS = {"weight": 1.0, "minimum_n": np.nan, "tolerance": np.nan}
SCALES = ("percent", "fraction", "points", "count", "number")
COMBINES = ("mean", "sum")
STATISTICS = ("mean", "favourable", "top box", "top-2 box", "nps")
LIMITS = {"percent": (0.0, 100.0), "fraction": (0.0, 1.0), "points": (-100.0, 100.0), "count": (0.0, np.inf)}

_AREA_WORDS = (
    ("commitment", ("commitment", "engagement", "turnover")),
    ("loyalty", ("loyalty", "retention", "churn", "recommend", "recommendation", "nps", "defection")),
    ("sentiment", ("sentiment", "web", "review", "reviews", "social", "mentions")),
    ("financial", ("financial", "financials", "finance", "revenue", "cost", "costs", "sales", "profit", "money")),
    ("service", ("metric", "metrics", "operation", "operations", "operational", "process", "quality", "waiting")),
    ("climate", ("climate", "leadership", "employee", "employees", "staff", "team", "teams", "management", "culture")),
    ("satisfaction", ("satisfaction", "customer", "customers", "experience", "client", "clients", "patient", "guest")),
    ("service", ("service", "services")),
)
_HIGHER = {"higher", "high", "h", "up", "increase", "more", "max", "maximum", "bigger", "higherisbetter", "positive"}
_LOWER = {"lower", "low", "l", "down", "decrease", "less", "min", "minimum", "smaller", "lowerisbetter", "negative"}
_YES, _NO = {"1", "yes", "y", "true"}, {"0", "no", "n", "false"}


def check_measures(given: Stack | None, chart: Map, report: Report) -> pd.DataFrame:
    """Check the measures of the table and of the map file together; the map's word goes before the table's.

    Parameters
    ----------
    given
        The rows as read, or None.
    chart
        The map file with its ``[measures]``.
    report
        Takes the faults.

    Returns
    -------
    pandas.DataFrame
        One row a measure with the columns of the contract.
    """
    table = pd.DataFrame(columns=COLUMNS) if given is None else _from_table(given, report)
    measures = _with_map(table, chart, report)
    measures["measure_name"] = measures["measure_name"].fillna(measures["measure_id"])
    measures["weight"] = measures["weight"].fillna(1.0)
    measures["unit"] = measures["unit"].fillna("")
    measures["scale"] = measures["scale"].fillna(measures["unit"].map(scale_of))
    measures["combine"] = measures["combine"].fillna(measures["scale"].eq("count").map({True: "sum", False: "mean"}))
    _warn_better(measures, chart.name if given is None else given.extracts[0].source.name, report)
    measures["better"] = measures["better"].fillna("higher")
    types = {name: "float64" if name in NUMBERS else "str" for name in COLUMNS}
    return measures[COLUMNS].astype(types).reset_index(drop=True)


def area_of(text: str) -> str | None:
    """Return the area that a word or group of words stands for, or None.

    >>> area_of("employee_and_customer"), area_of("customer_experience"), area_of("service_metric"), area_of("x")
    ('climate', 'satisfaction', 'service', None)
    """
    words = re.split(r"[\W_]+", text.casefold())
    exact = [area for area in AREAS if area == text.strip().casefold()]
    found = exact or [area for area, marks in _AREA_WORDS if set(words) & set(marks)]
    return found[0] if found else None


def scale_of(unit: str) -> str:
    """Return the scale that a unit of measure stands for.

    >>> scale_of("percent 0-100"), scale_of("NPS"), scale_of("count"), scale_of("score 1.00-4.99")
    ('percent', 'points', 'count', 'number')
    """
    text = unit.casefold()
    words = set(re.split(r"[\W_]+", text))
    if "%" in text or words & {"percent", "percentage", "pct"}:
        return "percent"
    if words & {"fraction", "proportion", "share"}:
        return "fraction"
    if words & {"nps", "points"} or "net promoter" in text:
        return "points"
    return "count" if words & {"count", "counts", "number", "incidents", "cases"} else "number"


def better_of(text: str, header: str = "better") -> str | None:
    """Return which way is better, or None.

    >>> better_of("1", "higher_is_better"), better_of("yes", "lower is better"), better_of("down")
    ('higher', 'lower', 'lower')
    """
    word = normal(text)
    if word in _YES | _NO:
        upwards = normal(header) != "lowerisbetter"
        return "higher" if (word in _YES) == upwards else "lower"
    return "higher" if word in _HIGHER else "lower" if word in _LOWER else None


def choice_of(options: tuple[str, ...]) -> Callable[[str], str | None]:
    """Return a function that finds a text among options without regard to case and signs."""
    spelt = {normal(option): option for option in options}
    return lambda text: spelt.get(normal(text))


def _from_table(given: Stack, report: Report) -> pd.DataFrame:
    frame = given.frame
    text = [name for name in COLUMNS if name not in NUMBERS]
    measures = frame.astype(dict.fromkeys(text, "str"))
    empty = measures["measure_id"].isna()
    given.add_fault(report, measures.index[empty], "measure_id", "measure_id must not be empty", "Fill it in.")
    again = measures["measure_id"].duplicated() & ~empty
    given.add_fault(report, measures.index[again], "measure_id", "measure_id must be unique", "Keep one of the rows.")
    measures = measures[~empty & ~again].copy()
    header = given.extracts[0].headers.get("better", "better")
    for name, read, rule in _rules(header):
        wrong = _translate(measures, name, read)
        problem, remedy = f"{name} must be {rule}", "Use one of these words."
        given.add_fault(report, measures.index[wrong], name, problem, remedy, found=frame[name].astype("str"))
    no_area = measures["area"].isna() & frame["area"].reindex(measures.index).isna().to_numpy()
    given.add_fault(report, measures.index[no_area], "area", "area must not be empty", f"Use {listing(AREAS)}.")
    for name, low in (("weight", 0.0), ("minimum_n", 1.0), ("tolerance", 0.0)):
        bad = measures.index[measures[name].lt(low) | np.isinf(measures[name])]
        given.add_fault(report, bad, name, f"{name} must be a number not less than {low:g}", "Correct it.")
    return measures


def _rules(header: str) -> tuple[tuple[str, Callable[[str], str | None], str], ...]:
    return (
        ("area", area_of, f"{listing(AREAS)}"),
        ("better", lambda text: better_of(text, header), '"higher" or "lower" (or 1 and 0 under higher_is_better)'),
        ("scale", choice_of(SCALES), listing(SCALES)),
        ("combine", choice_of(COMBINES), listing(COMBINES)),
        ("statistic", choice_of(STATISTICS), listing(STATISTICS)),
    )


def _translate(measures: pd.DataFrame, name: str, read: Callable[[str], str | None]) -> np.ndarray:
    """Put the canonical words in place; return which ones could not be read."""
    before = measures[name]
    measures[name] = before.map({text: read(text) for text in before.dropna().unique()}).astype("str")
    return (measures[name].isna() & before.notna()).to_numpy()


def _with_map(table: pd.DataFrame, chart: Map, report: Report) -> pd.DataFrame:
    rows = pd.DataFrame(
        [_from_map(name, entry, chart.name, report) for name, entry in chart.measures.items()], columns=COLUMNS
    ).set_index("measure_id")
    known = table[COLUMNS].set_index("measure_id").astype(object)
    both = rows.astype(object).combine_first(known) if len(rows) else known
    order = [*known.index, *(name for name in rows.index if name not in known.index)]
    both = both.reindex(order)
    lacking = [str(name) for name in both.index[both["area"].isna()] if name in chart.measures]
    for name in lacking:
        report.add(chart.name, f"[measures.{name}] must have an area", f"Use {listing(AREAS)}.")
    return both.rename_axis("measure_id").reset_index().astype(dict.fromkeys(NUMBERS, "float64"))


def _from_map(measure_id: str, entry: Any, name: str, report: Report) -> dict[str, Any]:
    row = {"measure_id": measure_id, "measure_name": entry.get("name"), "unit": entry.get("unit")}
    row |= {column: entry.get(column) for column in NUMBERS}
    for column, read, rule in _rules("better"):
        given = entry.get(column)
        row[column] = None if given is None else read(given)
        if given is not None and row[column] is None:
            problem = f"{column} of [measures.{measure_id}] must be {rule}"
            report.add(name, problem, "Use one of these words.", found=given)
    return row


def _warn_better(measures: pd.DataFrame, source: str, report: Report) -> None:
    open_ = measures.loc[measures["better"].isna(), "measure_id"]
    if len(open_):
        report.add(
            source,
            f"better is not given for {listing(open_.head(3)).replace(' or ', ' and ')}",
            "Higher was taken to be better; say lower where it is not.",
            count=len(open_),
            fatal=False,
        )
