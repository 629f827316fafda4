"""Running an action on a closed workbook, and saying what it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from frontline_addin.command_line.show.done import Done
    from frontline_addin.hosts.closed_file import ClosedFile


def on_workbook(
    arguments: argparse.Namespace,
    action: Callable[[ClosedFile], Done],
    data: Path | None = None,
    output: Path | None = None,
) -> int:
    """Run an action on the WORKBOOK of a command, print what it did and return the exit code.

    Parameters
    ----------
    arguments
        As parsed.
    action
        What to do.
    data
        Where the tables lie, if not in the workbook.
    output
        The file that gets the changed workbook; None where the workbook itself is replaced.
    """
    from frontline.errors import FileFaultError
    from frontline_addin.command_line.progress import StepProgress
    from frontline_addin.command_line.show.done import show_done
    from frontline_addin.hosts.closed_file import ClosedFile

    if arguments.workbook.is_dir():
        raise FileFaultError(f"{arguments.workbook} is a folder; give the name of a workbook.")
    with StepProgress() as progress:
        host = ClosedFile(arguments.workbook, data, progress.step, output)
        done = action(host)
    show_done(done, host.notes, as_json=arguments.json)
    return 0
