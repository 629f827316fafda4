"""What `frontline rank` says: a coloured table a level."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from frontline_addin.command_line.show.as_json import print_json
from frontline_addin.command_line.show.values import (
    STATUS,
    SUPPRESSED,
    TREND,
    folded,
    print_whole,
    rank_text,
    value_text,
)

if TYPE_CHECKING:
    from frontline_addin.actions.rank_units import Ranked


def show_ranking(ranked: Ranked, top: int | None, *, as_json: bool) -> None:
    """Print the ranking of a measure; ``top`` keeps the best and the lowest of each level."""
    if as_json:
        print_json({"done": True, **ranking_as_json(ranked, top)})
        return
    console = Console(highlight=False)
    measure = ranked.measure
    console.print(
        f"[bold]{escape(measure['measure_name'])}[/], {measure['period'].label} ({measure['better']} is better)"
    )
    for level, rows in by_level(ranked):
        shown = _ends(rows, top)
        some = f"{len(shown):,} of " if len(shown) < len(rows) else ""
        print_whole(console, partial(_table, f"{escape(level)}: {some}{len(rows):,}", shown, measure["scale"]))


def ranking_as_json(ranked: Ranked, top: int | None) -> dict[str, Any]:
    """Return a ranking as plain values, one object a unit."""
    rows = pd.concat([_ends(rows, top) for _, rows in by_level(ranked)])
    return {
        "measure": ranked.measure["measure_id"],
        "measure_name": ranked.measure["measure_name"],
        "better": ranked.measure["better"],
        "reported_period": ranked.measure["period"].label,
        "ranking": rows.to_dict("records"),
    }


def by_level(ranked: Ranked) -> list[tuple[str, pd.DataFrame]]:
    """Return the rows of each level shown, top first."""
    return [(level, ranked.rows[ranked.rows["level"] == level]) for level in ranked.levels]


def _ends(rows: pd.DataFrame, top: int | None) -> pd.DataFrame:
    if top is None or len(rows) <= 2 * top:
        return rows
    known = rows[rows["rank"].notna()]
    return pd.concat([known.head(top), known.tail(top)]).loc[lambda ends: ~ends.index.duplicated()]


def _table(title: str, rows: pd.DataFrame, scale: str, width: int) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for header in ("Rank", "Unit", "Value", "n", "Target", "Status", "Trend", "Rank, 95 %"):
        words = header in {"Unit", "Status", "Trend"}
        table.add_column(header, justify="left" if words else "right", no_wrap=True)
    for row in rows.to_dict("records"):
        span = "" if math.isnan(row["rank_low"]) else f"{rank_text(row['rank_low'])} to {rank_text(row['rank_high'])}"
        table.add_row(
            rank_text(row["rank"]),
            escape(folded(row["unit_name"], width)),
            SUPPRESSED if row["hidden"] else value_text(row["value"], scale),
            value_text(row["n"], "count"),
            value_text(row["target"], scale),
            STATUS.get(row["status"], f"[dim]{row['status']}[/]"),
            TREND.get(row["trend"], f"[dim]{row['trend']}[/]"),
            span,
        )
    return table
