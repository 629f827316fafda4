"""The sheets to fill in: Actions, Units, Customers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.input_tables import Field, draw_input_page
from frontline_workbooks.templates.parts.looks import COUNT, DAY, MONEY, NUMBER, ONE_DECIMAL
from frontline_workbooks.templates.year_end_summary import example

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook

_AT_LEAST_0 = (0, 1e12)
_OF_UNITS = (
    ("climate", "Service climate, 0-100, for example from Survey scoring.", ONE_DECIMAL),
    ("satisfaction", "Customer satisfaction of the year; more is better.", ONE_DECIMAL),
    ("standard error", "Uncertainty of the satisfaction; blank if not known.", NUMBER),
    ("target", "What satisfaction should reach.", ONE_DECIMAL),
    ("revenue", "Revenue of the year, in thousands.", MONEY),
    ("customers before", "Regular customers at the start of the year.", COUNT),
    ("customers after", "Regular customers at its end.", COUNT),
    ("new customers", "Those of the end who joined within the year.", COUNT),
)


def draw_actions(book: TemplateBook) -> None:
    """Draw the sheet Actions."""
    subtitle = "An action for every unit below its target, with an owner and a date"
    page = book.page("Actions", "What is being done", subtitle)
    unit, action, owner, due, status = (list(column) for column in zip(*example.ACTIONS, strict=True))
    fields = (
        Field("unit", unit, "Choose the unit.", 22, choices="=Unit_list"),
        Field("action", action, "What is done, in one sentence.", 50),
        Field("owner", owner, "The one person who answers for it.", 20),
        Field("due", due, "Date such as 27 Feb 2026.", 14, DAY),
        Field("status", status, "How far it is.", 14, choices=example.STATUSES),
    )
    draw_input_page(page, "Actions", fields)


def draw_units(book: TemplateBook) -> None:
    """Draw the sheet Units and its list of units."""
    subtitle = "One row for each unit. Paste over the example; leave blank what is not known."
    page = book.page("Units", "Units", subtitle)
    unit, region, *numbers = (list(column) for column in zip(*example.units(), strict=True))
    fields = [
        Field("unit", unit, "Name of the unit; each once.", 22),
        Field("region", region, "Region or group of the unit.", 13),
    ]
    for (header, told, number_format), values in zip(_OF_UNITS, numbers, strict=True):
        fields.append(Field(header, values, told, 16, number_format, between=_AT_LEAST_0))
    draw_input_page(page, "Units", fields)
    book.define_formula("Unit_list", "=Units[unit]")


def draw_customers(book: TemplateBook) -> None:
    """Draw the sheet Customers."""
    page = book.page("Customers", "Customers", "One row for each customer whose answer and spending are known.")
    unit, answer, spent = (list(column) for column in zip(*example.guests(), strict=True))
    fields = (
        Field("unit", unit, "Choose the unit.", 24, choices="=Unit_list"),
        Field("satisfaction", answer, "Overall satisfaction from 1 to 5.", 14, COUNT, between=(1, 5)),
        Field("revenue", spent, "What the customer spent in the year.", 14, MONEY, between=_AT_LEAST_0),
    )
    draw_input_page(page, "Customers", fields)
