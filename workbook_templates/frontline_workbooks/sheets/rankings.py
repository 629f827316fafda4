"""The sheets Rankings: one a featured measure, one block a level, best to worst."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from frontline_workbooks.sheets import formats, names
from frontline_workbooks.sheets.description import Block, Chart, Lines, Link, Links, Sheet, Tile, Tiles
from frontline_workbooks.sheets.headline import met_tile
from frontline_workbooks.sheets.ranking_block import Plan, describe_block, plan
from frontline_workbooks.sheets.ranking_charts import describe_charts

if TYPE_CHECKING:
    import pandas as pd

    from frontline.scorecard.model import Scorecard
    from frontline_workbooks.sheets.description import Table


def describe(scorecard: Scorecard) -> tuple[Sheet, ...]:
    """Return a sheet for each featured measure that has results below the whole."""
    sheets = names.ranking_sheets(scorecard)
    return tuple(
        _describe_measure(scorecard, measure, name)
        for measure, name in sheets.items()
        if names.ranked_levels(scorecard, measure)
    )


def _describe_measure(scorecard: Scorecard, measure: int, name: str) -> Sheet:
    about = plan(scorecard, measure)
    tables = names.ranking_tables(scorecard)
    blocks: list[Block] = []
    tabled: list[tuple[str, Table]] = []
    for level in about.levels:
        rows = scorecard.rows(measure, level)
        table = describe_block(scorecard, about, level, rows, tables[measure, level])
        tabled.append((level, table))
        charts = describe_charts(about, level, table, rows, alone=len(about.levels) == 1)
        blocks += [_tiles(about, level, table, rows), table, *charts]
    blocks.append(Lines((_signs(scorecard, about), *_reading(about))))
    return Sheet(
        name=name,
        title=_title(about),
        subtitle=formats.subtitle(scorecard, *_against(about)),
        blocks=(*_links(blocks, tabled), *blocks),
        tab="front",
    )


def _title(about: Plan) -> str:
    levels = [formats.plural(level) for level in about.levels]
    listed = " and ".join([", ".join(levels[:-1]), levels[-1]] if len(levels) > 1 else levels)
    return f"{about.name}: {listed} ranked, best to worst"


def _against(about: Plan) -> tuple[str, ...]:
    """Say against which target and which earlier period, as parts of the sub-title."""
    targets = about.rows["target"].dropna().unique()
    if targets.size == 0:
        target = "no target set"
    elif targets.size == 1:
        target = f"target {formats.number_text(float(targets[0]), about.scale)}"
    else:
        target = "targets set unit by unit"
    period = "" if about.period == about.reported else f"results of {about.period}"
    better = "lower is better" if about.lower else ""
    return period, target, better


def _links(blocks: list[Block], tabled: list[tuple[str, Table]]) -> tuple[Links, ...]:
    charts = [block for block in blocks if isinstance(block, Chart)]
    links = [Link(f"{formats.plural(level).capitalize()} ↓", block=table.name) for level, table in tabled]
    if charts:
        links.append(Link("Charts ↓", block=charts[0].name))
    return (Links(tuple(links)),) if len(links) > 1 else ()


def _tiles(about: Plan, level: str, table: Table, rows: pd.DataFrame) -> Tiles:
    """Return how many, how many met, highest and lowest, as formulas that follow the table."""
    values = rows["value"].to_numpy(float)
    known = values[~np.isnan(values)]
    many = formats.plural(level)
    tiles = [Tile(f"{many.capitalize()} ranked", f"{known.size:,}", formula=f"FIXED(COUNT({{{table.name}.value}}),0)")]
    if about.has_target:
        tiles.append(met_tile("Met the target", table.name, rows))
    if known.size:
        ends = (("MAX", "Highest", known.max()), ("MIN", "Lowest", known.min()))
        for function, label, value in ends:
            formula = formats.number_formula(f"{function}({{{table.name}.value}})", about.scale)
            tiles.append(Tile(label, formats.number_text(float(value), about.scale), formula=formula))
    return Tiles(tuple(tiles))


def _signs(scorecard: Scorecard, about: Plan) -> str:
    parts = []
    if about.has_target:
        parts.append(f"✔ met the target · ▬ missed it by no more than {_tolerance(scorecard, about)} · ✖ missed")
    if about.has_trend:
        parts.append("▲ improving and ▼ worsening: a change beyond noise over the periods · ▬ no clear trend")
    elif about.spark:
        parts.append(f"{len(about.spark)} periods are too few to tell a trend from noise")
    if about.has_interval:
        parts.append(
            "Rank, 95 %: where the unit would stand if its respondents were drawn again; "
            "overlapping ranges are not clearly different"
        )
    parts.append("[c] suppressed, too few answers to show · [x] not available")
    return " · ".join(parts) + "."


def _tolerance(scorecard: Scorecard, about: Plan) -> str:
    own = float(scorecard.measures["tolerance"].iloc[about.measure])
    if np.isnan(own):
        return f"{100 * scorecard.settings.tolerance:g} % of the target"
    return formats.number_text(own, about.scale)


def _reading(about: Plan) -> tuple[str, ...]:
    return tuple(sentence for sentence in (about.rolled_up,) if sentence)
