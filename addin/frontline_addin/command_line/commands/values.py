"""``frontline values``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.on_workbook import on_workbook
from frontline_addin.command_line.options import add_workbook

if TYPE_CHECKING:
    import argparse


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_workbook(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help="file to write (default: 'WORKBOOK (values).xlsx' beside it, replacing nothing)",
    )


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.values_only import free_path, values_only

    workbook = arguments.workbook
    output = arguments.output or free_path(workbook.name, workbook.parent)
    return on_workbook(arguments, lambda host: values_only(host, output))


COMMAND = Command(
    "values",
    "Write a copy of a workbook in which every formula has become its value",
    "frontline values year-end.xlsx -o year-end-values.xlsx",
    _add_options,
    _run,
)
