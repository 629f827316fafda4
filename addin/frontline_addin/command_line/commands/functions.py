"""``frontline functions``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command

if TYPE_CHECKING:
    import argparse


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "function", metavar="NAME", nargs="?", default="", help="one function, such as FLS_RANK (default: list all)"
    )


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.command_line.show.functions import show_function, show_functions

    if arguments.function:
        show_function(arguments.function, as_json=arguments.json)
    else:
        show_functions(as_json=arguments.json)
    return 0


COMMAND = Command(
    "functions",
    "Explain the worksheet functions: their arguments, what they return, an example",
    "frontline functions FLS_RANK",
    _add_options,
    _run,
    writes=False,
)
