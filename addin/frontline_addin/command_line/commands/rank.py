"""``frontline rank``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.options import add_data, add_settings, settings_of, whole_number

if TYPE_CHECKING:
    import argparse


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    parser.add_argument("--measure", metavar="ID", required=True, help="measure to rank")
    parser.add_argument(
        "--top", metavar="N", type=whole_number, help="show only the best and the lowest N of each level"
    )
    add_settings(parser)


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.rank_units import rank_units
    from frontline_addin.command_line.progress import StepProgress
    from frontline_addin.command_line.show.ranking import show_ranking

    settings = settings_of(arguments, [arguments.measure])
    with StepProgress(total=1) as progress:
        progress.step("Scoring the units")
        ranked = rank_units(arguments.data, settings, arguments.map)
    show_ranking(ranked, arguments.top, as_json=arguments.json)
    return 0


COMMAND = Command(
    "rank",
    "Rank the units on one measure in the terminal",
    "frontline rank results/ --measure NPS --top 10",
    _add_options,
    _run,
    writes=False,
)
