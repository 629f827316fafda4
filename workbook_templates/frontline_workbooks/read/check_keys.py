"""Rows of the long tables against the units and measures that exist, and against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline_workbooks.read.report import nearest
from frontline_workbooks.read.values import with_codes

if TYPE_CHECKING:
    from frontline_workbooks.read.report import Report
    from frontline_workbooks.read.stack import Stack

TOLERATED = 0.05
"""Share of rows with an unknown unit or measure up to which they are left out with a warning."""


def known_ids(
    given: Stack,
    rows: pd.DataFrame,
    column: str,
    ids: pd.Series,
    report: Report,
    *,
    table: str,
    tolerated: float = TOLERATED,
) -> pd.DataFrame:
    """Recode a column of ids as a category of the known ones and leave out rows with unknown ones.

    Parameters
    ----------
    given
        Where the rows stand.
    rows
        The rows; their index are labels of ``given.frame``.
    column
        ``"unit_id"`` or ``"measure_id"``.
    ids
        The ids that exist, in order; they become the categories.
    report
        Takes unknown ids: a warning up to the tolerated share of rows, fatal above.
    table
        Name of the table of the ids.
    tolerated
        That share, 0-1.

    Returns
    -------
    pandas.DataFrame
        The rows that are known, with the column recoded.
    """
    column_given = rows[column]
    places = pd.Index(ids).get_indexer(column_given.cat.categories)
    recoded = with_codes(column_given, places, list(ids))
    rows = rows.assign(**{column: recoded})
    unknown = (recoded.cat.codes.to_numpy() < 0) & (column_given.cat.codes.to_numpy() >= 0)
    if not unknown.any():
        return rows
    if not len(ids):  # that the table is missing has been said
        return rows[:0]
    share = unknown.mean()
    labels = rows.index[unknown]
    near = nearest(str(column_given.loc[labels[0]]), ids)
    hint = f'Did you mean "{near}"?' if near else f"Add it to {table}."
    given.add_fault(
        report,
        labels,
        column,
        f"{column} must be one of {table}",
        hint if share > tolerated else f"{hint} Such rows were left out.",
        fatal=bool(share > tolerated),
    )
    return rows[~unknown]


def not_empty(given: Stack, rows: pd.DataFrame, columns: tuple[str, ...], report: Report) -> pd.DataFrame:
    """Report empty keys and return the rows that have all of them."""
    missing = np.zeros(len(rows), dtype=bool)
    for column in columns:
        lost = rows[column].cat.codes.to_numpy() < 0
        missing |= lost
        if lost.any():  # of those, some were filled in but could not be read, which has been said
            empty = rows.index[lost & given.frame[column].loc[rows.index].isna().to_numpy()]
            given.add_fault(report, empty, column, f"{column} must not be empty", "Fill it in or delete the row.")
    return rows[~missing] if missing.any() else rows


def one_row_a_key(
    given: Stack, rows: pd.DataFrame, keys: tuple[str, ...], values: tuple[str, ...], report: Report
) -> pd.DataFrame:
    """Keep one row a key: repeated rows with the same values are a warning, with other values fatal.

    Missing keys (a target for every unit) count as a key of their own.
    """
    key = _key(rows, keys)
    if not _repeats(key):
        return rows
    again = pd.Series(key).duplicated().to_numpy()
    order = np.argsort(key, kind="stable")
    first = order[np.maximum.accumulate(np.where(again[order], 0, np.arange(len(order))))]
    origin = np.empty(len(order), dtype=np.int64)
    origin[order] = first
    differs = np.zeros(len(rows), dtype=bool)
    for column in values:
        here = rows[column].to_numpy()
        there = here[origin]
        differs |= again & (here != there) & ~(np.isnan(here) | np.isnan(there))
    words = ", ".join(keys[:-1]) + " and " + keys[-1]
    given.add_fault(
        report, rows.index[differs], values[0],
        f"there must be one row a {words}, and an earlier row says otherwise", "Keep one of the rows.",
    )  # fmt: skip
    given.add_fault(
        report, rows.index[again & ~differs], values[0],
        f"there must be one row a {words}, and an earlier row says the same", "One of them was kept.", fatal=False,
    )  # fmt: skip
    return rows[~again]


def _key(rows: pd.DataFrame, keys: tuple[str, ...]) -> np.ndarray:
    key = np.zeros(len(rows), dtype=np.int64)
    for column in keys:
        codes = rows[column].cat.codes.to_numpy()
        key = key * (len(rows[column].cat.categories) + 1) + codes + 1
    return key


def _repeats(key: np.ndarray) -> bool:
    """Whether any key stands twice; by counting where the keys are dense, by sorting otherwise."""
    if not len(key):
        return False
    if key.max() < 4 * len(key) + 1000:
        return bool(np.bincount(key).max() > 1)
    ordered = np.sort(key)
    return bool((ordered[1:] == ordered[:-1]).any())
