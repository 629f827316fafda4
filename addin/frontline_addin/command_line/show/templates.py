"""What `frontline templates` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from frontline_addin.command_line.show.as_json import print_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def show_templates(written: Sequence[Path], *, as_json: bool) -> None:
    """Print where each template lies."""
    if as_json:
        print_json({"done": True, "paths": [path.resolve() for path in written]})
        return
    console = Console(highlight=False, soft_wrap=True)
    for path in written:
        console.print(f"[green]✔[/] {escape(str(path.resolve()))}")
