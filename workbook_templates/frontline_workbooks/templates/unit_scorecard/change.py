"""The sheet Change: who is better or worse than in the period before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.looks import NAME, ONE_DECIMAL, PROBABILITY, SIGNED, Shown, Word
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.results import draw_heading, draw_result
from frontline_workbooks.templates.unit_scorecard import example

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.page import Page

HEADER, CHANGE = FIRST_ROW + 2, FIRST_COLUMN + 5
"""Row of the header, column of the change."""
_NOTE = (
    "low and high: 95 % interval · p: how often chance alone gives such a change; "
    "q allows for the number of units compared"
)
_READINGS = (Word("clearly better", "▲", "better"), Word("clearly worse", "▼", "worse"))


def draw_change(page: Page) -> None:
    """Draw the sheet."""
    chosen = f"{example.CHOSEN_MEASURE} · {example.CHOSEN_PERIOD}"
    page.live_subtitle('=Chosen_measure&" · "&Chosen_period', chosen)
    draw_heading(page, FIRST_ROW, FIRST_COLUMN, "Change since the period before", _NOTE)
    formula = '=FLS_CHANGE(History_periods,History_values,History_units,"previous",History_errors,,Better)'
    period, value, change, p = Shown(11), Shown(10, ONE_DECIMAL), Shown(10, SIGNED), Shown(9, PROBABILITY)
    reading = Shown(28, align="left", words=_READINGS)
    columns = (NAME, period, value, period, value, change, change, change, p, p, reading)
    draw_result(page, HEADER, FIRST_COLUMN, formula, columns)
    page.sheet.freeze_panes(HEADER + 1, FIRST_COLUMN + 1)
    page.sheet.repeat_rows(HEADER)
