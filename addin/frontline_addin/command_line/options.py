"""Options that several commands share."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontline.scorecard.model import Settings
    from frontline_addin.actions.choices import Choices

THEMES = ("green-red", "blue-orange")


def whole_number(text: str) -> int:
    """Read an integer not less than 1."""
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be an integer not less than 1, but got {text}")
    return number


def share(text: str) -> float:
    """Read a share, as 0.02 or 2%."""
    try:
        number = float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)
    except ValueError:
        number = -1
    if not 0 <= number < 1:
        raise argparse.ArgumentTypeError(f"must be a share from 0 to below 1, such as 0.02 or 2%, but got {text}")
    return number


def new_workbook(text: str) -> Path:
    """Read the name of a workbook to write; under another ending Excel would refuse to open it."""
    path = Path(text)
    if path.suffix.casefold() != ".xlsx" and not path.is_dir():
        raise argparse.ArgumentTypeError(f"must be a file named .xlsx, but got {text}")
    return path


def add_data(command: argparse.ArgumentParser) -> None:
    """Add DATA and --map."""
    command.add_argument("data", metavar="DATA", type=Path, help="folder of CSV or Parquet files, or a workbook")
    add_map(command)


def add_map(command: argparse.ArgumentParser) -> None:
    """Add --map."""
    command.add_argument(
        "--map",
        metavar="FILE",
        type=Path,
        help="mapping of files and columns (default: frontline.toml beside the data)",
    )


def add_workbook(command: argparse.ArgumentParser) -> None:
    """Add WORKBOOK."""
    command.add_argument("workbook", metavar="WORKBOOK", type=Path, help="an .xlsx or .xlsm workbook, closed in Excel")


def add_yearend(command: argparse.ArgumentParser) -> None:
    """Add YEAREND and --output."""
    command.add_argument(
        "workbook", metavar="YEAREND", type=Path, help="finance's .xlsx or .xlsm workbook, closed in Excel"
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        help="file to write (default: YEAREND itself, of which a copy with the date is kept beside)",
    )


def add_measures(command: argparse.ArgumentParser) -> None:
    """Add --measure, which may be repeated."""
    command.add_argument(
        "--measure",
        metavar="ID",
        action="append",
        default=[],
        help="measure to rank, the headline first; may be repeated (default: the best of each area)",
    )


def add_one_choice(command: argparse.ArgumentParser, otherwise: str) -> None:
    """Add --measure, --level and --period, one of each; ``otherwise`` says what holds without them."""
    command.add_argument("--measure", metavar="ID", default="", help=f"the only measure to rank (default: {otherwise})")
    command.add_argument("--level", metavar="LEVEL", default="", help=f"the only level to rank (default: {otherwise})")
    command.add_argument("--period", metavar="P", default="", help=f"period to report (default: {otherwise})")


def add_settings(command: argparse.ArgumentParser) -> None:
    """Add --period, --level, --minimum-n and --tolerance."""
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
        type=whole_number,
        default=5,
        help="smallest group shown (default: %(default)s)",
    )
    command.add_argument(
        "--tolerance",
        metavar="SHARE",
        type=share,
        default=0.02,
        help="'Near' misses the target by no more than this share of it (default: 2%%)",
    )


def add_theme(command: argparse.ArgumentParser) -> None:
    """Add --theme."""
    command.add_argument(
        "--theme",
        choices=THEMES,
        default=THEMES[0],
        help="colours; blue-orange is safe for colour-blind readers (default: %(default)s)",
    )


def settings_of(arguments: argparse.Namespace, measures: list[str]) -> Settings:
    """Return the settings of a run that names its measures."""
    from frontline.scorecard.model import Settings

    return Settings(
        minimum_n=arguments.minimum_n,
        tolerance=arguments.tolerance,
        period=arguments.period,
        measures=tuple(measures),
        levels=tuple(arguments.level),
    )


def choices_of(arguments: argparse.Namespace) -> Choices:
    """Return the choices of a run over those a workbook keeps."""
    from frontline_addin.actions.choices import Choices

    return Choices(arguments.measure, arguments.level, arguments.period)
