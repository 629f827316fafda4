"""``frontline templates``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command

if TYPE_CHECKING:
    import argparse


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        type=Path,
        default=Path("frontline-templates"),
        help="folder to write them to (default: %(default)s)",
    )


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.command_line.progress import StepProgress
    from frontline_addin.command_line.show.templates import show_templates
    from frontline_workbooks.templates import write_templates

    with StepProgress(total=1) as progress:
        progress.step("Writing the templates")
        _make_folder(arguments.output)
        written = write_templates(arguments.output)
    show_templates(written, as_json=arguments.json)
    return 0


def _make_folder(folder: Path) -> None:
    from frontline.errors import FileFaultError

    if folder.is_file():
        raise FileFaultError(f"{folder} is a file; give the name of a folder.")
    folder.mkdir(parents=True, exist_ok=True)


COMMAND = Command(
    "templates",
    "Write the template workbooks: paste your data, read the answer",
    "frontline templates -o templates",
    _add_options,
    _run,
)
