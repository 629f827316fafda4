"""``frontline guide``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.options import new_workbook
from frontline_addin.command_line.replacing import add_force, refuse_others

if TYPE_CHECKING:
    import argparse


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT.xlsx",
        type=new_workbook,
        default=Path("frontline-guide.xlsx"),
        help="workbook to write (default: %(default)s)",
    )
    add_force(parser)


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.guide import guide
    from frontline_addin.command_line.progress import StepProgress
    from frontline_addin.command_line.show.done import show_done

    refuse_others(arguments.output, force=arguments.force)
    with StepProgress(total=1) as progress:
        progress.step("Writing the guide")
        written = guide(arguments.output)
    show_done(written, (), as_json=arguments.json)
    return 0


COMMAND = Command(
    "guide",
    "Write a workbook that explains every button and worksheet function",
    "frontline guide -o guide.xlsx",
    _add_options,
    _run,
)
