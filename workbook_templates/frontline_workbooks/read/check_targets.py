"""Targets: for units and measures that exist, in order, for every period where none is named."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline_workbooks.read.check_keys import known_ids, not_empty, one_row_a_key
from frontline_workbooks.read.check_results import check_limits
from frontline_workbooks.read.check_scales import TARGETS, scale_targets

if TYPE_CHECKING:
    from frontline_workbooks.read.mapping import Map
    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.stack import Stack

COLUMNS = ["period", "unit_id", "measure_id", *TARGETS]
KEYS = ("period", "unit_id", "measure_id")


def check_targets(
    given: Stack,
    period: pd.Series,
    units: pd.DataFrame,
    measures: pd.DataFrame,
    results: pd.DataFrame,
    report: Report,
) -> pd.DataFrame:
    """Check the targets.

    Parameters
    ----------
    given
        The rows as read.
    period
        Their periods; a missing one means every period and is put at the measure's first, from where
        targets are carried forward.
    units, measures, results
        The tables as checked.
    report
        Takes the faults.

    Returns
    -------
    pandas.DataFrame
        period, unit_id (missing: every unit), measure_id, target, approaching, meeting, exceeding.
    """
    rows = given.frame[COLUMNS].assign(period=period)
    unread = period.isna().to_numpy() & given.frame["period"].notna().to_numpy()
    rows = rows[~unread]
    rows = known_ids(given, rows, "unit_id", units["unit_id"], report, table="Units", tolerated=0)
    rows = known_ids(given, rows, "measure_id", measures["measure_id"], report, table="Measures", tolerated=0)
    rows = not_empty(given, rows, ("measure_id",), report)
    rows = rows.assign(target=rows["target"].fillna(rows["meeting"]))
    rows = rows[rows["target"].notna()]
    rows = rows.assign(period=_every_period(rows, results))
    _check_finite(given, rows, report)
    source = given.extracts[0].source.name if given.extracts else ""
    rows = scale_targets(rows, results, measures, source, report)
    for column in TARGETS:
        check_limits(given, rows, column, measures, report)
    _warn_order(given, rows, measures, report)
    return one_row_a_key(given, rows, KEYS, TARGETS, report)


def targets_of_map(chart: Map, measures: pd.DataFrame, units: pd.DataFrame, results: pd.DataFrame) -> pd.DataFrame:
    """Return the targets the map file sets for every unit and period."""
    named = [name for name in measures["measure_id"] if "target" in chart.measures.get(name, {})]
    rows = pd.DataFrame(dict.fromkeys(TARGETS, np.nan), index=range(len(named)))
    rows["target"] = [float(chart.measures[name]["target"]) for name in named]
    rows["measure_id"] = pd.Categorical(named, categories=list(measures["measure_id"]))
    rows["unit_id"] = pd.Categorical([None] * len(named), categories=list(units["unit_id"]))
    rows["period"] = results["period"].astype(results["period"].dtype).iloc[:0].reindex(rows.index)
    rows["period"] = _every_period(rows, results)
    return rows[COLUMNS]


def _every_period(rows: pd.DataFrame, results: pd.DataFrame) -> pd.Series:
    """Put targets without a period at the first period of the measure's results (of all, where it has none)."""
    dtype = results["period"].dtype
    codes = rows["period"].cat.codes.to_numpy().astype(np.int64)
    first = pd.Series(results["period"].cat.codes.to_numpy()).groupby(results["measure_id"].cat.codes.to_numpy()).min()
    fallback = int(first.min()) if len(first) else min(0, len(results["period"].cat.categories) - 1)
    own = first.reindex(rows["measure_id"].cat.codes.to_numpy()).fillna(fallback).to_numpy(dtype=np.int64)
    filled = np.where(codes < 0, own, codes)
    return pd.Series(pd.Categorical.from_codes(filled, dtype=dtype), index=rows.index)  # type: ignore[call-overload]


def _check_finite(given: Stack, rows: pd.DataFrame, report: Report) -> None:
    for column in TARGETS:
        infinite = rows.index[np.isinf(rows[column])]
        given.add_fault(report, infinite, column, f"{column} must be finite", "Correct it.")


def _warn_order(given: Stack, rows: pd.DataFrame, measures: pd.DataFrame, report: Report) -> None:
    lower = (measures["better"] == "lower").to_numpy()[rows["measure_id"].cat.codes.to_numpy()]
    sign = np.where(lower, -1.0, 1.0)
    steps = [sign * (rows[after] - rows[before]) for before, after in pairwise(TARGETS[1:])]
    wrong = rows.index[(steps[0] < 0) | (steps[1] < 0)]
    given.add_fault(
        report,
        wrong,
        "approaching",
        "approaching, meeting and exceeding must follow each other from worse to better",
        "Check them; the target counts as given.",
        fatal=False,
    )
