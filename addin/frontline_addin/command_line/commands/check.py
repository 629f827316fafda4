"""``frontline check``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command
from frontline_addin.command_line.options import add_data

if TYPE_CHECKING:
    import argparse


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.check_data import check_data
    from frontline_addin.command_line.progress import StepProgress
    from frontline_addin.command_line.show.checked import show_checked

    with StepProgress(total=1) as progress:
        progress.step("Reading the data")
        checked = check_data(arguments.data, arguments.map)
    show_checked(checked, as_json=arguments.json)
    return 0 if checked.usable else 1


COMMAND = Command(
    "check",
    "Check data and say what is wrong, writing nothing",
    "frontline check results/",
    add_data,
    _run,
    writes=False,
)
