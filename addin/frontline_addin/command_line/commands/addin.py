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
        metavar="FILE",
        type=Path,
        help="add-in to write, its function help beside it (default: Frontline.xlam, with --calc Frontline.oxt)",
    )
    parser.add_argument(
        "--interpreter",
        metavar="PATH",
        default="",
        help="Python of the machine it is for (default: the private one the installer lays; with --calc this one)",
    )
    parser.add_argument("--calc", action="store_true", help="build the add-in of LibreOffice Calc instead")


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.command_line.progress import StepProgress
    from frontline_addin.command_line.show.addin import show_addin

    with StepProgress(total=1) as progress:
        progress.step("Building the add-in")
        files, sha256 = _built_for_calc(arguments) if arguments.calc else _built_for_excel(arguments)
    show_addin(files, sha256, as_json=arguments.json)
    return 0


def _built_for_excel(arguments: argparse.Namespace) -> tuple[dict[str, Path], str]:
    from frontline_addin.build_addin import DEFAULT_INTERPRETER, build

    built = build(arguments.output or Path("Frontline.xlam"), arguments.interpreter or DEFAULT_INTERPRETER)
    return {"path": built.path, "help_path": built.help_path}, built.sha256


def _built_for_calc(arguments: argparse.Namespace) -> tuple[dict[str, Path], str]:
    from frontline_addin.build_calc import build

    python = Path(arguments.interpreter) if arguments.interpreter else None
    built = build(arguments.output or Path("Frontline.oxt"), python)
    return {"path": built.path}, built.sha256


COMMAND = Command(
    "addin",
    "Build the add-in of Excel, or that of LibreOffice Calc",
    "frontline addin build -o Frontline.xlam",
    _add_options,
    _run,
)
