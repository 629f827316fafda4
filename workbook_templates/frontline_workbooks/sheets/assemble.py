"""All sheets of a scorecard, in the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.sheets import (
    compare,
    data,
    data_notes,
    heat_map,
    rankings,
    read_me,
    summary,
    targets,
    trends,
)
from frontline_workbooks.sheets.choices import choices_of
from frontline_workbooks.sheets.description import Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Mapping

    from frontline.scorecard.model import Scorecard

_PARTS = (summary, rankings, trends, compare, heat_map, targets, data_notes, data)


def describe(scorecard: Scorecard, theme: str = "green-red", inputs: Mapping[str, str] | None = None) -> Workbook:
    """Describe the whole workbook; the scorecard is only read.

    Parameters
    ----------
    scorecard
        As `frontline.scorecard.score.score` returns it.
    theme
        "green-red", or "blue-orange" for readers who cannot tell green from red.
    inputs
        What people typed into cells of an earlier scorecard, by name of the cell, as `kept_inputs` returns it.

    Returns
    -------
    Workbook
        ReadMe, Summary, Rankings, Trends, Compare, Heat map, Targets, Data notes, Data.
    """
    sheets: list[Sheet] = []
    for part in _PARTS:
        described = part.describe(scorecard)
        sheets += [described] if isinstance(described, Sheet) else described
    first = read_me.describe(scorecard, sheets, inputs)
    return Workbook(scorecard.tables.title, (first, *sheets), theme, choices_of(scorecard.settings, theme))
