"""The sheet Ranking: units from best to worst, with target, status and change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_workbooks.templates.parts.choices import Choice, draw_choices, draw_found
from frontline_workbooks.templates.parts.looks import NAME, ONE_DECIMAL, SHARE, SIGNED, STATUS, Shown
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
from frontline_workbooks.templates.unit_scorecard import change as change_sheet
from frontline_workbooks.templates.unit_scorecard import example

if TYPE_CHECKING:
    from frontline_udfs.core.cells import Rows
    from frontline_workbooks.templates.parts.book import TemplateBook
    from frontline_workbooks.templates.parts.page import Page

_HEADER = FIRST_ROW + 9
_UNIT, _VALUE, _RANK, _REGION, _TARGET, _ATTAINMENT, _STATUS, _CHANGE = 1, 2, 3, 7, 8, 9, 10, 11
_NOTE = (
    "rank low to rank high: where the rank lies with 95 % certainty · attainment: share of the target reached · "
    "change: since the period before"
)


def draw_choices_of_ranking(book: TemplateBook, page: Page) -> None:
    """Draw what is chosen, and what Measures says of it."""
    measure, period = example.CHOSEN_MEASURE, example.CHOSEN_PERIOD
    choices = (
        Choice("Measure", "Chosen_measure", measure, "Choose the measure to rank by.", "=Measure_list", cells=3),
        Choice("Period", "Chosen_period", period, "Choose the period to rank.", "=Period_list", cells=3),
    )
    draw_choices(book, page, FIRST_ROW, FIRST_COLUMN, choices)
    page.live_subtitle('=Chosen_measure&" · "&Chosen_period', f"{measure} · {period}")
    _, better, tolerance = example.MEASURES[measure]
    found = "=INDEX(Measures[{}],MATCH(Chosen_measure,Measures[measure],0))"
    draw_found(book, page, FIRST_ROW + 2, FIRST_COLUMN, "Better", "Better", found.format("better"), better)
    draw_found(
        book, page, FIRST_ROW + 3, FIRST_COLUMN, "Near within", "Tolerance", found.format("tolerance"), tolerance
    )


def draw_ranking(page: Page) -> None:
    """Draw the sheet; the choices, the rows they mean, and the sheet Change are there."""
    draw_note(page, _HEADER - 1, _UNIT, _NOTE)
    columns = (NAME, Shown(12, ONE_DECIMAL), Shown(8), Shown(7), Shown(8), Shown(8))
    formula = "=FLS_RANK(Chosen_units,Chosen_values,Chosen_errors,Better)"
    ranked = draw_result(page, _HEADER, _UNIT, formula, columns)[1:]
    _draw_from_inputs(page, [str(row[0]) for row in ranked])
    value, target = below(_VALUE, _HEADER), below(_TARGET, _HEADER)
    attained, judged = f"=FLS_ATTAINMENT({value},{target},Better)", f"=FLS_STATUS({value},{target},Tolerance,Better)"
    draw_beside(page, _HEADER, _ATTAINMENT, "attainment", attained, Shown(12, SHARE))
    status = draw_beside(page, _HEADER, _STATUS, "status", judged, Shown(20, words=STATUS))
    _draw_tiles(page, ranked, status)
    page.sheet.freeze_panes(_HEADER + 1, _UNIT + 1)
    page.sheet.repeat_rows(_HEADER)


def _draw_from_inputs(page: Page, names: list[str]) -> None:
    """Draw region, target and change beside the units, in their order."""
    units = filled_below(_UNIT, _HEADER)
    region = f'=XLOOKUP({units},Units[unit],Units[region],"")'
    regions: Rows = [[example.PHARMACIES[name][0]] for name in names]
    draw_looked_up(page, _HEADER, _REGION, "region", region, regions, Shown(12))
    targets: Rows = [[_target(name)] for name in names]
    draw_looked_up(page, _HEADER, _TARGET, "target", _target_formula(units), targets, Shown(10, ONE_DECIMAL))
    unit, changed = (f"Change!{below(column, change_sheet.HEADER)}" for column in (FIRST_COLUMN, change_sheet.CHANGE))
    names_there, changes = (page.grid.rows(cells, page.name) for cells in (unit, changed))
    by_unit = {name: change for [name], [change] in zip(names_there, changes, strict=True)}
    formula = f'=XLOOKUP({units},{unit},{changed},"")'
    draw_looked_up(page, _HEADER, _CHANGE, "change", formula, [[by_unit[name]] for name in names], Shown(10, SIGNED))


def _target_formula(units: str) -> str:
    """Look for the unit's own target, else for that of every unit."""
    keys, targets = 'Targets[unit]&"|"&Targets[measure]', blank_kept("Targets[target]")
    every = f'XLOOKUP("|"&Chosen_measure,{keys},{targets},"")'
    return f'=XLOOKUP({units}&"|"&Chosen_measure,{keys},{targets},{every})'


def _target(unit: str) -> float:
    targets = {row[1]: row[2] for row in example.TARGETS if row[0] == example.CHOSEN_MEASURE}
    return targets.get(unit, targets[None])


def _draw_tiles(page: Page, ranked: Rows, status: Rows) -> None:
    rank, units, words = (below(column, _HEADER) for column in (_RANK, _UNIT, _STATUS))
    count = sum(row[2] != "#N/A" for row in ranked)
    met = sum(row[0] == "Met" for row in status)
    tiles = (
        Tile("Units ranked", f"=COUNT({rank})", count),
        Tile("Met the target", f'=COUNTIF({words},"Met*")&" of "&COUNT({rank})', f"{met} of {count}"),
        Tile("Best", f'=INDEX({units},1)&""', ranked[0][0]),
        Tile("Last", f'=INDEX({units},MAX(1,COUNT({rank})))&""', ranked[count - 1][0]),
    )
    draw_tiles(page, FIRST_ROW + 5, (_UNIT, _RANK, _REGION, _STATUS), _CHANGE, tiles)
