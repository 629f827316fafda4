"""The sheet Next targets: proposals from which a person chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.choices import Choice, draw_choices
from frontline_workbooks.templates.parts.looks import NAME, ONE_DECIMAL, Shown
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.results import draw_heading, draw_result

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page

_SETTINGS = (
    Choice("Goal", "Goal", 95.0, "What every unit should reach in the end.", number_format=ONE_DECIMAL),
    Choice("Reached in months", "Steps", 12.0, "In how many months the goal is to be reached, in equal steps."),
    Choice("Lowest possible", "Lowest", 0.0, "Lowest value that the measure can take; blank if none."),
    Choice("Highest possible", "Highest", 100.0, "Highest value that the measure can take; blank if none."),
)
_NOTE = (
    "best quarter: mean of the unit's best complete quarter · peer quartile: what the best fourth of units reaches · "
    "trend: continued, with its 95 % interval · required: next step to the goal"
)


def draw_next_targets(book: TemplateBook, page: Page) -> None:
    """Draw the sheet."""
    draw_choices(book, page, FIRST_ROW, FIRST_COLUMN, _SETTINGS)
    row = FIRST_ROW + len(_SETTINGS) + 1
    draw_heading(page, row, FIRST_COLUMN, "Proposals for the next month", _NOTE)
    formula = "=FLS_NEXT_TARGET(Monthly[month],Monthly[value],Monthly[unit],Better,Goal,Steps,,,Lowest,Highest)"
    columns = (NAME, Shown(10), *(Shown(12, ONE_DECIMAL),) * 7, Shown(44, align="left"))
    draw_result(page, row + 2, FIRST_COLUMN, formula, columns)
    page.sheet.freeze_panes(row + 3, FIRST_COLUMN + 1)
