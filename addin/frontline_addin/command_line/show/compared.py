"""What `frontline compare` says: every unit beside the unit above it and beside its peers."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from frontline_addin.command_line.show.as_json import print_json
from frontline_addin.command_line.show.values import (
    SUPPRESSED,
    folded,
    print_whole,
    rank_text,
    signed_text,
    value_text,
)

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from frontline_addin.actions.compare_units import ComparedUnits

_HEADERS = ("Unit", "Result", "n", "Above", "Result", "Diff.", "Peers", "Diff.", "Rank")
_LEFT = {"Unit", "Above"}


def show_compared(compared: ComparedUnits, output: Path | None, *, as_json: bool) -> None:
    """Print the comparison, or where its workbook lies."""
    if as_json:
        written = {"path": output.resolve()} if output else {}
        print_json({"done": True, **written, **_as_json(compared)})
        return
    console = Console(highlight=False, soft_wrap=output is not None)
    if output:
        console.print(f"[green]✔[/] Comparison written: [bold]{escape(str(output.resolve()))}[/]")
        return
    measure = compared.measure
    console.print(
        f"[bold]{escape(measure['measure_name'])}[/], {measure['period'].label} ({measure['better']} is better). "
        "Above: the unit above. Peers: the other units of the level and peer group; rank among them, 1 is the best."
    )
    for level in compared.levels:
        rows = compared.rows[compared.rows["level"] == level]
        print_whole(console, partial(_table, level, rows, measure))


def _as_json(compared: ComparedUnits) -> dict[str, Any]:
    return {
        "measure": compared.measure["measure_id"],
        "measure_name": compared.measure["measure_name"],
        "better": compared.measure["better"],
        "reported_period": compared.measure["period"].label,
        "comparison": compared.rows.to_dict("records"),
    }


def _table(level: str, rows: pd.DataFrame, measure: dict[str, Any], width: int) -> Table:
    title = f"{escape(level)}: {len(rows):,}"
    table = Table(
        title=title,
        title_justify="left",
        header_style="bold",
        box=box.SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
    )
    for header in _HEADERS:
        table.add_column(header, justify="left" if header in _LEFT else "right", no_wrap=True)
    scale, sign = measure["scale"], 1 if measure["better"] == "higher" else -1
    for row in rows.to_dict("records"):
        table.add_row(
            escape(folded(row["unit_name"], width)),
            SUPPRESSED if row["hidden"] else value_text(row["value"], scale),
            value_text(row["n"], "count"),
            escape(folded(str(row["parent_name"]), width)),
            value_text(row["parent_value"], scale),
            _difference(row["parent_gap"], scale, sign),
            value_text(row["peer_value"], scale),
            _difference(row["peer_gap"], scale, sign),
            f"{rank_text(row['peer_rank'])} of {row['peer_of']:.0f}" if row["peer_rank"] > 0 else "",
        )
    return table


def _difference(gap: float, scale: str, sign: int) -> str:
    """Return a difference with a sign for better or worse, so that colour is never alone."""
    text = signed_text(gap, scale)
    if math.isnan(gap) or not gap:
        return text
    return f"[green]▲ {text}[/]" if gap * sign > 0 else f"[red]▼ {text}[/]"
