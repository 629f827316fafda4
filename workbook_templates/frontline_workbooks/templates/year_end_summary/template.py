"""The whole template Year-end summary: its first sheet, and the others in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.start_here import Guide, draw_start_here
from frontline_workbooks.templates.year_end_summary.inputs import draw_actions, draw_customers, draw_units
from frontline_workbooks.templates.year_end_summary.loyalty import draw_loyalty
from frontline_workbooks.templates.year_end_summary.money import draw_money
from frontline_workbooks.templates.year_end_summary.satisfaction import draw_satisfaction
from frontline_workbooks.templates.year_end_summary.why import draw_why

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook

TITLE = "Year-end summary"
_GUIDE = Guide(
    TITLE,
    "How satisfied were our customers this year, what does it mean for the money, and what is being done?",
    (
        "Units, Customers: paste one row for each unit, and one for each customer whose answer and spending are known.",
        "Satisfaction: read who met the target. Actions: write down what each unit below its target does about it.",
        "Read Money, Loyalty and Why, in this order, and take the sheets into the year-end papers.",
    ),
    (
        ("Satisfaction", "Result: units from best to worst against their target, and those that lack an action."),
        ("Money", "Result: what customers spend at each level of satisfaction."),
        ("Loyalty", "Result: share of the regular customers who stayed with each unit."),
        ("Why", "Result: from service climate over satisfaction to revenue."),
        ("Actions", "Input: unit, action, owner, due date and status."),
        ("Units", "Input: one row for each unit with its results of the year."),
        ("Customers", "Input: one row for each customer; satisfaction from 1 to 5, and what the customer spent."),
    ),
)


def draw(book: TemplateBook) -> None:
    """Draw the template; the sheets to read come first, and read what the later ones hold."""
    draw_start_here(book, _GUIDE)
    title, subtitle = "Customer satisfaction of the year", "Units from best to worst, against their target"
    satisfaction = book.page("Satisfaction", title, subtitle, tab="front")
    subtitle = "Mean spending of customers at each level of satisfaction"
    money = book.page("Money", "What satisfaction is worth", subtitle, tab="front")
    subtitle = "Regular customers of the start of the year who are still there"
    loyalty = book.page("Loyalty", "Who stayed", subtitle, tab="front")
    subtitle = "Over units: staff's climate, customers' satisfaction, revenue"
    why = book.page("Why", "From climate to revenue", subtitle, tab="front")
    draw_actions(book)
    draw_units(book)
    draw_customers(book)
    draw_satisfaction(book, satisfaction)
    draw_money(book, money)
    draw_loyalty(loyalty)
    draw_why(why)
