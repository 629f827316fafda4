"""Commands that write a workbook anew: what they may replace."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from pathlib import Path


def add_force(command: argparse.ArgumentParser) -> None:
    """Add --force."""
    command.add_argument(
        "--force",
        action="store_true",
        help="replace a file even where it is not a workbook that Frontline Scorecards made",
    )


def refuse_others(output: Path, *, force: bool) -> None:
    """Refuse to replace somebody's file; a workbook of nothing but sheets of ours may be replaced.

    Parameters
    ----------
    output
        The file to write.
    force
        Whether the user wants it replaced whatever it is.

    Raises
    ------
    frontline.errors.FileFaultError
        It is somebody's, or open in another program.
    """
    from frontline.errors import FileFaultError
    from frontline_addin.hosts.outputs import is_ours
    from frontline_workbooks.saving import refuse_if_open

    if force or not output.is_file():
        return
    refuse_if_open(output)
    if not is_ours(output):
        raise FileFaultError(
            f"{output} is there already, and it is not a workbook that Frontline Scorecards made, or sheets of "
            "somebody's were added to it. Give another name with -o, or replace it with --force."
        )
