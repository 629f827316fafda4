"""The reference of all commands, generated from the parser: ``python -m frontline_addin.command_line.reference``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from frontline_addin.command_line.catalogue import COMMANDS
from frontline_addin.command_line.parser import EXIT_CODES, make_parser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from frontline_addin.command_line.command import Command

HEAD = """# Commands of `frontline`

Generated from the commands themselves by `python -m frontline_addin.command_line.reference`; a test keeps it true.
"""


def command_reference() -> str:
    """Return the reference as Markdown, the same on every version of Python."""
    parsers = _parsers()
    commands = "\n".join(_section(command, parsers[command.name]) for command in COMMANDS)
    return f"{HEAD}\n{EXIT_CODES[0].upper()}{EXIT_CODES[1:]}.\n\n{commands}"


def _parsers() -> dict[str, argparse.ArgumentParser]:
    actions = make_parser()._actions  # noqa: SLF001 - argparse offers no other way to list its commands
    return next(dict(action.choices) for action in actions if isinstance(action.choices, dict))


def _section(command: Command, parser: argparse.ArgumentParser) -> str:
    head = f"## {command.name}\n\n{command.summary}.\n\n    {command.example}\n"
    rows = "\n".join(_rows(parser))
    return f"{head}\n| option | meaning |\n|---|---|\n{rows}\n"


def _rows(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001 - as above
        values = " or ".join(map(str, action.choices)) if action.choices else str(action.metavar or "")
        words = " ".join([", ".join(action.option_strings), values if action.nargs != 0 else ""]).strip()
        meaning = (action.help or "") % {"default": action.default}
        yield f"| `{words}` | {meaning} |"


if __name__ == "__main__":
    sys.stdout.write(command_reference())
