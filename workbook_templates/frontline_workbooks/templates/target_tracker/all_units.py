"""The sheet All units: the trend of every unit, and whether its latest month met the target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.looks import NAME, ONE_DECIMAL, PROBABILITY, SIGNED, STATUS, TREND, Shown
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
from frontline_workbooks.templates.target_tracker import example

if TYPE_CHECKING:
    from frontline_udfs.core.cells import Rows
    from frontline_workbooks.templates.parts.page import Page

_HEADER = FIRST_ROW + 4
_UNIT, _TREND, _LATEST, _TARGET, _STATUS = 1, 8, 10, 11, 12
_TREND_AT = _TREND - _UNIT
_NOTE = (
    "slope: change a year with its 95 % interval (Theil-Sen) · "
    "p: how often chance alone looks so; q allows for the number of units"
)


def draw_all_units(page: Page) -> None:
    """Draw the sheet."""
    draw_note(page, _HEADER - 1, FIRST_COLUMN, _NOTE)
    slope, p = Shown(10, SIGNED), Shown(8, PROBABILITY)
    columns = (NAME, Shown(7), slope, slope, slope, p, p, Shown(22, words=TREND), Shown(32, align="left"))
    formula = "=FLS_TREND(Monthly[month],Monthly[value],Monthly[unit],0,Better)"
    trends = draw_result(page, _HEADER, _UNIT, formula, columns)[1:]
    _draw_latest(page, [str(row[0]) for row in trends])
    judged = f"=FLS_STATUS({below(_LATEST, _HEADER)},{below(_TARGET, _HEADER)},Tolerance,Better)"
    status = draw_beside(page, _HEADER, _STATUS, "status", judged, Shown(18, words=STATUS))
    _draw_tiles(page, [row[_TREND_AT] for row in trends], [row[0] for row in status])
    page.sheet.freeze_panes(_HEADER + 1, _UNIT + 1)
    page.sheet.repeat_rows(_HEADER)


def _draw_latest(page: Page, units: list[str]) -> None:
    """Draw value and target of the latest month beside the units' trends."""
    wanted = f'{filled_below(_UNIT, _HEADER)}&"|"&MAX(Monthly[month])'
    found = {row[1]: row for row in example.months() if row[0] == example.MONTHS[-1]}
    for column, header, source, at in ((_LATEST, "latest", "value", 2), (_TARGET, "target", "target", 3)):
        cells = blank_kept(f"Monthly[{source}]")
        formula = f'=XLOOKUP({wanted},Monthly[unit]&"|"&Monthly[month],{cells},"")'
        values: Rows = [[found[unit][at]] for unit in units]
        draw_looked_up(page, _HEADER, column, header, formula, values, Shown(10, ONE_DECIMAL))


def _draw_tiles(page: Page, trends: list[str], status: list[str]) -> None:
    counted = (
        ("Met the target", "Met", _STATUS, status),
        ("Missed it", "Missed", _STATUS, status),
        ("Improving", "Improving", _TREND, trends),
        ("Worsening", "Worsening", _TREND, trends),
    )
    tiles = [
        Tile(label, f'=COUNTIF({below(column, _HEADER)},"{word}*")', sum(said == word for said in words))
        for label, word, column, words in counted
    ]
    draw_tiles(page, FIRST_ROW, (_UNIT, _UNIT + 2, _TREND, _TREND + 1), _STATUS, tiles)
