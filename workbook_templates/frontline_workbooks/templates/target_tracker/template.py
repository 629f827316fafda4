"""The whole template Target tracker: its first sheet, and the others in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.start_here import Guide, draw_start_here
from frontline_workbooks.templates.target_tracker.all_units import draw_all_units
from frontline_workbooks.templates.target_tracker.control_chart import draw_choices_of_unit, draw_control_chart
from frontline_workbooks.templates.target_tracker.inputs import draw_monthly
from frontline_workbooks.templates.target_tracker.months import draw_months
from frontline_workbooks.templates.target_tracker.next_targets import draw_next_targets

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook

TITLE = "Target tracker"
_GUIDE = Guide(
    TITLE,
    "Is each unit on its target, is it getting better, and what should the next target be?",
    (
        "Monthly: paste one row for each month and unit, with value and target.",
        "Control chart: choose the unit, and say which results are the better ones.",
        "Read All units first, then the chosen unit on Control chart and Month by month, then Next targets.",
    ),
    (
        ("All units", "Result: trend of every unit, and whether its latest month met the target."),
        ("Control chart", "Result: the chosen unit over time, with limits: a point beyond them is more than noise."),
        ("Month by month", "Result: the chosen unit's status in every month."),
        ("Next targets", "Result: proposals for the next target of each unit; you choose."),
        ("Monthly", "Input: month, unit, value and target."),
        ("Lists", "Between: the units to choose from. Nothing to fill in."),
    ),
)


def draw(book: TemplateBook) -> None:
    """Draw the template; the sheets to read come first, and read what the later ones hold."""
    draw_start_here(book, _GUIDE)
    overview = book.page(
        "All units", "Where every unit stands", "Trend over all months, and the latest month", tab="front"
    )
    chart = book.page("Control chart", "The chosen unit over time", "More than noise, or not", tab="front")
    months = book.page("Month by month", "The chosen unit, month by month", "", tab="front")
    proposals = book.page("Next targets", "What the next target could be", "Five proposals for each unit", tab="front")
    draw_monthly(book)
    draw_choices_of_unit(book, chart)
    draw_months(book, months)
    draw_control_chart(book, chart)
    draw_all_units(overview)
    draw_next_targets(book, proposals)
