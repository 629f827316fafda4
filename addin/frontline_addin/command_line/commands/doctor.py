"""``frontline doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline_addin.command_line.command import Command

if TYPE_CHECKING:
    import argparse


def _add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--verify", action="store_true", help="compare every installed file with its hash, too")


def _run(arguments: argparse.Namespace) -> int:
    from frontline_addin.actions.check_setup import check_setup
    from frontline_addin.command_line.show.set_up import show_set_up

    found = check_setup(verify=arguments.verify)
    show_set_up(found, as_json=arguments.json)
    return 0 if found.works else 1


COMMAND = Command(
    "doctor",
    "Check that Python, xlwings, Excel and the add-in fit together, and that nothing forbids them",
    "frontline doctor",
    _add_options,
    _run,
    writes=False,
)
