"""``frontline refresh``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.on_workbook import on_workbook
from frontline_addin.command_line.options import add_one_choice, add_workbook, choices_of

if TYPE_CHECKING:
    import argparse


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_workbook(parser)
    parser.add_argument(
        "--data",
        metavar="DATA",
        type=Path,
        help="folder or workbook that holds the tables (default: the workbook itself)",
    )
    add_one_choice(parser, "as when the scorecard was built")


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.refresh_rankings import refresh_rankings

    return on_workbook(arguments, lambda host: refresh_rankings(host, choices_of(arguments)), arguments.data)


COMMAND = Command(
    "refresh",
    "Bring the scorecard in a workbook up to date, leaving everything else in it as it is",
    "frontline refresh year-end.xlsx --data results/ --period 2024",
    _add_options,
    _run,
)
