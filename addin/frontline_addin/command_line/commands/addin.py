"""``frontline addin``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command

if TYPE_CHECKING:
    import argparse


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", metavar="build", choices=("build",), help="build the add-in from its sources")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE.xlam",
        type=Path,
        default=Path("Frontline.xlam"),
        help="add-in to write, its function help beside it (default: %(default)s)",
    )
    parser.add_argument(
        "--interpreter",
        metavar="PATH",
        default="",
        help="the Python of the machine it is for (default: the private one that the installer lays)",
    )


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.build_addin import DEFAULT_INTERPRETER, build
    from frontline_addin.command_line.progress import StepProgress
    from frontline_addin.command_line.show.addin import show_addin

    with StepProgress(total=1) as progress:
        progress.step("Building the add-in")
        built = build(arguments.output, arguments.interpreter or DEFAULT_INTERPRETER)
    show_addin(built, as_json=arguments.json)
    return 0


COMMAND = Command(
    "addin",
    "Build the Excel add-in",
    "frontline addin build -o Frontline.xlam",
    _add_options,
    _run,
)
