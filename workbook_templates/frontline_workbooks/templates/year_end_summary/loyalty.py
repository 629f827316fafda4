"""The sheet Loyalty: share of the regular customers who stayed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.looks import COUNT, NAME, NOTE, SHARE, Shown
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.results import draw_heading, draw_result

if TYPE_CHECKING:
    from frontline_workbooks.templates.parts.page import Page

_HEADER = FIRST_ROW + 2


def draw_loyalty(page: Page) -> None:
    """Draw the sheet."""
    note = "n: regular customers at the start · kept: those still there · low and high: 95 % interval (Wilson)"
    draw_heading(page, FIRST_ROW, FIRST_COLUMN, "Share of regular customers kept", note)
    formula = "=FLS_RETENTION(Units[unit],Units[customers before],Units[customers after],Units[new customers])"
    count, limit = Shown(9, COUNT), Shown(11, SHARE)
    draw_result(page, _HEADER, FIRST_COLUMN, formula, (NAME, count, count, Shown(14, SHARE, bar=1), limit, limit, NOTE))
    page.sheet.freeze_panes(_HEADER + 1, FIRST_COLUMN + 1)
    page.sheet.repeat_rows(_HEADER)
