"""The one place that prints results: words and coloured tables for people, JSON for programs."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

if TYPE_CHECKING:
    from frontline.scorecard.faults import Fault
    from frontline_addin.actions.build_scorecard import Built
    from frontline_addin.actions.check_data import Checked
    from frontline_addin.actions.rank_units import Ranked

STATUS = {"Met": "[green]✔ Met[/]", "Near": "[yellow]▬ Near[/]", "Missed": "[red]✖ Missed[/]"}
TREND = {"Improving": "[green]▲ Improving[/]", "Worsening": "[red]▼ Worsening[/]"}
DECIMALS = {"fraction": 3, "count": 0, "number": 2}
ENDS = 3
"""Units named at each end of the ranking after a build."""


def print_json(result: dict[str, Any]) -> None:
    """Print a result as one JSON document; numbers that are not known are null."""
    print(json.dumps(_plain(result), ensure_ascii=False, indent=2))  # noqa: T201 - the one place that prints


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _plain({field.name: getattr(value, field.name) for field in dataclasses.fields(value)})
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Path):
        return str(value)
    if value is pd.NA or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return value.item() if hasattr(value, "item") else value


def ranking_as_json(ranked: Ranked, top: int | None) -> dict[str, Any]:
    """Return a ranking as plain values, one object a unit."""
    rows = pd.concat([_ends(rows, top) for _, rows in _by_level(ranked)])
    return {
        "measure": ranked.measure["measure_id"],
        "measure_name": ranked.measure["measure_name"],
        "better": ranked.measure["better"],
        "reported_period": ranked.measure["period"].label,
        "ranking": rows.to_dict("records"),
    }


def print_check(checked: Checked) -> None:
    """Print what was taken for what, the counts and every fault."""
    console = Console(highlight=False)
    for source in checked.sources:
        taken = f"{source.taken_as}, {source.rows:,} rows" if source.taken_as else "left alone"
        console.print(f"[bold]{escape(source.source)}[/]: {escape(taken)}. [dim]{escape(source.why)}[/]")
    if checked.counts:
        console.print(" · ".join(f"{count:,} {name}" for name, count in checked.counts))
    for fault in checked.faults:
        console.print(_fault_line(fault))
    fatal = sum(fault.fatal for fault in checked.faults)
    if fatal:
        console.print(f"[red]✖ {fatal} fault{'s' * (fatal > 1)}: no scorecard can be built until mended.[/]")
    else:
        console.print(f"[green]✔ A scorecard can be built[/] ({len(checked.faults)} warnings).")


def _fault_line(fault: Fault) -> str:
    word = "[red]FAULT[/]" if fault.fatal else "[yellow]WARNING[/]"
    return f"{word} {escape(str(fault))}"


def print_ranking(ranked: Ranked, top: int | None = None) -> None:
    """Print a coloured table a level."""
    console = Console(highlight=False)
    measure = ranked.measure
    console.print(
        f"[bold]{escape(measure['measure_name'])}[/], {measure['period'].label} ({measure['better']} is better)"
    )
    for level, rows in _by_level(ranked):
        shown = _ends(rows, top)
        some = f"{len(shown):,} of " if len(shown) < len(rows) else ""
        console.print(_ranking_table(f"{escape(level)}: {some}{len(rows):,}", shown, measure["scale"]))


def print_built(built: Built, ranked: Ranked) -> None:
    """Print where the scorecard lies, and its best and lowest units."""
    console = Console(highlight=False, soft_wrap=True)
    rows = [rows for _, rows in _by_level(ranked)][-1]
    name = escape(ranked.measure["measure_name"])
    console.print(f"[bold]{name}[/], {ranked.measure['period'].label}")
    shown = rows[rows["rank"].notna()]
    for words, part in (("Best", shown.head(ENDS)), ("Lowest", shown.tail(ENDS))):
        for row in part.to_dict("records"):
            place = f"{_rank(row['rank']):>6} of {row['rank_of']:.0f}"
            value = _value(row["value"], ranked.measure["scale"])
            console.print(f"  {words:<6} {place}  {escape(row['unit_name'])}  {value}")
    warnings = len(built.scorecard.tables.warnings)
    if warnings:
        console.print(f"[yellow]{warnings} warning{'s' * (warnings > 1)}[/]: see the sheet Data notes.")
    console.print(f"[green]✔[/] Scorecard written: [bold]{escape(str(built.path.resolve()))}[/]")


def _by_level(ranked: Ranked) -> list[tuple[str, pd.DataFrame]]:
    return [(level, ranked.rows[ranked.rows["level"] == level]) for level in ranked.levels]


def _ends(rows: pd.DataFrame, top: int | None) -> pd.DataFrame:
    if top is None or len(rows) <= 2 * top:
        return rows
    known = rows[rows["rank"].notna()]
    return pd.concat([known.head(top), known.tail(top)]).loc[lambda ends: ~ends.index.duplicated()]


def _ranking_table(title: str, rows: pd.DataFrame, scale: str) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for header in ("Rank", "Unit", "Value", "n", "Target", "Status", "Trend", "Rank, 95 %"):
        words = header in {"Unit", "Status", "Trend"}
        table.add_column(header, justify="left" if words else "right", no_wrap=header != "Unit", overflow="fold")
    for row in rows.to_dict("records"):
        span = "" if math.isnan(row["rank_low"]) else f"{_rank(row['rank_low'])} to {_rank(row['rank_high'])}"
        table.add_row(
            _rank(row["rank"]),
            escape(row["unit_name"]),
            "[dim]\\[c][/]" if row["hidden"] else _value(row["value"], scale),
            _value(row["n"], "count"),
            _value(row["target"], scale),
            STATUS.get(row["status"], f"[dim]{row['status']}[/]"),
            TREND.get(row["trend"], f"[dim]{row['trend']}[/]"),
            span,
        )
    return table


def _rank(rank: float) -> str:
    return "" if math.isnan(rank) else f"{rank:g}"


def _value(value: float, scale: str) -> str:
    return "" if math.isnan(value) else f"{value:,.{DECIMALS.get(scale, 1)}f}"
