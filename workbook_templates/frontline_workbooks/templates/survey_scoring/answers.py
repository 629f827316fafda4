"""The sheets to fill in: Staff answers and Customer answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.input_tables import Field, draw_input_page
from frontline_workbooks.templates.parts.looks import COUNT
from frontline_workbooks.templates.survey_scoring import example

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook

STAFF = "Staff_answers[[enough staff]:[pride]]"
STAFF_WITH_NAMES = "Staff_answers[[#All],[enough staff]:[pride]]"
QUESTIONS_WITH_NAMES = "Customer_answers[[#All],[quality of plants]:[tidiness]]"
"""The items in formulas: from the first to the last one, however many stand between."""


def draw_answers(book: TemplateBook) -> None:
    """Draw the two sheets."""
    _draw(book, "Staff answers", example.staff())
    _draw(book, "Customer answers", example.customers())


def _draw(book: TemplateBook, name: str, answers: example.Answers) -> None:
    page = book.page(name, name, "One row for each respondent. Paste over the example; leave missing answers blank.")
    unit = Field("unit", answers.units, "Unit of the respondent, always spelt the same way.", 20)
    items = [_item(item, values) for item, values in answers.items.items()]
    draw_input_page(page, name.replace(" ", "_"), (unit, *items))


def _item(item: str, values: list[float | None]) -> Field:
    told = "Answer from 0 to 10, or blank." if item == "recommend" else "Answer on the scale set on Climate, or blank."
    return Field(item, values, told, 15, COUNT, between=(0, 10))
