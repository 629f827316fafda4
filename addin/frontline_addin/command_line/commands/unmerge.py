"""``frontline unmerge``."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.on_workbook import on_workbook
from frontline_addin.command_line.options import add_yearend

if TYPE_CHECKING:
    import argparse


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.unmerge import unmerge

    moment = datetime.now(UTC)
    return on_workbook(arguments, lambda host: unmerge(host, moment), output=arguments.output)


COMMAND = Command(
    "unmerge",
    "Take the scorecard's sheets out of a year-end workbook again",
    "frontline unmerge year-end.xlsx -o year-end-without.xlsx",
    add_yearend,
    _run,
)
