"""The sheet Money: what customers spend at each level of satisfaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.charts import Chart, Series, draw_chart
from frontline_workbooks.templates.parts.looks import COUNT, MONEY, NAME, NOTE, NUMBER, Shown
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.results import draw_heading, draw_result

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page

_UNDER_CHART = FIRST_ROW + 17
_NOTE = (
    "5 over 4: how many times as much totally satisfied customers spend as somewhat satisfied ones · "
    "low and high: 95 % interval"
)


def draw_money(book: TemplateBook, page: Page) -> None:
    """Draw the sheet, the chart over the table."""
    page.keep_on_one_page()
    draw_heading(page, _UNDER_CHART, FIRST_COLUMN, "Spending by satisfaction", _NOTE)
    formula = "=FLS_REVENUE_BY_LEVEL(Customers[satisfaction],Customers[revenue],Customers[unit])"
    number = Shown(13, NUMBER)
    draw_result(page, _UNDER_CHART + 2, FIRST_COLUMN, formula, (NAME, Shown(9, COUNT), number, number, number, NOTE))
    chart = Chart(
        kind="bar",
        title="Mean spending by level of satisfaction",
        alt="Bars of the mean spending in the table below, most satisfied customers first.",
        first_row=_UNDER_CHART + 4,
        categories=FIRST_COLUMN,
        series=(Series("mean spending", FIRST_COLUMN + 2),),
        number_format=MONEY,
    )
    draw_chart(book, page, FIRST_ROW, FIRST_COLUMN, chart)
