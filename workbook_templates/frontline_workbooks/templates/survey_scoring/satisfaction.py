"""The sheets Satisfaction and Recommendation: what customers say of each unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.looks import COUNT, NAME, NOTE, SHARE, SIGNED, Shown
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.results import draw_heading, draw_result

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.page import Page

_HEADER = FIRST_ROW + 2
_N, _SHARE, _POINTS = Shown(9, COUNT), Shown(11, SHARE), Shown(11, SIGNED)


def draw_satisfaction(page: Page) -> None:
    """Draw the sheet Satisfaction."""
    note = "value: share of customers who gave the best answer to overall · low and high: 95 % interval"
    draw_heading(page, FIRST_ROW, FIRST_COLUMN, "Totally satisfied", note)
    formula = "=FLS_TOPBOX(Customer_answers[unit],Customer_answers[overall],1,Minimum_n,Scale_min,Scale_max)"
    draw_result(page, _HEADER, FIRST_COLUMN, formula, (NAME, _N, Shown(14, SHARE, bar=1), _SHARE, _SHARE, NOTE))
    page.sheet.freeze_panes(_HEADER + 1, FIRST_COLUMN + 1)


def draw_recommendation(page: Page) -> None:
    """Draw the sheet Recommendation."""
    note = "value: share of promoters (9-10) less share of detractors (0-6), in points · low and high: 95 % interval"
    draw_heading(page, FIRST_ROW, FIRST_COLUMN, "Net Promoter Score", note)
    formula = "=FLS_NPS(Customer_answers[unit],Customer_answers[recommend],Minimum_n)"
    draw_result(page, _HEADER, FIRST_COLUMN, formula, (NAME, _N, *(_POINTS,) * 3, _SHARE, _SHARE, NOTE))
    page.sheet.freeze_panes(_HEADER + 1, FIRST_COLUMN + 1)
