"""One measure's long rows laid out as units x periods."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from frontline.scorecard.periods import Period, parse_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

RESULT_COLUMNS = ("value", "n", "standard_error", "low", "high", "agreement")
TARGET_COLUMNS = ("target", "approaching", "meeting", "exceeding")


@dataclass(frozen=True, slots=True)
class Dense:
    """One measure before it is rolled up; every array has shape (units, periods), NaN where not known.

    ``low``, ``high`` and ``agreement`` are known only where the value was scored from respondent rows.
    """

    periods: tuple[Period, ...]
    value: np.ndarray
    n: np.ndarray
    standard_error: np.ndarray
    low: np.ndarray
    high: np.ndarray
    agreement: np.ndarray
    target: np.ndarray
    approaching: np.ndarray
    meeting: np.ndarray
    exceeding: np.ndarray


def split_by_measure(table: pd.DataFrame, measure_ids: pd.Index) -> Iterator[pd.DataFrame]:
    """Yield the rows of each measure in turn, in the order of ``measure_ids``."""
    codes = measure_ids.get_indexer(table["measure_id"].cat.categories)[table["measure_id"].cat.codes]
    order = np.argsort(codes, kind="stable")
    bounds = np.searchsorted(codes[order], np.arange(len(measure_ids) + 1))
    ordered = table.take(order)
    for start, end in pairwise(bounds):
        yield ordered.iloc[start:end]


def lay_out(results: pd.DataFrame, targets: pd.DataFrame, unit_ids: pd.Index, until: Period) -> Dense:
    """Lay the rows of one measure out, up to and including a period.

    A target holds until the next one is set; a target without a unit holds for every unit that has none of
    its own, and one without a period from the beginning.

    Parameters
    ----------
    results, targets
        The measure's rows of `Tables.results` and `Tables.targets`.
    unit_ids
        Ids of all units in the scorecard's order.
    until
        Last period to report.
    """
    column, periods = _period_columns(results["period"], until)
    row = _unit_rows(results["unit_id"], unit_ids)
    keep = (column >= 0) & (row >= 0)
    shape = (len(unit_ids), len(periods))
    dense = {
        name: _scatter(results[name].to_numpy(dtype=float), row, column, keep, shape)
        if name in results
        else np.full(shape, np.nan)
        for name in RESULT_COLUMNS
    }
    return Dense(periods, **dense, **_targets(targets, unit_ids, periods))


def _period_columns(labels: pd.Series, until: Period) -> tuple[np.ndarray, tuple[Period, ...]]:
    codes = labels.cat.codes.to_numpy()
    used = np.unique(codes[codes >= 0])
    parsed = {int(code): parse_period(labels.cat.categories[code]) for code in used}
    kept = sorted((period, code) for code, period in parsed.items() if period.start <= until.start)
    column = np.full(len(labels.cat.categories) + 1, -1)
    for place, (_, code) in enumerate(kept):
        column[code] = place
    return column[codes], tuple(period for period, _ in kept)


def _unit_rows(unit_id: pd.Series, unit_ids: pd.Index) -> np.ndarray:
    """Row of each unit; -1 where it is unknown or missing."""
    lookup = np.r_[unit_ids.get_indexer(unit_id.cat.categories), -1]
    return np.asarray(lookup[unit_id.cat.codes])


def _scatter(
    values: np.ndarray, row: np.ndarray, column: np.ndarray, keep: np.ndarray, shape: tuple[int, int]
) -> np.ndarray:
    out = np.full(shape, np.nan)
    out[row[keep], column[keep]] = values[keep]
    return out


def _targets(targets: pd.DataFrame, unit_ids: pd.Index, periods: tuple[Period, ...]) -> dict[str, np.ndarray]:
    shape = (len(unit_ids), len(periods))
    if targets.empty or not periods:
        return {name: np.full(shape, np.nan) for name in TARGET_COLUMNS}
    starts = [period.start for period in periods]
    labels = targets["period"]
    begins = [parse_period(label).start for label in labels.cat.categories]
    set_on = sorted({*begins, starts[0]})
    from_start = 0
    at = np.array([set_on.index(day) for day in begins] + [from_start])[labels.cat.codes]
    row = _unit_rows(targets["unit_id"], unit_ids)
    everywhere = targets["unit_id"].isna().to_numpy()
    in_force = (
        np.searchsorted(np.array(set_on, dtype="datetime64[D]"), np.array(starts, dtype="datetime64[D]"), "right") - 1
    )
    return {
        name: _in_force(targets[name].to_numpy(dtype=float), row, at, everywhere, (len(unit_ids), len(set_on)))[
            :, in_force
        ]
        for name in TARGET_COLUMNS
    }


def _in_force(
    values: np.ndarray, row: np.ndarray, at: np.ndarray, everywhere: np.ndarray, shape: tuple[int, int]
) -> np.ndarray:
    own = _forward_fill(_scatter(values, row, at, (row >= 0) & ~np.isnan(values), shape))
    common = np.full((1, shape[1]), np.nan)
    common[0, at[everywhere]] = values[everywhere]
    return np.where(np.isnan(own), _forward_fill(common), own)


def _forward_fill(table: np.ndarray) -> np.ndarray:
    """Carry the latest known value of each row forward."""
    places = np.where(np.isnan(table), 0, np.arange(table.shape[1]))
    return np.take_along_axis(table, np.maximum.accumulate(places, axis=1), axis=1)


def masked(dense: Dense, hidden: np.ndarray) -> Dense:
    """Return ``dense`` without the results of the hidden cells; targets stay."""
    kept: dict[str, Any] = {name: np.where(hidden, np.nan, getattr(dense, name)) for name in RESULT_COLUMNS}
    return replace(dense, **kept)
