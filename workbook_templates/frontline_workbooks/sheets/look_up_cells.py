"""Cells to type a unit and a measure into, and formulas that find the result on the sheet Data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets.description import Field, Fields
from frontline_workbooks.sheets.names import FOUND_ROW, INPUT_MEASURE, INPUT_UNIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from frontline.scorecard.model import Scorecard

NOT_FOUND, NOTHING, UNKNOWN = "No such unit and measure; choose from the lists.", "–", "not known"
_SUPPRESSED = "[c] "
_HINT_MEASURE = "Choose a measure, or type its id."
_HINT_UNIT = "Choose one of the units that have a result, or type its id."
_UNITS = (
    f"OFFSET(INDEX(Frontline_unit_name,1),MATCH({INPUT_MEASURE},Frontline_measure_name,0)-1,0,"
    f'SUMPRODUCT((Frontline_measure_name={INPUT_MEASURE})*(Frontline_status<>"")),1)'
)
"""The sheet Data begins with the reported results, measure by measure."""
_ROW = (
    f'IFERROR(MATCH(1,INDEX(((Frontline_unit={INPUT_UNIT}&"")+(Frontline_unit_name={INPUT_UNIT}&"")>0)'
    f'*((Frontline_measure={INPUT_MEASURE}&"")+(Frontline_measure_name={INPUT_MEASURE}&"")>0)'
    f'*(Frontline_status<>""),0),0),"{NOTHING}")'
)
_FOUND = (
    f"IF(ISNUMBER({FOUND_ROW}),"
    f'INDEX(Frontline_unit_name,{FOUND_ROW})&" ("&INDEX(Frontline_unit,{FOUND_ROW})&"), "'
    f'&INDEX(Frontline_level,{FOUND_ROW})&" · "&INDEX(Frontline_measure_name,{FOUND_ROW})&" · "'
    f'&INDEX(Frontline_period,{FOUND_ROW}),"{NOT_FOUND}")'
)
_RESULT = (
    f"IF(ISNUMBER({FOUND_ROW}),IF(ISNUMBER(INDEX(Frontline_value,{FOUND_ROW})),INDEX(Frontline_value,{FOUND_ROW}),"
    f'"{_SUPPRESSED}"&INDEX(Frontline_hidden,{FOUND_ROW})),"{NOTHING}")'
)
_INTERVAL = (
    f"IF(ISNUMBER({FOUND_ROW}),"
    f"IF(COUNT(INDEX(Frontline_low,{FOUND_ROW}),INDEX(Frontline_high,{FOUND_ROW}))=2,"
    f'FIXED(INDEX(Frontline_low,{FOUND_ROW}),2)&" to "&FIXED(INDEX(Frontline_high,{FOUND_ROW}),2),"{UNKNOWN}"),'
    f'"{NOTHING}")'
)
_TWO_PLACES = "#,##0.00"


def look_up_cells(scorecard: Scorecard, inputs: Mapping[str, str], measures: str) -> Fields:
    """Describe the look-up of one unit and measure.

    Parameters
    ----------
    inputs
        What people typed into the cells of an earlier scorecard, by name of the cell.
    measures
        Template of the list of measures to choose from.
    """
    unit = inputs.get(INPUT_UNIT) or str(scorecard.units["unit_name"].iloc[0])
    measure = inputs.get(INPUT_MEASURE) or str(scorecard.measures["measure_name"].iloc[scorecard.headline])
    place = _place(scorecard, unit, measure)
    row = None if place is None else scorecard.current.iloc[place]
    return Fields(
        (
            Field("Measure", measure, INPUT_MEASURE, choices=measures, hint=_HINT_MEASURE),
            Field("Unit", unit, INPUT_UNIT, choices=_UNITS, hint=_HINT_UNIT),
            Field("Found", NOT_FOUND if row is None else _found(scorecard, row), formula=_FOUND),
            Field("Result", _result(row), formula=_RESULT, number_format=_TWO_PLACES),
            Field("n", _number(row, "n"), formula=_number_formula("n"), number_format="#,##0"),
            Field("95 % interval", _interval(row), formula=_INTERVAL),
            Field("Target", _number(row, "target"), formula=_number_formula("target"), number_format=_TWO_PLACES),
            Field(
                "Row of the table on Data",
                NOTHING if place is None else float(place + 1),
                FOUND_ROW,
                _ROW,
                number_format="0",
            ),
        )
    )


def _number_formula(name: str) -> str:
    cell = f"INDEX(Frontline_{name},{FOUND_ROW})"
    return f'IF(ISNUMBER({FOUND_ROW}),IF(ISNUMBER({cell}),{cell},"{UNKNOWN}"),"{NOTHING}")'


def _place(scorecard: Scorecard, unit: str, measure: str) -> int | None:
    """Return the first row of `Scorecard.current` that both are called by, as Excel compares texts."""
    units = _called(scorecard.units, ("unit_id", "unit_name"), unit)
    measures = _called(scorecard.measures, ("measure_id", "measure_name"), measure)
    current = scorecard.current
    hits = np.flatnonzero(units[current["unit"].to_numpy()] & measures[current["measure"].to_numpy()])
    return int(hits[0]) if hits.size else None


def _called(table: pd.DataFrame, columns: tuple[str, str], text: str) -> np.ndarray:
    hits = [table[column].astype(str).str.casefold() == text.casefold() for column in columns]
    return np.logical_or(*(hit.to_numpy() for hit in hits))


def _found(scorecard: Scorecard, row: pd.Series) -> str:
    unit, measure = scorecard.units.iloc[row["unit"]], scorecard.measures.iloc[row["measure"]]
    return f"{unit['unit_name']} ({unit['unit_id']}), {unit['level']} · {measure['measure_name']} · {row['period']}"


def _result(row: pd.Series | None) -> str | float:
    if row is None:
        return NOTHING
    return f"{_SUPPRESSED}{row['hidden']}" if row["hidden"] or np.isnan(row["value"]) else float(row["value"])


def _number(row: pd.Series | None, key: str) -> str | float:
    """Return a number of the row; of a suppressed one nothing but its target is known."""
    if row is None:
        return NOTHING
    known = (key == "target" or not row["hidden"]) and not np.isnan(row[key])
    return float(row[key]) if known else UNKNOWN


def _interval(row: pd.Series | None) -> str:
    if row is None:
        return NOTHING
    known = not row["hidden"] and np.isfinite([row["low"], row["high"]]).all()
    return f"{row['low']:,.2f} to {row['high']:,.2f}" if known else UNKNOWN
