"""``frontline build``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.options import (
    add_data,
    add_measures,
    add_settings,
    add_theme,
    new_workbook,
    settings_of,
)
from frontline_addin.command_line.replacing import add_force, refuse_others

if TYPE_CHECKING:
    import argparse


def _add_options(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT.xlsx",
        type=new_workbook,
        help="workbook to write (default: DATA-scorecard.xlsx in this folder)",
    )
    add_force(parser)
    add_measures(parser)
    add_settings(parser)
    add_theme(parser)


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.build_scorecard import STEPS, build_scorecard
    from frontline_addin.command_line.progress import StepProgress
    from frontline_addin.command_line.show.built import show_built

    output = arguments.output or Path(f"{_name_of(arguments.data)}-scorecard.xlsx")
    _refuse_to_replace(arguments.data, output)
    refuse_others(output, force=arguments.force)
    settings = settings_of(arguments, arguments.measure)
    with StepProgress(total=len(STEPS)) as progress:
        built = build_scorecard(arguments.data, output, settings, arguments.theme, arguments.map, progress.step)
    show_built(built, as_json=arguments.json)
    return 0


def _refuse_to_replace(data: Path, output: Path) -> None:
    from frontline.errors import ParameterError

    if data.is_file() and output.resolve() == data.resolve():
        raise ParameterError(f"output must be another file than the data, which it would replace, but got {output}")


def _name_of(data: Path) -> str:
    return re.sub(r"[^\w.-]+", "-", data.resolve().stem).strip("-") or "frontline"


COMMAND = Command(
    "build",
    "Build a scorecard workbook from a folder or workbook of results",
    "frontline build results/ -o scorecard.xlsx --period 2024 --measure NPS",
    _add_options,
    _run,
)
