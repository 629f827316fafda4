"""``frontline compare``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.options import add_data, add_one_choice, choices_of, new_workbook
from frontline_addin.command_line.replacing import add_force, refuse_others

if TYPE_CHECKING:
    import argparse


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    add_one_choice(parser, "automatic")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT.xlsx",
        type=new_workbook,
        help="workbook to write the comparison to (default: show it in the terminal)",
    )
    add_force(parser)


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.compare_units import compare_units, write_comparison
    from frontline_addin.command_line.progress import StepProgress
    from frontline_addin.command_line.show.compared import show_compared

    if arguments.output:
        refuse_others(arguments.output, force=arguments.force)
    with StepProgress(total=3 if arguments.output else 2) as progress:
        compared = compare_units(arguments.data, choices_of(arguments), arguments.map, progress.step)
        if arguments.output:
            progress.step("Writing the workbook")
            write_comparison(compared, arguments.output)
    show_compared(compared, arguments.output, as_json=arguments.json)
    return 0


COMMAND = Command(
    "compare",
    "Compare each unit with the unit above it and with its peers",
    "frontline compare results/ --measure NPS --level Branch",
    _add_options,
    _run,
)
