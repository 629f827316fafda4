"""What the audit trail says of a scorecard that was built before: what its own sheets say, and nothing guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from frontline.scorecard.period_readings import text_of
from frontline_workbooks.sheets import data_notes, read_me
from frontline_workbooks.sheets.audited import NOT_KNOWN, Audited
from frontline_workbooks.sheets.measure_definitions import AS_GIVEN, how

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_workbooks.finance.built_sheets import BuiltSheets

_HEADERS = {
    "name": "Measure",
    "higher levels": "Higher levels",
    "id": "Id",
    "unit": data_notes.UNIT,
    "better": "Better",
    "minimum": "Smallest n shown",
    "period": data_notes.REPORTED_PERIOD,
}


def built_audit(sheets: BuiltSheets) -> Audited:
    """Return what a scorecard says of itself; its file, whose hash stands beside it, stands for the rest.

    Parameters
    ----------
    sheets
        The scorecard.
    """
    measures = tuple(_measures(sheets.table(data_notes.MEASURES)))
    return Audited(
        heading=sheets.heading,
        minimum_n=sheets.said(data_notes.SETTINGS, data_notes.SMALLEST_GROUP) or NOT_KNOWN,
        choices="as the scorecard was built",
        measures=measures,
        suppressed=_suppressed(sheets.table(data_notes.SUPPRESSED), [each["id"] for each in measures]),
        built_with=sheets.said(read_me.ABOUT, read_me.MADE_WITH) or NOT_KNOWN,
    )


def _measures(notes: pd.DataFrame) -> Iterator[dict[str, str]]:
    for row in notes.to_dict("records"):
        said = {key: text_of(row[header]) if header in row else NOT_KNOWN for key, header in _HEADERS.items()}
        given = said["higher levels"] == AS_GIVEN
        yield said | ({"higher levels": how("", str(row.get(data_notes.COMBINED, "")))} if given else {})


def _suppressed(notes: pd.DataFrame, measures: list[str]) -> tuple[tuple[float, float], ...]:
    """Return the counts of each measure; without the table there are none, as the sheet then says."""
    if notes.empty:
        return ((0.0, 0.0),) * len(measures)
    counts = notes[["Reported period", "Earlier periods"]].apply(pd.to_numeric, errors="coerce")
    summed = counts.groupby(notes["Id"].map(text_of)).sum().reindex(measures, fill_value=0.0)
    return tuple((float(reported), float(earlier)) for reported, earlier in np.asarray(summed, dtype=float))
