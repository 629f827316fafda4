"""The sheet Chosen measure: the rows of Results that Ranking and Change look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.looks import NAME, NUMBER, ONE_DECIMAL, ROOM, Shown
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.picked_rows import Picked, draw_list, draw_picked_rows
from frontline_workbooks.templates.parts.results import below, draw_heading
from frontline_workbooks.templates.unit_scorecard import example

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_workbooks.templates.parts.book import TemplateBook

_HEADER = FIRST_ROW + 2
_HISTORY, _PERIODS = FIRST_COLUMN + 4, FIRST_COLUMN + 9
_MEASURE = "(Results[measure]=Chosen_measure)"


def draw_chosen_rows(book: TemplateBook) -> None:
    """Draw the sheet and name its columns: Chosen_units, History_values, and so on."""
    subtitle = "Picked from Results by formulas. Nothing to fill in."
    page = book.page("Chosen measure", "Rows of the chosen measure", subtitle, tab="back")
    page.sheet.repeat_rows(_HEADER)
    results = example.results()
    draw_heading(page, FIRST_ROW, _PERIODS, "Periods")
    draw_list(book, page, _HEADER, _PERIODS, "Period_list", "Results[period]", [row[0] for row in results])
    of_measure = [row for row in results if row[2] == example.CHOSEN_MEASURE]
    chosen = [row for row in of_measure if row[0] == example.CHOSEN_PERIOD]
    draw_heading(page, FIRST_ROW, FIRST_COLUMN, "In the chosen period")
    condition = f"{_MEASURE}*(Results[period]=Chosen_period)"
    draw_picked_rows(book, page, _HEADER, FIRST_COLUMN, condition, _columns("Chosen", chosen)[1:])
    draw_heading(page, FIRST_ROW, _HISTORY, "Up to the chosen period")
    order = below(_PERIODS, _HEADER)
    until = f"(IFERROR(MATCH(Results[period],{order},0),{ROOM + 1})<=MATCH(Chosen_period,{order},0))"
    draw_picked_rows(book, page, _HEADER, _HISTORY, f"{_MEASURE}*{until}", _columns("History", of_measure))


def _columns(name: str, rows: Sequence[example.Row]) -> tuple[Picked, ...]:
    period, unit, _, value, _, error = (list(column) for column in zip(*rows, strict=True))
    return (
        Picked("period", f"{name}_periods", "Results[period]", period, Shown(11)),
        Picked("unit", f"{name}_units", "Results[unit]", unit, NAME),
        Picked("value", f"{name}_values", "Results[value]", value, Shown(10, ONE_DECIMAL)),
        Picked("standard error", f"{name}_errors", "Results[standard error]", error, Shown(10, NUMBER)),
    )
