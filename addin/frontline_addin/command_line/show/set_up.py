"""What `frontline doctor` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from frontline_addin.command_line.show.as_json import print_json

if TYPE_CHECKING:
    from frontline_addin.actions.check_setup import SetUp

_MARKS = {"pass": "[green]✔[/]", "warning": "[yellow]WARNING[/]", "fault": "[red]FAULT[/]"}


def show_set_up(found: SetUp, *, as_json: bool) -> None:
    """Print every finding with what to do."""
    if as_json:
        print_json({"done": found.works, "findings": found.findings})
        return
    console = Console(highlight=False, soft_wrap=True)
    for finding in found.findings:
        console.print(f"{_MARKS[finding.weight]} {escape(str(finding))}")
