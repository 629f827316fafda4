"""What an installation will do, settled and checked before anything is touched."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.set_up.places import Places, places_of
from frontline_install.faults import BusyError, InstallationError
from frontline_install.interpreter import Interpreter, ask
from frontline_install.unfit_folder import refuse_unfit

if TYPE_CHECKING:
    from frontline_addin.set_up.machine import Machine
    from frontline_install.bundle import Bundle


@dataclass(frozen=True, slots=True)
class Plan:
    """One installation.

    Parameters
    ----------
    bundle
        What is installed.
    places
        Where things lie for this user.
    folder
        The folder that will be the installation's own; it does not exist yet.
    base
        The Python to make an environment of, None where the one of the bundle is unpacked.
    registers
        Whether Excel's list of add-ins is used instead of its start folder.
    """

    bundle: Bundle
    places: Places
    folder: Path
    base: Interpreter | None
    registers: bool

    @property
    def python_version(self) -> str:
        """The version of the private Python, such as ``3.12``."""
        return self.base.version if self.base else self.bundle.embedded_version

    @property
    def add_in(self) -> Path:
        """Where the add-in will lie."""
        return self.places.add_ins[self.registers]

    def sentences(self) -> list[str]:
        """Return what will be done, a sentence a step."""
        of = f"an environment of {self.base.path}" if self.base else f"unpacked from {self.bundle.folder}"
        way = "is registered in Excel's list of add-ins" if self.registers else "is opened by Excel at its start"
        return [
            f"Frontline Scorecards {self.bundle.version} goes to {self.folder}.",
            f"Its private Python {self.python_version} is {of}; no other program sees it.",
            f"The add-in goes to {self.add_in} and {way}.",
        ]


def make_plan(machine: Machine, bundle: Bundle, *, python: Path | None = None, registers: bool = False) -> Plan:
    """Settle an installation.

    Parameters
    ----------
    machine
        Where to install.
    bundle
        What to install.
    python
        An existing Python to make an environment of; None for the one of the bundle.
    registers
        Whether to use Excel's list of add-ins instead of its start folder.

    Raises
    ------
    BusyError
        Excel is open.
    InstallationError
        The bundle or the Python is unfit, or a path cannot be handed to Excel.
    """
    places = places_of(machine)
    refuse_while_busy(machine, places)
    bundle.check()
    folder = _free_folder(places, bundle.version)
    refuse_unfit(machine, folder)
    if python is None and bundle.embedded is None:
        wanted = " or ".join(bundle.pythons)
        raise InstallationError(
            f"No Python was found. Install Python {wanted} (64-bit) from python.org for this user, name one with "
            "--python PATH, or put python.org's embeddable package for it beside Install-Frontline.cmd."
        )
    base = ask(machine, python, bundle.pythons) if python else None
    if base is None and bundle.embedded_version not in bundle.pythons:
        raise InstallationError(
            f"The bundle brings Python {bundle.embedded_version}, but its wheels are for {' or '.join(bundle.pythons)}."
        )
    return Plan(bundle, places, folder, base, registers)


def refuse_while_busy(machine: Machine, places: Places) -> None:
    """Refuse to work beside another installer, or under an open Excel, which holds the add-in and the private Python.

    Raises
    ------
    BusyError
        One of them runs.
    """
    if not machine.claim():
        raise BusyError("Another installation of Frontline Scorecards is running. Wait for its end and run again.")
    if machine.excel_runs():
        raise BusyError("Close Excel and run again. Nothing was changed.")
    for path in filter(Path.is_file, places.add_ins):
        try:
            path.open("r+b").close()
        except PermissionError as error:
            where = "also where you are signed in elsewhere, or in Task Manager"
            raise BusyError(
                f"{path} is open in an Excel: close it, {where}, and run again. Nothing was changed."
            ) from error


def _free_folder(places: Places, version: str) -> Path:
    names = (version if number == 1 else f"{version}-{number}" for number in count(1))
    return next(places.home / name for name in names if not (places.home / name).exists())
