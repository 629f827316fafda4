"""``frontline merge``."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.options import add_measures, add_settings, add_theme, add_yearend, settings_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from frontline_addin.actions.merge_wanted import Wanted


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "results",
        metavar="RESULTS",
        type=Path,
        help="folder or workbook of results, or a scorecard that frontline build made",
    )
    add_yearend(parser)
    parser.add_argument(
        "--at",
        metavar="PLACE",
        default="front",
        help="where new sheets stand: front, end, or the sheet they go in front of (default: %(default)s)",
    )
    parser.add_argument(
        "--sheets", metavar="A,B", default="", help="sheets to put in, such as Summary,Rankings (default: all)"
    )
    parser.add_argument(
        "--fill",
        metavar="TABLE!COLUMN=MEASURE",
        action="append",
        default=[],
        help="column of a table in YEAREND to fill by unit; several with commas, or repeated",
    )
    parser.add_argument(
        "--units",
        metavar="TABLE!COLUMN",
        default="",
        help="table of YEAREND that lists the units, and its column of ids or names (default: found)",
    )
    parser.add_argument(
        "--drop-signature", action="store_true", help="take a digital signature off, which any change would break"
    )
    parser.add_argument(
        "--run-by",
        metavar="NAME",
        default="",
        help="who runs this, for the audit trail (default: nobody's name is written)",
    )
    add_measures(parser)
    add_settings(parser)
    add_theme(parser)


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.merge import merge
    from frontline_addin.command_line.merge_files import refuse_files
    from frontline_addin.command_line.progress import StepProgress
    from frontline_addin.command_line.show.merged import show_merged
    from frontline_addin.hosts.closed_file import ClosedFile

    wanted, moment = _wanted(arguments), datetime.now(UTC)
    refuse_files(arguments.results, arguments.workbook, arguments.output)
    with StepProgress() as progress, _offers(arguments):
        host = ClosedFile(arguments.workbook, arguments.results, progress.step, arguments.output)
        merged = merge(host, arguments.results, wanted, moment, _warn)
    show_merged(merged, arguments.output or arguments.workbook, as_json=arguments.json)
    return 0


@contextmanager
def _offers(arguments: argparse.Namespace) -> Iterator[None]:
    """Add to a fault what may be typed instead."""
    from frontline.errors import DataFaultError, FileFaultError
    from frontline_addin.command_line.merge_files import swapped
    from frontline_workbooks.package import PackageFault

    try:
        yield
    except PackageFault as fault:
        offer = " Or take it off with --drop-signature." if fault.code == "signed" else ""
        raise PackageFault(fault.code, f"{fault}{offer}") from fault
    except DataFaultError as fault:
        turned = swapped(arguments.results, arguments.workbook)
        if not turned:
            raise
        raise FileFaultError(
            f"{arguments.results.name} holds no results, and {arguments.workbook.name} does; did you mean {turned}?"
        ) from fault


def _wanted(arguments: argparse.Namespace) -> Wanted:
    from frontline_addin.actions.merge_fill import parse_fills
    from frontline_addin.actions.merge_wanted import Wanted

    table, _, column = arguments.units.partition("!")
    return Wanted(
        at=arguments.at,
        sheets=tuple(name.strip() for name in arguments.sheets.split(",") if name.strip()),
        fill=tuple(fill for text in arguments.fill for fill in parse_fills(text)),
        units=(table.strip(), column.strip()),
        run_by=arguments.run_by,
        drop_signature=arguments.drop_signature,
        settings=settings_of(arguments, arguments.measure),
        theme=arguments.theme,
    )


def _warn(warnings: Sequence[str], at: str) -> str:
    """Say what counts the sheets of the workbook, before they are put in."""
    for warning in warnings:
        sys.stderr.write(f"WARNING {warning}\n")
    sys.stderr.write("With --at end the new sheets stand behind all others, and nothing counts differently.\n")
    return at


COMMAND = Command(
    "merge",
    "Put the scorecard's sheets into a year-end workbook, leaving every other part of it as it is",
    'frontline merge results/ year-end.xlsx --fill "Budget!Satisfaction=SAT"',
    _add_options,
    _run,
)
