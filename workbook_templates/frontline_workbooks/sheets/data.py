"""The sheet Data: the tidy table behind every other sheet, one row a unit, measure and period."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline_workbooks.sheets import formats
from frontline_workbooks.sheets.description import Align, Column, Lines, Sheet, Table
from frontline_workbooks.sheets.names import COLUMNS

if TYPE_CHECKING:
    from frontline.scorecard.model import History, Scorecard
    from frontline.scorecard.periods import Period

NAME = "Data"
ORDER = "unit order"
"""Header: of a unit its place among all of them, in rows of the reported periods; a merge reads it back."""
TABLE_NAME = "ScorecardData"
BUDGET = 150_000
"""Rows beyond which earlier periods are left out."""
SHEET_ROWS = 1_048_000
"""Rows that one sheet of Excel holds, less what stands above the table."""

_DAY_ZERO = dt.date(1899, 12, 30)
_HIDDEN_EARLIER = "Suppressed: too few answers, or they could be worked out"
_NUMBERS = (
    ("n", "n", "#,##0"),
    ("standard_error", "standard error", "0.000"),
    ("target", "target", "General"),
)
_SCORES = (
    ("low", "low", "0.000"),
    ("high", "high", "0.000"),
    ("status", "status", ""),
    ("rank", "rank", "0.#"),
    ("rank_of", "rank of", "#,##0"),
    ("rank_low", "rank low", "#,##0"),
    ("rank_high", "rank high", "#,##0"),
    ("trend", "trend", ""),
    ("slope", "slope", "0.000"),
    ("change", "change", "0.000"),
    ("shrunken", "shrunken", "0.000"),
    ("level_score", "level score", "0.00"),
    ("level_rule", "level rule", ""),
)
_TEXTS = frozenset({"status", "trend", "level_rule", "hidden", "period"})
_KEPT_WHEN_HIDDEN = frozenset({"target"})


def describe(scorecard: Scorecard, budget: int = BUDGET, sheet_rows: int = SHEET_ROWS) -> Sheet:
    """Describe the sheet Data.

    Parameters
    ----------
    scorecard
        What was scored.
    budget
        Rows beyond which earlier periods are left out, the oldest first; the reported period of every
        measure always stands.
    sheet_rows
        Most rows of a sheet; what is beyond is cut, and the sheet says so.
    """
    reported = _reported(scorecard).iloc[:sheet_rows]
    periods, taken = _fitting_periods(scorecard, budget - len(reported))
    rows = pd.concat([reported, *_earlier(scorecard, taken)], ignore_index=True)
    return Sheet(
        name=NAME,
        title="Every result in one table",
        subtitle=formats.subtitle(scorecard, "one row a unit, measure and period"),
        blocks=(
            Lines(_what_stands_here(scorecard, len(reported), periods, taken)),
            Table(TABLE_NAME, _columns(scorecard, rows)),
        ),
        tab="back",
        freeze=5,
    )


def _known(history: History) -> np.ndarray:
    return np.asarray(~np.isnan(history.value) | history.hidden)


def _reported(scorecard: Scorecard) -> pd.DataFrame:
    starts = scorecard.measures["period"].map(_serial, na_action="ignore").astype(float).to_numpy()
    current = scorecard.current
    return current.assign(start=starts[current["measure"].to_numpy()], order=current["unit"] + 1.0)


def _serial(period: Period) -> int:
    """Excel's number of a period's first day."""
    return (period.start - _DAY_ZERO).days


def _fitting_periods(scorecard: Scorecard, room: int) -> tuple[list[Period], set[Period]]:
    """Return the earlier periods, newest first, and those that fit into the room."""
    counts: Counter[Period] = Counter()
    for history in scorecard.history:
        rows = _known(history).sum(axis=0)
        counts.update({period: int(count) for period, count in zip(history.periods[:-1], rows, strict=False)})
    newest_first = sorted(counts, reverse=True)
    ends = np.cumsum([counts[period] for period in newest_first])
    return newest_first, set(newest_first[: int((ends <= room).sum())])


def _earlier(scorecard: Scorecard, taken: set[Period]) -> list[pd.DataFrame]:
    """Return the rows of the earlier periods taken, a frame a measure, newest first."""
    return [
        _of_one_measure(measure, history, [at for at, p in enumerate(history.periods[:-1]) if p in taken][::-1])
        for measure, history in enumerate(scorecard.history)
        if taken & set(history.periods[:-1])
    ]


def _of_one_measure(measure: int, history: History, columns: list[int]) -> pd.DataFrame:
    place, unit = np.nonzero(_known(history)[:, columns].T)
    at = np.asarray(columns)[place]
    labels = np.array([period.label for period in history.periods], dtype=object)
    starts = np.array([_serial(period) for period in history.periods], dtype=float)
    return pd.DataFrame(
        {
            "measure": measure,
            "unit": unit,
            "period": labels[at],
            "start": starts[at],
            "value": history.value[unit, at],
            "n": history.n[unit, at],
            "standard_error": history.standard_error[unit, at],
            "target": history.target[unit, at],
            "hidden": np.where(history.hidden[unit, at], _HIDDEN_EARLIER, ""),
        }
    )


def _columns(scorecard: Scorecard, rows: pd.DataFrame) -> tuple[Column, ...]:
    hidden = rows["hidden"].fillna("").to_numpy(dtype=object)
    numbers = [_column(rows, hidden, *spec) for spec in (("value", "value", "General"), *_NUMBERS)]
    scores = [_column(rows, hidden, *spec, printed=False) for spec in _SCORES]
    reasons = Column("hidden reason", hidden, align="left", width=26, key="hidden")
    order = Column(ORDER, rows["order"].to_numpy(dtype=float), "0", width=9, key="order", printed=False)
    columns = (*_identity(scorecard, rows), *numbers, reasons, *scores, order)
    return tuple(replace(column, name=COLUMNS.get(column.key, "")) for column in columns)


def _identity(scorecard: Scorecard, rows: pd.DataFrame) -> tuple[Column, ...]:
    unit, measure = rows["unit"].to_numpy(), rows["measure"].to_numpy()
    units, measures = scorecard.units, scorecard.measures
    names = units["unit_name"].to_numpy(dtype=object)
    above = units["parent"].to_numpy()
    parents = np.where(above >= 0, names[above], "")

    def text(header: str, values: object, at: np.ndarray, width: float, align: Align = "left") -> Column:
        return Column(header, np.asarray(values, dtype=object)[at], align=align, width=width, key=header)

    return (
        Column("period", rows["period"].to_numpy(dtype=object), align="left", width=10, key="period"),
        Column("period start", rows["start"].to_numpy(dtype=float), "yyyy-mm-dd", width=11, key="start"),
        text("level", units["level"], unit, 10),
        text("unit id", units["unit_id"], unit, 12),
        text("unit", names, unit, formats.name_width(names)),
        text("parent", parents, unit, 20),
        text("measure id", measures["measure_id"], measure, 14),
        text("measure", measures["measure_name"], measure, 30),
        text("area", measures["area"], measure, 12),
    )


def _column(
    rows: pd.DataFrame, hidden: np.ndarray, source: str, header: str, number_format: str, *, printed: bool = True
) -> Column:
    """One column of results; a suppressed row keeps its words and its target, never a number of its own."""
    if source in _TEXTS:
        texts = rows[source].fillna("").to_numpy(dtype=object)
        return Column(header, texts, align="left", width=14, key=source, printed=printed)
    values = rows[source].to_numpy(dtype=float, na_value=np.nan)
    if source not in _KEPT_WHEN_HIDDEN:
        values = np.where(hidden == "", values, np.nan)
    return Column(header, values, number_format, width=9, key=source, printed=printed)


def _what_stands_here(
    scorecard: Scorecard, reported: int, earlier: list[Period], taken: set[Period]
) -> tuple[str, ...]:
    first = (
        f"{reported:,} results of the reported periods, with their scores to the right; after them "
        f"{_periods(len(taken))}. Suppressed numbers are blank; the reason stands beside them."
    )
    cut = len(scorecard.current) - reported
    missing = len(earlier) - len(taken)
    oldest = min((*taken, scorecard.period)).label
    return tuple(
        line
        for line, said in (
            (first, True),
            (f"A sheet holds no more rows: {cut:,} results of the reported periods are left out.", cut > 0),
            (f"To keep the workbook small, {_periods(missing)} before {oldest} are left out.", missing > 0),
        )
        if said
    )


def _periods(count: int) -> str:
    return "1 earlier period" if count == 1 else f"{count:,} earlier periods"
