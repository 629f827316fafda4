"""The commands and their options; imports nothing heavy, so that help is instant."""

from __future__ import annotations

import argparse
from pathlib import Path

from frontline import __version__

THEMES = ("green-red", "blue-orange")
EXIT_CODES = "exit codes: 0 done, 1 fault in the data, 2 wrong use of the command, 3 file in use"


def _whole_number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be an integer not less than 1, but got {text}")
    return number


def _share(text: str) -> float:
    number = float(text.rstrip("%")) / (100 if text.endswith("%") else 1)
    if not 0 <= number < 1:
        raise argparse.ArgumentTypeError(f"must be a share from 0 to below 1, such as 0.02 or 2%, but got {text}")
    return number


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line ``frontline``."""
    parser = argparse.ArgumentParser(
        prog="frontline",
        description="Scorecards of frontline units: satisfaction before the money, every number with its n.",
        epilog=EXIT_CODES,
    )
    parser.add_argument("--version", action="version", version=f"frontline {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_demo(commands)
    _add_check(commands)
    _add_build(commands)
    _add_rank(commands)
    return parser


_Commands = argparse._SubParsersAction  # noqa: SLF001 - argparse gives its type no public name


def _command(
    commands: _Commands[argparse.ArgumentParser], name: str, summary: str, example: str
) -> argparse.ArgumentParser:
    command = commands.add_parser(
        name,
        help=summary,
        description=summary,
        epilog=f"example:\n  {example}\n\n{EXIT_CODES}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("--json", action="store_true", help="print the result as JSON, for other programs")
    return command


def _add_data(command: argparse.ArgumentParser) -> None:
    command.add_argument("data", metavar="DATA", type=Path, help="folder of CSV or Parquet files, or a workbook")
    command.add_argument(
        "--map",
        metavar="FILE",
        type=Path,
        help="mapping of files and columns (default: frontline.toml beside the data)",
    )


def _add_choices(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--period", metavar="P", help="period to report, such as 2024 or 'Q4 2024' (default: the latest)"
    )
    command.add_argument(
        "--level",
        metavar="LEVEL",
        action="append",
        default=[],
        help="level to rank; may be repeated (default: all)",
    )
    command.add_argument(
        "--minimum-n",
        metavar="N",
        type=_whole_number,
        default=5,
        help="smallest group shown (default: %(default)s)",
    )
    command.add_argument(
        "--tolerance",
        metavar="SHARE",
        type=_share,
        default=0.02,
        help="'Near' misses the target by no more than this share of it (default: 2%%)",
    )


def _add_theme(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--theme",
        choices=THEMES,
        default=THEMES[0],
        help="colours; blue-orange is safe for colour-blind readers (default: %(default)s)",
    )


def _add_demo(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "demo", "Build the scorecard of the embedded sample", "frontline demo -o frontline-demo"
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        type=Path,
        default=Path("frontline-demo"),
        help="folder for data and scorecard (default: %(default)s)",
    )
    _add_theme(command)


def _add_check(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands, "check", "Check data and say what is wrong, writing nothing", "frontline check results/"
    )
    _add_data(command)


def _add_build(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands,
        "build",
        "Build a scorecard workbook from a folder or workbook of results",
        "frontline build results/ -o scorecard.xlsx --period 2024 --measure NPS",
    )
    _add_data(command)
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT.xlsx",
        type=Path,
        help="workbook to write (default: DATA-scorecard.xlsx in this folder)",
    )
    command.add_argument(
        "--measure",
        metavar="ID",
        action="append",
        default=[],
        help="measure to rank, the headline first; may be repeated (default: the best of each area)",
    )
    _add_choices(command)
    _add_theme(command)


def _add_rank(commands: _Commands[argparse.ArgumentParser]) -> None:
    command = _command(
        commands,
        "rank",
        "Rank the units on one measure in the terminal",
        "frontline rank results/ --measure NPS --top 10",
    )
    _add_data(command)
    command.add_argument("--measure", metavar="ID", required=True, help="measure to rank")
    command.add_argument(
        "--top", metavar="N", type=_whole_number, help="show only the best and the lowest N of each level"
    )
    _add_choices(command)
