"""The sheet to fill in, Monthly, and the list of units that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.input_tables import ANY_NUMBER, Field, draw_input_page
from frontline_workbooks.templates.parts.looks import MONTH, ONE_DECIMAL
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.picked_rows import draw_list
from frontline_workbooks.templates.target_tracker import example

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook


def draw_monthly(book: TemplateBook) -> None:
    """Draw the sheets Monthly and Lists."""
    subtitle = "One row for each month and unit. Paste over the example; leave missing results blank."
    page = book.page("Monthly", "Monthly results", subtitle)
    month, unit, value, target = (list(column) for column in zip(*example.months(), strict=True))
    fields = (
        Field("month", month, "First day of the month, such as 1 Jan 2025.", 14, MONTH),
        Field("unit", unit, "Name of the unit, always spelt the same way.", 24),
        Field("value", value, "The result; blank where there is none.", 12, ONE_DECIMAL, between=ANY_NUMBER),
        Field("target", target, "What the result should reach that month.", 12, ONE_DECIMAL, between=ANY_NUMBER),
    )
    draw_input_page(page, "Monthly", fields)
    subtitle = "Picked from Monthly by formulas. Nothing to fill in."
    lists = book.page("Lists", "Units to choose from", subtitle, tab="back")
    draw_list(book, lists, FIRST_ROW, FIRST_COLUMN, "Unit_list", "Monthly[unit]", unit)
