"""The sheet Control chart: the chosen unit over time, with the limits of chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.charts import Chart, Series, draw_chart
from frontline_workbooks.templates.parts.choices import Choice, draw_choices, draw_found
from frontline_workbooks.templates.parts.looks import ONE_DECIMAL, TREND, Shown, Word
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.results import draw_heading, draw_result
from frontline_workbooks.templates.target_tracker import example

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page

_CHART, _TABLE = FIRST_ROW + 5, FIRST_ROW + 29
_NOTE = (
    "low and high: limits between which results vary by chance · signal: the rule that a point breaks · "
    "variation: the latest points · assurance: whether the target will be met"
)
_DIRECTION = (Word("better", "▲", "better"), Word("worse", "▼", "worse"))


def draw_choices_of_unit(book: TemplateBook, page: Page) -> None:
    """Draw what is chosen."""
    near = "How far beside the target still counts as near."
    choices = (
        Choice("Unit", "Chosen_unit", example.CHOSEN_UNIT, "Choose the unit to look at.", "=Unit_list", cells=2),
        Choice("Better", "Better", "higher", "Which results are the better ones.", ("higher", "lower")),
        Choice("Near within", "Tolerance", 0.5, near, number_format=ONE_DECIMAL),
    )
    draw_choices(book, page, FIRST_ROW, FIRST_COLUMN, choices)


def draw_control_chart(book: TemplateBook, page: Page) -> None:
    """Draw the sheet, the chart over the table; the chosen unit's months are there."""
    _draw_latest_target(book, page)
    draw_heading(page, _TABLE, FIRST_COLUMN, "Month by month, with limits", _NOTE)
    number, trend = Shown(10, ONE_DECIMAL), tuple(word for word in TREND if word.role != "muted")
    words = (Shown(22), Shown(12, words=_DIRECTION), Shown(24, words=trend), Shown(20), Shown(28, align="left"))
    formula = '=FLS_CONTROL_CHART(Unit_values,"nhs",Better,Latest_target,Unit_months)'
    columns = (Shown(14, align="left"), *(number,) * 5, *words)
    draw_result(page, _TABLE + 2, FIRST_COLUMN, formula, columns)
    page.sheet.set_h_pagebreaks([_TABLE])
    page.sheet.repeat_rows(_TABLE + 2)
    draw_chart(book, page, _CHART, FIRST_COLUMN, _chart())


def _draw_latest_target(book: TemplateBook, page: Page) -> None:
    targets = [row[0] for row in page.grid.rows("Unit_targets", page.name)]
    latest = [target for target in targets if target is not None][-1]
    formula = '=INDEX(Unit_targets,MAX(1,SUMPRODUCT(--(Unit_months<>""))))'
    draw_found(book, page, FIRST_ROW + 3, FIRST_COLUMN, "Latest target", "Latest_target", formula, latest)


def _chart() -> Chart:
    value = FIRST_COLUMN + 1
    return Chart(
        kind="line",
        title="Results with their control limits and the target",
        alt="Line of the chosen unit's results by month, with mean, lower and upper control limit, and target.",
        first_row=_TABLE + 3,
        categories=FIRST_COLUMN,
        series=(
            Series("result", value),
            Series("mean", value + 1, "mean"),
            Series("lower limit", value + 2, "limit"),
            Series("upper limit", value + 3, "limit"),
            Series("target", value + 4, "target"),
        ),
        number_format="0",
        size=(1180, 500),
    )
