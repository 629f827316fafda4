"""``frontline undo``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.on_workbook import on_workbook
from frontline_addin.command_line.options import add_workbook

if TYPE_CHECKING:
    import argparse


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.undo import undo

    return on_workbook(arguments, undo)


COMMAND = Command(
    "undo",
    "Bring a workbook back as it was before the last refresh",
    "frontline undo year-end.xlsx",
    add_workbook,
    _run,
)
