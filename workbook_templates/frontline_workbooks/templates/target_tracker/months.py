"""The sheet Month by month: the rows of the chosen unit, and whether each month met its target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.looks import MONTH, ONE_DECIMAL, SHARE, STATUS, Shown
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.picked_rows import Picked, draw_picked_rows
from frontline_workbooks.templates.parts.results import draw_beside
from frontline_workbooks.templates.target_tracker import example

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page


def draw_months(book: TemplateBook, page: Page) -> None:
    """Draw the sheet and name its columns Unit_months, Unit_values and Unit_targets."""
    said = " · chosen on Control chart"
    formula = f'=Chosen_unit&"{said}"'
    page.live_subtitle(formula, f"{example.CHOSEN_UNIT}{said}")
    rows = [row for row in example.months() if row[1] == example.CHOSEN_UNIT]
    month, _, value, target = (list(column) for column in zip(*rows, strict=True))
    columns = (
        Picked("month", "Unit_months", "Monthly[month]", month, Shown(14, MONTH)),
        Picked("value", "Unit_values", "Monthly[value]", value, Shown(12, ONE_DECIMAL)),
        Picked("target", "Unit_targets", "Monthly[target]", target, Shown(12, ONE_DECIMAL)),
    )
    draw_picked_rows(book, page, FIRST_ROW, FIRST_COLUMN, "Monthly[unit]=Chosen_unit", columns)
    beside = FIRST_COLUMN + len(columns)
    attained, judged = (
        "=FLS_ATTAINMENT(Unit_values,Unit_targets,Better)",
        "=FLS_STATUS(Unit_values,Unit_targets,Tolerance,Better)",
    )
    draw_beside(page, FIRST_ROW, beside, "attainment", attained, Shown(14, SHARE))
    draw_beside(page, FIRST_ROW, beside + 1, "status", judged, Shown(22, words=STATUS))
    page.sheet.freeze_panes(FIRST_ROW + 1, 0)
    page.sheet.repeat_rows(FIRST_ROW)
