"""What ``start.py`` in a bundle runs: install, uninstall or verify, one sentence a step."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.errors import FrontlineError
from frontline_addin.set_up.places import places_of
from frontline_addin.set_up.this_machine import this_machine
from frontline_addin.set_up.verify import verify
from frontline_install.bundle import Bundle
from frontline_install.faults import BusyError, InstallationError
from frontline_install.installing import install
from frontline_install.plan import make_plan
from frontline_install.uninstalling import uninstall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_addin.set_up.machine import Machine

DONE, FAULT, BUSY = 0, 1, 3


def main(folder: Path, argv: Sequence[str] | None = None, machine: Machine | None = None) -> int:
    """Do what was asked and return the exit code.

    Parameters
    ----------
    folder
        The unpacked bundle.
    argv
        What was typed; None for the arguments of the program.
    machine
        Where to work; None for the Windows this runs on.

    Returns
    -------
    int
        0 done, 1 not possible, 2 not understood (left through ``SystemExit``), 3 Excel or Python is running.
    """
    arguments = _parser().parse_args(argv)
    there = machine or this_machine()
    try:
        return _run(arguments, there, Bundle(folder))
    except BusyError as error:
        _tell(f"ERROR {error}")
        return BUSY
    except FrontlineError as error:
        _tell(f"ERROR {error}")
        return FAULT
    except OSError as error:
        _tell(f"ERROR {error.filename or 'A file'}: {error.strerror or error}. Mend that and run again: it goes on.")
        return FAULT
    except Exception as error:  # noqa: BLE001 - nobody who installs can use a traceback
        _tell(f"ERROR Something unforeseen happened ({type(error).__name__}: {error}). Send this line to your IT.")
        return FAULT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="Install-Frontline", description="Install Frontline Scorecards for this user."
    )
    parser.add_argument(
        "action", choices=("install", "plan", "verify", "uninstall"), help="plan: only say what would be"
    )
    parser.add_argument("--python", type=Path, metavar="PATH", help="a Python to use instead of the bundle's own")
    parser.add_argument(
        "--register", action="store_true", help="use Excel's list of add-ins instead of its start folder"
    )
    return parser


def _run(arguments: argparse.Namespace, machine: Machine | None, bundle: Bundle) -> int:
    if machine is None:
        wheel = bundle.wheel.relative_to(bundle.folder).as_posix()
        raise InstallationError(
            f"The installer works on Windows. Elsewhere type in this folder: python3 -m pip install {wheel}"
        )
    if arguments.action == "uninstall":
        return _uninstall(machine)
    if arguments.action == "verify":
        return _verify(machine)
    plan = make_plan(machine, bundle, python=arguments.python, registers=arguments.register)
    for sentence in plan.sentences():
        _tell(sentence)
    if arguments.action == "plan":
        return DONE
    laid = install(plan, machine, lambda step: _tell(f"- {step}"))
    _tell(f"Done: {len(laid.files):,} files. Start Excel; the tab Scorecards is there.")
    return DONE


def _uninstall(machine: Machine) -> int:
    left = uninstall(machine)
    for sentence in left:
        _tell(sentence)
    _tell("Frontline Scorecards is uninstalled.")
    return DONE


def _verify(machine: Machine) -> int:
    found = list(verify(places_of(machine)))
    for finding in found:
        _tell(str(finding))
    return DONE if all(finding.weight == "pass" for finding in found) else FAULT


def _tell(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()
