"""``frontline repair``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.on_workbook import on_workbook
from frontline_addin.command_line.options import add_workbook

if TYPE_CHECKING:
    import argparse


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.repair_links import repair_links

    return on_workbook(arguments, repair_links)


COMMAND = Command(
    "repair",
    "Mend formulas that look for the add-in where another machine had it",
    "frontline repair year-end.xlsx",
    add_workbook,
    _run,
)
