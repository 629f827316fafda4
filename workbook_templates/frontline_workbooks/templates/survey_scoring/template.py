"""The whole template Survey scoring: its first sheet, and the others in their order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.start_here import Guide, draw_start_here
from frontline_workbooks.templates.survey_scoring.answers import draw_answers
from frontline_workbooks.templates.survey_scoring.climate import draw_climate, draw_questionnaire
from frontline_workbooks.templates.survey_scoring.drivers import draw_drivers
from frontline_workbooks.templates.survey_scoring.satisfaction import draw_recommendation, draw_satisfaction

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook

TITLE = "Survey scoring"
_GUIDE = Guide(
    TITLE,
    "How do staff and customers see each unit, and what matters most to customers?",
    (
        "Staff answers, Customer answers: paste one row a respondent, the unit first. Leave missing answers blank.",
        "Climate: set the lowest and the highest possible answer, and the smallest group that may be shown.",
        "Read Climate, Satisfaction, Recommendation and Drivers; Questionnaire says how far to trust the items.",
    ),
    (
        ("Climate", "Result: service climate of each unit, 0-100, with its 95 % interval and how far its staff agree."),
        ("Satisfaction", "Result: share of totally satisfied customers of each unit."),
        ("Recommendation", "Result: Net Promoter Score of each unit."),
        ("Drivers", "Result: which of the questions explains most of overall satisfaction."),
        ("Questionnaire", "Result: whether the staff's items measure one thing, and which item does not fit."),
        ("Staff answers", "Input: what employees answered. Rename the items, or insert more between first and last."),
        ("Customer answers", "Input: overall satisfaction, the questions behind it, and recommend (0-10)."),
    ),
    judges=False,
)


def draw(book: TemplateBook) -> None:
    """Draw the template; the sheets to read come first, and read what the later ones hold."""
    draw_start_here(book, _GUIDE)
    climate = book.page("Climate", "Service climate by unit", "0 is the worst possible, 100 the best", tab="front")
    satisfaction = book.page("Satisfaction", "Customer satisfaction by unit", "Who is totally satisfied", tab="front")
    nps = book.page("Recommendation", "Who would recommend us", "Net Promoter Score, -100 to 100", tab="front")
    subtitle = "Shares of what all questions explain together"
    drivers = book.page("Drivers", "What matters most to customers", subtitle, tab="front")
    subtitle = "Reliability of the staff's items, all units together"
    questionnaire = book.page("Questionnaire", "Is the questionnaire sound?", subtitle)
    draw_answers(book)
    draw_climate(book, climate)
    draw_satisfaction(satisfaction)
    draw_recommendation(nps)
    draw_drivers(book, drivers)
    draw_questionnaire(questionnaire)
