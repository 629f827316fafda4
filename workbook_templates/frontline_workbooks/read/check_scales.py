"""Percent against fraction: results and targets brought to the scale of their measure, with a warning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline_workbooks.read.report import listing

if TYPE_CHECKING:
    from frontline_workbooks.read.report import Report

TARGETS = ("target", "approaching", "meeting", "exceeding")


def measure_extremes(codes: np.ndarray, values: np.ndarray, measures: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the smallest and largest value a measure, NaN without values; shape (measures,)."""
    grouped = pd.Series(values).groupby(codes)
    return (
        grouped.min().reindex(range(measures)).to_numpy(dtype=float),
        grouped.max().reindex(range(measures)).to_numpy(dtype=float),
    )


def scale_results(rows: pd.DataFrame, measures: pd.DataFrame, source: str, report: Report) -> pd.DataFrame:
    """Multiply percent measures that are given as fractions by 100, and divide fractions given as percent.

    Parameters
    ----------
    rows
        Results; ``measure_id`` is a category in the order of ``measures``.
    measures
        The measures.
    source
        Where the results stand.
    report
        Takes the warnings.
    """
    codes = rows["measure_id"].cat.codes.to_numpy()
    smallest, largest = measure_extremes(codes, rows["value"].to_numpy(), len(measures))
    percent = (measures["scale"] == "percent").to_numpy()
    up = percent & (smallest >= 0) & (largest <= 1)
    up &= _has_decimals(codes, rows["value"].to_numpy(), up)
    down = (measures["scale"] == "fraction").to_numpy() & (smallest >= 0) & (largest > 1.5) & (largest <= 100)  # noqa: PLR2004
    factor = np.where(up, 100.0, np.where(down, 0.01, 1.0))
    if not (up | down).any():
        return rows
    _warn(
        measures, up, source, "is in percent, but its results lie from 0 to 1", "They were multiplied by 100.", report
    )
    _warn(measures, down, source, "is a fraction, but its results go above 1", "They were divided by 100.", report)
    each = factor[codes]
    return rows.assign(value=rows["value"] * each, standard_error=rows["standard_error"] * each)


def scale_targets(
    targets: pd.DataFrame, results: pd.DataFrame, measures: pd.DataFrame, source: str, report: Report
) -> pd.DataFrame:
    """Bring targets to the scale of the results where one is in percent and the other a fraction."""
    codes = targets["measure_id"].cat.codes.to_numpy()
    highest = targets[list(TARGETS)].max(axis=1).to_numpy()
    _, largest = measure_extremes(codes, highest, len(measures))
    up = (measures["scale"] == "percent").to_numpy() & (largest <= 1) & (largest > 0)
    down = (measures["scale"] == "fraction").to_numpy() & (largest > 1.5) & (largest <= 100)  # noqa: PLR2004
    if not (up | down).any():
        return targets
    typical = results.groupby("measure_id", observed=False)["value"].median().to_numpy()
    up &= typical > 1.5  # noqa: PLR2004
    down &= typical <= 1
    if not (up | down).any():
        return targets
    _warn(
        measures, up, source, "is in percent, but its targets lie from 0 to 1", "They were multiplied by 100.", report
    )
    _warn(measures, down, source, "is a fraction, but its targets go above 1", "They were divided by 100.", report)
    each = np.where(up, 100.0, np.where(down, 0.01, 1.0))[codes]
    return targets.assign(**{name: targets[name] * each for name in TARGETS})


def _has_decimals(codes: np.ndarray, values: np.ndarray, suspects: np.ndarray) -> np.ndarray:
    """Whether a measure has values other than 0 and 1."""
    between = suspects[codes] & (values > 0) & (values < 1)
    return np.bincount(codes[between], minlength=len(suspects)) > 0


def _warn(measures: pd.DataFrame, which: np.ndarray, source: str, problem: str, remedy: str, report: Report) -> None:
    names = measures["measure_id"].to_numpy()[which]
    if len(names):
        shown = listing(names[:3]).replace(" or ", " and ")
        report.add(source, f"{shown} {problem}", remedy, column="measure_id", count=len(names), fatal=False)
