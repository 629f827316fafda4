"""``frontline demo``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.options import add_theme

if TYPE_CHECKING:
    import argparse


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        type=Path,
        default=Path("frontline-demo"),
        help="folder for data and scorecard (default: %(default)s)",
    )
    add_theme(parser)


def _run(arguments: argparse.Namespace) -> int:
    from frontline.scorecard.model import Settings
    from frontline_addin.actions.build_scorecard import STEPS
    from frontline_addin.actions.demonstrate import demonstrate
    from frontline_addin.command_line.progress import StepProgress
    from frontline_addin.command_line.show.built import show_built

    with StepProgress(total=len(STEPS) + 1) as progress:
        built = demonstrate(arguments.output, Settings(), arguments.theme, progress.step)
    show_built(built, as_json=arguments.json)
    return 0


COMMAND = Command(
    "demo", "Build the scorecard of the embedded sample", "frontline demo -o frontline-demo", _add_options, _run
)
