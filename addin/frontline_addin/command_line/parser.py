"""The parser of all commands; imports nothing heavy, so that help is instant."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from frontline import __version__
from frontline_addin.command_line.catalogue import COMMANDS

if TYPE_CHECKING:
    from frontline_addin.command_line.command import Command

EXIT_CODES = "exit codes: 0 done, 1 fault in the data, 2 wrong use of the command, 3 file in use"


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line ``frontline``; what it returns holds the command as ``command``."""
    parser = argparse.ArgumentParser(
        prog="frontline",
        description="Scorecards of frontline units: satisfaction before the money, every number with its n.",
        epilog=EXIT_CODES,
    )
    parser.add_argument("--version", action="version", version=f"frontline {__version__}")
    commands = parser.add_subparsers(dest="name", required=True, metavar="COMMAND")
    for command in COMMANDS:
        _add(commands, command)
    return parser


def _add(commands: argparse._SubParsersAction[argparse.ArgumentParser], command: Command) -> None:
    parser = commands.add_parser(
        command.name,
        help=command.summary,
        description=command.summary,
        epilog=f"example:\n  {command.example}\n\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--json", action="store_true", help="print the result as JSON, for other programs")
    command.add_options(parser)
    parser.set_defaults(command=command)
