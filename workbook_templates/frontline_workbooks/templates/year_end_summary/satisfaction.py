"""The sheet Satisfaction: units against their target, and those that lack an action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.choices import Choice, draw_choices
from frontline_workbooks.templates.parts.looks import NAME, ONE_DECIMAL, STATUS, Shown
from frontline_workbooks.templates.parts.page import FIRST_COLUMN, FIRST_ROW
from frontline_workbooks.templates.parts.picked_rows import blank_kept
from frontline_workbooks.templates.parts.results import (
    below,
    draw_beside,
    draw_looked_up,
    draw_note,
    draw_result,
    filled_below,
)
from frontline_workbooks.templates.parts.tiles import Tile, draw_tiles
from frontline_workbooks.templates.year_end_summary import example

if TYPE_CHECKING:
    from frontline_udfs.core.cells import Rows
    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page

_HEADER = FIRST_ROW + 6
_UNIT, _VALUE, _RANK, _TARGET, _STATUS, _LACKING = 1, 2, 3, 7, 8, 10
_NEAR = "How far beside the target still counts as near."


def draw_satisfaction(book: TemplateBook, page: Page) -> None:
    """Draw the sheet; Units and Actions are there."""
    near = Choice("Near within", "Tolerance", 1.0, _NEAR, number_format=ONE_DECIMAL)
    draw_choices(book, page, FIRST_ROW, FIRST_COLUMN, (near,))
    draw_note(page, _HEADER - 1, _UNIT, "rank low to rank high: where the rank lies with 95 % certainty")
    columns = (NAME, Shown(12, ONE_DECIMAL), Shown(9), Shown(7), Shown(10), Shown(10))
    formula = "=FLS_RANK(Units[unit],Units[satisfaction],Units[standard error])"
    ranked = draw_result(page, _HEADER, _UNIT, formula, columns)[1:]
    units = filled_below(_UNIT, _HEADER)
    formula = f'=XLOOKUP({units},Units[unit],{blank_kept("Units[target]")},"")'
    targets: Rows = [[example.TARGET] for _ in ranked]
    draw_looked_up(page, _HEADER, _TARGET, "target", formula, targets, Shown(10, ONE_DECIMAL))
    formula = f"=FLS_STATUS({below(_VALUE, _HEADER)},{below(_TARGET, _HEADER)},Tolerance)"
    status = draw_beside(page, _HEADER, _STATUS, "status", formula, Shown(20, words=STATUS))
    words = [str(row[0]) for row in status]
    missed = [str(row[0]) for row, word in zip(ranked, words, strict=True) if word == "Missed"]
    _draw_lacking(page, missed)
    _draw_tiles(page, len(ranked), words)
    page.sheet.freeze_panes(_HEADER + 1, _UNIT + 1)
    page.sheet.repeat_rows(_HEADER)


def _draw_lacking(page: Page, missed: list[str]) -> None:
    """Draw the units that missed their target and stand in no row of Actions."""
    page.sheet.set_column(_LACKING - 1, _LACKING - 1, 3)
    units = below(_UNIT, _HEADER)
    condition = f'(LEFT({below(_STATUS, _HEADER)},6)="Missed")*(COUNTIF(Actions[unit],{units})=0)'
    acting = {action[0] for action in example.ACTIONS}
    values: Rows = [[unit] for unit in missed if unit not in acting]
    formula = f'=FILTER({units},{condition},"none")'
    draw_looked_up(page, _HEADER, _LACKING, "missed, no action yet", formula, values, Shown(24, align="left"))


def _draw_tiles(page: Page, count: int, words: list[str]) -> None:
    status, actions = below(_STATUS, _HEADER), "COUNTIF(Actions[status],"
    open_now = sum(action[-1] not in ("done", "stopped") for action in example.ACTIONS)
    tiles = (
        Tile("Units ranked", f"=COUNT({below(_RANK, _HEADER)})", count),
        Tile("Met the target", f'=COUNTIF({status},"Met*")', words.count("Met")),
        Tile("Missed it", f'=COUNTIF({status},"Missed*")', words.count("Missed")),
        Tile("Actions open", f'={actions}"?*")-{actions}"done")-{actions}"stopped")', open_now),
    )
    draw_tiles(page, FIRST_ROW + 2, (_UNIT, _RANK, _TARGET, _LACKING), _LACKING, tiles)
