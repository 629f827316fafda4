"""The sheet Why: how climate, satisfaction and revenue belong together over units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.looks import COUNT, NOTE, NUMBER, Shown
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.results import draw_heading, draw_result

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.page import Page

_ROWS_EACH = 6
_LINKS = (
    (
        "Do climate and satisfaction go together?",
        "correlation: 1 perfectly, 0 not at all · low and high: 95 % interval",
        "=FLS_LINK(Units[climate],Units[satisfaction])",
        1,
    ),
    (
        "Do satisfaction and revenue go together?",
        "correlation: 1 perfectly, 0 not at all · low and high: 95 % interval",
        "=FLS_LINK(Units[satisfaction],Units[revenue])",
        1,
    ),
    (
        "How much of the link of climate with revenue runs along satisfaction?",
        "indirect effect: revenue, in thousands, that goes with one point of climate along satisfaction",
        "=FLS_CHAIN(Units[climate],Units[satisfaction],Units[revenue])",
        6,
    ),
)


def draw_why(page: Page) -> None:
    """Draw the sheet; each table has a fixed number of rows, so that they stand under one another."""
    page.keep_on_one_page()
    number = Shown(12, NUMBER)
    columns = (Shown(36, align="left"), Shown(9, COUNT), number, number, number, NOTE)
    for place, (heading, note, formula, room) in enumerate(_LINKS):
        row = FIRST_ROW + _ROWS_EACH * place
        draw_heading(page, row, FIRST_COLUMN, heading, note)
        draw_result(page, row + 2, FIRST_COLUMN, formula, columns, room)
