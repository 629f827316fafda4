"""The results of a scorecard that was built before, read back from its sheets Data and Data notes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline.errors import FileFaultError, ParameterError
from frontline.scorecard.period_readings import text_of
from frontline.scorecard.periods import Period, parse_period
from frontline_workbooks.finance.built_units import levels_of, units_of
from frontline_workbooks.sheets import data, data_notes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from frontline_workbooks.finance.built_sheets import BuiltSheets

_TEXTS = ("period", "level", "unit id", "unit", "measure id", "measure", "area", "hidden reason")
_NUMBERS = ("value", "n")


@dataclass(frozen=True, slots=True)
class BuiltPast:
    """One measure over the periods that the sheet Data holds; see `results.Past`."""

    periods: tuple[Period, ...]
    value: np.ndarray
    hidden: np.ndarray


@dataclass(frozen=True, slots=True)
class BuiltResults:
    """What the sheets hold; see `results.Results`.

    Parameters
    ----------
    not_compared
        What they do not hold, a sentence each.
    """

    units: pd.DataFrame
    levels: tuple[str, ...]
    measures: pd.DataFrame
    featured: tuple[int, ...]
    current: pd.DataFrame
    history: tuple[BuiltPast, ...]
    period: Period
    not_compared: tuple[str, ...]


def built_results(sheets: BuiltSheets) -> BuiltResults:
    """Read the results back.

    Parameters
    ----------
    sheets
        The scorecard.

    Raises
    ------
    FileFaultError
        It has no sheet Data, or people changed it so that it cannot be read.
    """
    rows = _rows(sheets)
    periods = {label: _period(sheets, label) for label in rows["period"].unique()}
    notes = sheets.table(data_notes.MEASURES)
    measures = _measures(rows, notes, periods)
    units = units_of(rows, sheets.table(data_notes.ABSENT))
    rows = rows.assign(
        unit=_places(rows["unit id"], units["unit_id"]), measure=_places(rows["measure id"], measures["measure_id"])
    )
    reported = rows["period"].map(periods) == rows["measure"].map(measures["period"])
    current = rows.loc[reported, ["measure", "unit", "value", "n", "hidden reason"]]
    history = tuple(_past(rows[rows["measure"] == measure], periods, len(units)) for measure in measures.index)
    label = sheets.heading.period
    return BuiltResults(
        units=units,
        levels=levels_of(units, sheets.said(data_notes.SETTINGS, data_notes.LEVELS)),
        measures=measures,
        featured=_featured(measures),
        current=current.rename(columns={"hidden reason": "hidden"}).reset_index(drop=True),
        history=history,
        period=_period(sheets, label) if label else max(periods.values()),
        not_compared=tuple(_not_compared(sheets.name, measures, notes, history)),
    )


def _rows(sheets: BuiltSheets) -> pd.DataFrame:
    rows = sheets.table(data.TABLE_NAME)
    missing = [header for header in (*_TEXTS, *_NUMBERS) if header not in rows]
    if missing or rows.empty:
        lacks = f"no column {missing[0]}" if len(rows) else "no results"
        raise FileFaultError(
            f"The sheet {data.NAME} of {sheets.name} has {lacks}, so nothing can be filled from it or compared with "
            "it; name the folder or workbook the scorecard was built from."
        )
    texts = {header: _texts(rows[header]) for header in _TEXTS}
    shown = texts["hidden reason"] == ""
    numbers = {header: pd.to_numeric(rows[header], errors="coerce").astype(float).where(shown) for header in _NUMBERS}
    order = rows[data.ORDER] if data.ORDER in rows else pd.Series(np.nan, index=rows.index)
    found = pd.DataFrame(texts | numbers).assign(order=pd.to_numeric(order, errors="coerce"))
    return found[(found["unit id"] != "") & (found["measure id"] != "")].reset_index(drop=True)


def _texts(column: pd.Series) -> pd.Series:
    """Return cells as texts, each different one read once."""
    return column.map({cell: text_of(cell) for cell in column.unique()})


def _period(sheets: BuiltSheets, label: str) -> Period:
    try:
        return parse_period(label)
    except ParameterError as error:
        raise FileFaultError(
            f"The sheets of {sheets.name} speak of a period that was changed by hand: {error}; "
            "name the folder or workbook the scorecard was built from."
        ) from error


def _measures(rows: pd.DataFrame, notes: pd.DataFrame, periods: Mapping[str, Period]) -> pd.DataFrame:
    """Return the measures in their order; the reported period of each stands before its earlier ones."""
    first = rows.drop_duplicates("measure id").set_index("measure id")
    listed = [text_of(cell) for cell in notes.get("Id", ())]
    ids = list(dict.fromkeys([*(each for each in listed if each in first.index), *first.index]))
    noted = notes.set_axis(listed).loc[lambda table: ~table.index.duplicated()].reindex(ids) if listed else None

    def said(header: str) -> list[object]:
        return [""] * len(ids) if noted is None or header not in noted else noted[header].fillna("").tolist()

    return pd.DataFrame(
        {
            "measure_id": ids,
            "measure_name": first.loc[ids, "measure"].tolist(),
            "area": first.loc[ids, "area"].tolist(),
            "unit": said(data_notes.UNIT),
            "combine": said(data_notes.COMBINED),
            "period": pd.Series([periods[label] for label in first.loc[ids, "period"]], dtype=object),
            "featured": pd.to_numeric(pd.Series(said(data_notes.FEATURED), dtype=object), errors="coerce"),
            "periods": pd.to_numeric(pd.Series(said("Periods"), dtype=object), errors="coerce"),
        }
    )


def _places(ids: pd.Series, among: pd.Series) -> pd.Series:
    return ids.map({each: place for place, each in enumerate(among)})


def _past(rows: pd.DataFrame, labels: Mapping[str, Period], units: int) -> BuiltPast:
    of = rows["period"].map(labels)
    periods = tuple(sorted(set(of)))
    value, hidden = np.full((units, len(periods)), np.nan), np.zeros((units, len(periods)), dtype=bool)
    at = rows["unit"].to_numpy(), _places(of, pd.Series(periods, dtype=object)).to_numpy()
    value[at], hidden[at] = rows["value"].to_numpy(), (rows["hidden reason"] != "").to_numpy()
    return BuiltPast(periods, value, hidden)


def _featured(measures: pd.DataFrame) -> tuple[int, ...]:
    return tuple(measures["featured"].dropna().sort_values().index)


def _not_compared(
    name: str, measures: pd.DataFrame, notes: pd.DataFrame, history: Sequence[BuiltPast]
) -> Iterator[str]:
    """Say what the scorecard does not hold; the tables it was built from do."""
    held = pd.Series([len(past.periods) for past in history])
    left_out = measures.loc[(measures["combine"] == "sum") & (measures["periods"] > held), "measure_name"].tolist()
    if notes.empty:
        yield f"{name} has no sheet {data_notes.NAME} any more, so units without any result are not known."
    if data_notes.COMBINED not in notes:
        yield f"{name} does not say which measures add up, such as revenue, so no sums were compared."
    if left_out:
        yield (
            f"{name} leaves out the earliest periods of {', '.join(left_out)}; sums over them were compared only where "
            "it holds every part of finance's period."
        )
