"""What `frontline merge` says."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from frontline_addin.command_line.show.as_json import print_json

if TYPE_CHECKING:
    from pathlib import Path

    from frontline_addin.actions.merge import Merged


def show_merged(merged: Merged, path: Path, *, as_json: bool) -> None:
    """Print where the workbook lies, what was put in and what did not match."""
    if as_json:
        facts = {field.name: getattr(merged, field.name) for field in dataclasses.fields(merged)}
        print_json({"done": True, "path": path.resolve(), **facts})
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[green]✔[/] {escape(merged.sentence)}")
    filled = [sentence for table in merged.filled for sentence in table.sentences()]
    for sentence in (*filled, *merged.reconciliation, *merged.notes):
        console.print(escape(sentence))
    console.print(f"Workbook: [bold]{escape(str(path.resolve()))}[/]")
