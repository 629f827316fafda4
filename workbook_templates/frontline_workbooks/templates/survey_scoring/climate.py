"""The sheets Climate and Questionnaire: what the staff's answers say, and how far they can be trusted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.choices import Choice, draw_choices
from frontline_workbooks.templates.parts.looks import COUNT, NAME, NOTE, NUMBER, ONE_DECIMAL, SHARE, Shown
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.results import draw_heading, draw_result
from frontline_workbooks.templates.survey_scoring.answers import STAFF, STAFF_WITH_NAMES

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page

_SETTINGS = (
    Choice("Lowest answer", "Scale_min", 1.0, "Lowest possible answer of the items, often 1."),
    Choice("Highest answer", "Scale_max", 5.0, "Highest possible answer of the items, often 5."),
    Choice("Smallest group shown", "Minimum_n", 5.0, "Units with fewer answers show #N/A, to protect respondents."),
)
_N, _SHARE, _TWO = Shown(9, COUNT), Shown(11, SHARE), Shown(11, NUMBER)


def draw_climate(book: TemplateBook, page: Page) -> None:
    """Draw the sheet Climate with the settings of the survey."""
    draw_choices(book, page, FIRST_ROW, FIRST_COLUMN, _SETTINGS)
    note = "low and high: 95 % interval · favourable: share of answers in the upper part · rwg(j): 1 is full agreement"
    row = FIRST_ROW + len(_SETTINGS) + 1
    draw_heading(page, row, FIRST_COLUMN, "How staff see the conditions for good service", note)
    limit = Shown(10, ONE_DECIMAL)
    columns = (NAME, _N, Shown(14, ONE_DECIMAL, bar=100), limit, limit, _SHARE, Shown(13, NUMBER), Shown(15), NOTE)
    formula = f"=FLS_CLIMATE(Staff_answers[unit],{STAFF},Scale_min,Scale_max,Minimum_n)"
    draw_result(page, row + 2, FIRST_COLUMN, formula, columns)
    page.sheet.freeze_panes(row + 3, FIRST_COLUMN + 1)


def draw_questionnaire(page: Page) -> None:
    """Draw the sheet Questionnaire."""
    page.keep_on_one_page()
    note = "alpha of .70 and more is usual for a scale · low and high: 95 % interval"
    draw_heading(page, FIRST_ROW, FIRST_COLUMN, "Do the items measure one thing?", note)
    formula = f"=FLS_ALPHA({STAFF_WITH_NAMES},Scale_min,Scale_max)"
    columns = (NAME, _N, _TWO, _TWO, _TWO, Shown(11, align="left"))
    draw_result(page, FIRST_ROW + 2, FIRST_COLUMN, formula, columns, room=1)
    note = "alpha if dropped: what alpha would be without the item · lowest, highest: shares of the two end answers"
    draw_heading(page, FIRST_ROW + 6, FIRST_COLUMN, "Item by item", note)
    formula = f"=FLS_INSTRUMENT({STAFF_WITH_NAMES},Scale_min,Scale_max)"
    text = Shown(30, align="left")
    draw_result(page, FIRST_ROW + 8, FIRST_COLUMN, formula, (NAME, _N, *(_TWO,) * 3, _SHARE, _SHARE, text, text))
