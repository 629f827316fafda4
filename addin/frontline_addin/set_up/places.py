"""Where the add-in and its private Python lie on a user's machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline.errors import FrontlineError

if TYPE_CHECKING:
    from pathlib import Path

    from frontline_addin.set_up.machine import Machine

ADD_IN = "Frontline.xlam"
HELP = "Frontline.IntelliSense.xml"
"""What is shown while a function is typed."""
HOME = "FrontlineScorecards"
OFFICE = r"HKCU\Software\Microsoft\Office\16.0"
"""16.0 is every Excel since 2016, Microsoft 365 among them."""
OPTIONS = rf"{OFFICE}\Excel\Options"
ADD_IN_MANAGER = rf"{OFFICE}\Excel\Add-in Manager"
"""Here Excel lists the add-ins that its user unticked, a value a path."""
TRUSTED = rf"{OFFICE}\Excel\Security\Trusted Locations\FrontlineScorecards"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\FrontlineScorecards"


class NoPlaceError(FrontlineError):
    """The machine does not say where a user's programs and settings lie."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one user.

    Parameters
    ----------
    home
        The product's own folder, with a folder for each installed version.
    start_folder
        Excel opens every file in it at the start, and trusts it.
    add_in_folder
        For an add-in that is registered instead; a folder of its own, so that nothing else becomes trusted.
    """

    home: Path
    start_folder: Path
    add_in_folder: Path

    @property
    def manifest(self) -> Path:
        """What is installed."""
        return self.home / "manifest.json"

    @property
    def kept(self) -> Path:
        """A copy of somebody else's add-in that ours took the place of."""
        return self.home / f"replaced {ADD_IN}"

    @property
    def add_ins(self) -> tuple[Path, Path]:
        """Both places where the add-in may lie."""
        return self.start_folder / ADD_IN, self.add_in_folder / ADD_IN


def places_of(machine: Machine) -> Places:
    """Return where things lie for the user of this machine; FRONTLINE_HOME moves the product's own folder.

    Raises
    ------
    NoPlaceError
        LOCALAPPDATA or APPDATA is not set.
    """
    local, roaming = machine.folder("LOCALAPPDATA"), machine.folder("APPDATA")
    if local is None or roaming is None:
        raise NoPlaceError("Windows does not say where this user's programs lie: LOCALAPPDATA and APPDATA must be set.")
    microsoft = roaming / "Microsoft"
    home = machine.folder("FRONTLINE_HOME") or local / HOME
    return Places(home, microsoft / "Excel" / "XLSTART", microsoft / "AddIns" / "Frontline Scorecards")
