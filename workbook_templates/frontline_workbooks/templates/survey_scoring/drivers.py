"""The sheet Drivers: which of the questions explains most of overall satisfaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.charts import Chart, Series, draw_chart
from frontline_workbooks.templates.parts.looks import COUNT, NAME, NOTE, NUMBER, SHARE, Shown
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.results import draw_heading, draw_result
from frontline_workbooks.templates.survey_scoring.answers import QUESTIONS_WITH_NAMES

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page

_UNDER_CHART = FIRST_ROW + 17
_NOTE = (
    "share: what a question adds, allowing for its overlap with the others (relative weights) · "
    "low and high: 95 % interval"
)


def draw_drivers(book: TemplateBook, page: Page) -> None:
    """Draw the sheet, the chart over the table."""
    page.keep_on_one_page()
    draw_heading(page, _UNDER_CHART, FIRST_COLUMN, "Drivers of overall satisfaction", _NOTE)
    formula = f"=FLS_DRIVERS(Customer_answers[[#All],[overall]],{QUESTIONS_WITH_NAMES})"
    share = Shown(11, SHARE)
    columns = (NAME, Shown(9, COUNT), Shown(14, SHARE, bar=1), share, share, share, Shown(12, NUMBER), NOTE)
    draw_result(page, _UNDER_CHART + 2, FIRST_COLUMN, formula, columns)
    chart = Chart(
        kind="bar",
        title="Share of each question in overall satisfaction",
        alt="Bars of the shares in the table below, largest first.",
        first_row=_UNDER_CHART + 3,
        categories=FIRST_COLUMN,
        series=(Series("share", FIRST_COLUMN + 2),),
        number_format="0%",
    )
    draw_chart(book, page, FIRST_ROW, FIRST_COLUMN, chart)
