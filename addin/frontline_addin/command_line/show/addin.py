"""What `frontline addin build` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from frontline_addin.command_line.show.as_json import print_json

if TYPE_CHECKING:
    from frontline_addin.build_addin import Built


def show_addin(built: Built, *, as_json: bool) -> None:
    """Print where the add-in lies, and its hash: the same sources give the same one."""
    if as_json:
        paths = {"path": built.path.resolve(), "help_path": built.help_path.resolve()}
        print_json({"done": True, **paths, "sha256": built.sha256})
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[green]✔[/] Add-in built: [bold]{escape(str(built.path.resolve()))}[/]")
    console.print(f"Function help: {escape(str(built.help_path.resolve()))}\nSHA-256: {built.sha256}")
