"""What `frontline addin build` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from frontline_addin.command_line.show.as_json import print_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def show_addin(files: Mapping[str, Path], sha256: str, *, as_json: bool) -> None:
    """Print where the add-in and its help lie, and its hash: the same sources give the same one."""
    if as_json:
        paths = {name: path.resolve() for name, path in files.items()}
        print_json({"done": True, **paths, "sha256": sha256})
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[green]✔[/] Add-in built: [bold]{escape(str(files['path'].resolve()))}[/]")
    if "help_path" in files:
        console.print(f"Function help: {escape(str(files['help_path'].resolve()))}")
    console.print(f"SHA-256: {sha256}")
