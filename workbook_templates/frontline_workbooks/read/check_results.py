"""Results: numbers that can be, once a period, unit and measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.read.check_keys import known_ids, not_empty, one_row_a_key
from frontline_workbooks.read.check_measures import LIMITS
from frontline_workbooks.read.check_scales import measure_extremes

if TYPE_CHECKING:
    import pandas as pd

    from frontline.scorecard.periods import Period
    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.stack import Stack

KEYS = ("period", "unit_id", "measure_id")
NUMBERS = ("value", "n", "numerator", "denominator", "standard_error")


def check_results(
    given: Stack, period: pd.Series, units: pd.DataFrame, measures: pd.DataFrame, report: Report
) -> pd.DataFrame:
    """Check the results.

    Parameters
    ----------
    given
        The rows as read.
    period
        Their periods, an ordered category of labels.
    units, measures
        The tables as checked.
    report
        Takes the faults.

    Returns
    -------
    pandas.DataFrame
        One row a period, unit and measure; ids as categories in the order of units and measures.
    """
    rows = given.frame.assign(period=period)
    rows = known_ids(given, rows, "unit_id", units["unit_id"], report, table="Units")
    rows = known_ids(given, rows, "measure_id", measures["measure_id"], report, table="Measures")
    rows = not_empty(given, rows, KEYS, report)
    rows = _with_values(given, rows, measures, report)
    _check_numbers(given, rows, report)
    return one_row_a_key(given, rows, KEYS, ("value", "n"), report)


def check_limits(given: Stack, rows: pd.DataFrame, column: str, measures: pd.DataFrame, report: Report) -> None:
    """Report values outside what the measure's scale allows, a fault a scale."""
    codes = rows["measure_id"].cat.codes.to_numpy()
    values = rows[column].to_numpy()
    low = np.array([LIMITS.get(scale, (-np.inf, np.inf))[0] for scale in measures["scale"]])
    high = np.array([LIMITS.get(scale, (-np.inf, np.inf))[1] for scale in measures["scale"]])
    smallest, largest = measure_extremes(codes, values, len(measures))
    suspects = np.flatnonzero((smallest < low - 1e-9) | (largest > high + 1e-9))
    for scale in dict.fromkeys(measures["scale"].iloc[suspects]):
        of_scale = np.append((measures["scale"] == scale).to_numpy(), values=False)[codes]
        bottom, top = LIMITS[scale]
        bad = of_scale & np.isfinite(values) & ((values < bottom - 1e-9) | (values > top + 1e-9))
        rule = "not be less than 0" if np.isinf(top) else f"lie from {bottom:g} to {top:g}"
        given.add_fault(
            report,
            rows.index[bad],
            column,
            f"{column} of a measure in {scale} must {rule}",
            'Correct it, or give the measure the scale "number" in Measures.',
            found=rows[column],
        )


def check_kinds(
    given: Stack, rows: pd.DataFrame, periods: tuple[Period, ...], measures: pd.DataFrame, report: Report
) -> None:
    """Report measures whose periods are of several kinds, e.g. months and years."""
    names = list(dict.fromkeys(period.kind for period in periods))
    if len(names) < 2 or not len(rows):  # noqa: PLR2004
        return
    kind = np.array([names.index(period.kind) for period in periods])[rows["period"].cat.codes.to_numpy()]
    codes = rows["measure_id"].cat.codes.to_numpy()
    counts = np.bincount(codes * len(names) + kind, minlength=len(measures) * len(names)).reshape(-1, len(names))
    for measure in np.flatnonzero((counts > 0).sum(axis=1) > 1):
        rarest = int(np.argmin(np.where(counts[measure] > 0, counts[measure], np.iinfo(np.int64).max)))
        kinds = " and ".join(f"{name}s" for name, count in zip(names, counts[measure], strict=True) if count)
        given.add_fault(
            report,
            rows.index[(codes == measure) & (kind == rarest)],
            "period",
            f"the periods of a measure must be of one kind, and {measures['measure_id'].iloc[measure]} has {kinds}",
            "Give them separate measure_ids, or leave one kind out.",
        )


def _with_values(given: Stack, rows: pd.DataFrame, measures: pd.DataFrame, report: Report) -> pd.DataFrame:
    """Fill values from numerator and denominator, and leave out rows without any."""
    if rows["numerator"].notna().any():
        rows = _divide(rows, measures)
    missing = rows["value"].isna().to_numpy()
    if not missing.any():
        return rows
    if missing.all():
        remedy = "Fill the column; formulas must have been calculated and saved by Excel."
        given.add_fault(report, rows.index, "value", "value must not be empty everywhere", remedy, unless_fatal=True)
        return rows[:0]
    remedy = "Such rows were left out."
    given.add_fault(report, rows.index[missing], "value", "value is missing", remedy, fatal=False, unless_fatal=True)
    return rows[~missing]


def _divide(rows: pd.DataFrame, measures: pd.DataFrame) -> pd.DataFrame:
    factor = np.append(np.where(measures["scale"] == "percent", 100.0, 1.0), np.nan)
    factor = factor[rows["measure_id"].cat.codes.to_numpy()]
    denominator = rows["denominator"].where(rows["denominator"] > 0)
    ratio = factor * rows["numerator"] / denominator
    return rows.assign(value=rows["value"].fillna(ratio), n=rows["n"].fillna(denominator))


def _check_numbers(given: Stack, rows: pd.DataFrame, report: Report) -> None:
    for column in NUMBERS:
        values = rows[column].to_numpy()
        infinite = np.isinf(values)
        if infinite.any():
            given.add_fault(report, rows.index[infinite], column, f"{column} must be finite", "Correct it.")
        negative = (values < 0) if column in {"n", "denominator", "standard_error"} else np.array([], dtype=bool)
        if negative.any():
            given.add_fault(report, rows.index[negative], column, f"{column} must not be negative", "Correct it.")
