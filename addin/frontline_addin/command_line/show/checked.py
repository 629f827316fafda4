"""What `frontline check` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from frontline_addin.command_line.show.as_json import print_json

if TYPE_CHECKING:
    from frontline.scorecard.faults import Fault
    from frontline_addin.actions.check_data import Checked


def show_checked(checked: Checked, *, as_json: bool) -> None:
    """Print what was taken for what, the counts and every fault."""
    if as_json:
        parts = {"faults": checked.faults, "sources": checked.sources, "counts": dict(checked.counts)}
        print_json({"done": checked.usable, **parts})
        return
    console = Console(highlight=False)
    console.soft_wrap = not console.is_terminal  # a program that reads lines gets whole ones
    for source in checked.sources:
        taken = f"{source.taken_as}, {source.rows:,} rows" if source.taken_as else "left alone"
        console.print(f"[bold]{escape(source.source)}[/]: {escape(taken)} [dim]({escape(source.why)})[/]")
    if checked.counts:
        console.print(" · ".join(f"{count:,} {name}" for name, count in checked.counts))
    for fault in checked.faults:
        console.print(_fault_line(fault))
    console.print(_verdict(checked))


def _verdict(checked: Checked) -> str:
    fatal = sum(fault.fatal for fault in checked.faults)
    if fatal:
        return f"[red]✖ {fatal} fault{'s' * (fatal > 1)}: no scorecard can be built until mended.[/]"
    warnings = len(checked.faults)
    return f"[green]✔ A scorecard can be built[/] ({warnings} warning{'s' * (warnings != 1)})."


def _fault_line(fault: Fault) -> str:
    word = "[red]FAULT[/]" if fault.fatal else "[yellow]WARNING[/]"
    return f"{word} {escape(str(fault))}"
