"""Check set-up: one sentence a finding on Python, the versions, Windows, and Excel where it is there."""

from __future__ import annotations

import struct
import sys
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from frontline import __version__
from frontline_addin.set_up.excel_program import XLWINGS, excel_program
from frontline_addin.set_up.finding import Finding
from frontline_addin.set_up.laid import laid
from frontline_addin.set_up.places import places_of
from frontline_addin.set_up.policies import policies
from frontline_addin.set_up.this_machine import this_machine
from frontline_addin.set_up.verify import AGAIN
from frontline_addin.set_up.verify import verify as compare_hashes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from frontline_addin.set_up.machine import Machine

OLDEST_PYTHON = (3, 11)
WANTED = {"UDF Modules": "frontline_udfs", "Use UDF Server": "TRUE", "ADD_WORKBOOK_TO_PYTHONPATH": "FALSE"}
"""Settings of the add-in that must be as they were built."""


@dataclass(frozen=True, slots=True)
class ExcelFacts:
    """What the running Excel says of itself and of our add-in.

    Parameters
    ----------
    version, bits
        ``"16.0"`` and ``"64-bit"``, "" where not known.
    add_in
        Where the add-in lies, None where it is not loaded.
    add_in_version
        Its version, "" where not known.
    settings
        Its settings by name.
    """

    version: str
    bits: str = ""
    add_in: str | None = None
    add_in_version: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SetUp:
    """Every finding, faults first."""

    findings: tuple[Finding, ...]

    @property
    def works(self) -> bool:
        """Whether no finding is a fault."""
        return all(finding.weight != "fault" for finding in self.findings)

    @property
    def sentence(self) -> str:
        """The findings that need something done, or that all is well, in words."""
        open_ones = [str(finding) for finding in self.findings if finding.weight != "pass"]
        if open_ones:
            return "\n".join(open_ones)
        return f"All is well: {len(self.findings)} things were looked at."


def check_setup(excel: ExcelFacts | None = None, machine: Machine | None = None, *, verify: bool = False) -> SetUp:
    """Look at everything that has to fit together.

    Parameters
    ----------
    excel
        What Excel says; None where no Excel runs or can run.
    machine
        Whose registry and folders to look at; None for the Windows this runs on, if it is one.
    verify
        Whether to compare the hash of every installed file as well, which takes some seconds.
    """
    found = [*_python(), *_xlwings(), *_windows(machine or this_machine(), verify=verify), *_excel(excel)]
    weights = ("fault", "warning", "pass")
    return SetUp(tuple(sorted(found, key=lambda finding: weights.index(finding.weight))))


def _windows(machine: Machine | None, *, verify: bool) -> Iterator[Finding]:
    if machine is None:
        yield Finding("pass", "Policies, start folders and installed files: on Windows only; here they cannot apply.")
        return
    places = places_of(machine)
    yield from excel_program(machine)
    yield from policies(machine)
    yield from laid(machine, places)
    if verify:
        yield from compare_hashes(places)


def _python() -> Iterator[Finding]:
    running = ".".join(map(str, sys.version_info[:3]))
    bits = 8 * struct.calcsize("P")
    said = f"Python {running}, {bits}-bit, runs from {sys.executable}."
    if sys.version_info >= OLDEST_PYTHON:
        yield Finding("pass", said)
    else:  # pragma: no cover - this file does not even load there
        yield Finding("fault", said, "Install Python 3.11 or newer and Frontline Scorecards in it.")
    yield Finding("pass", f"Frontline Scorecards {__version__} is installed in {Path(__file__).parents[1]}.")


def _xlwings() -> Iterator[Finding]:
    mend = _again()
    try:
        found = version("xlwings")
    except PackageNotFoundError:
        yield Finding("fault", "xlwings is not installed.", mend)
        return
    if found == XLWINGS:
        yield Finding("pass", f"xlwings {found} is the one the add-in calls.")
    else:
        yield Finding("fault", f"xlwings {found} is installed, but the add-in calls {XLWINGS}.", mend)
    yield _dll(Path(sys.executable).parent)


def _again(how: str = "") -> str:
    """Return how xlwings is laid again: the Python that the installer laid has no pip."""
    pip = f'Run "{sys.executable}" -m pip install xlwings=={XLWINGS}{how}.'
    return pip if find_spec("pip") else AGAIN


def _dll(folder: Path) -> Finding:
    """Look for the library through which Excel reaches Python, where xlwings' VBA looks for it."""
    if not _on_windows():
        return Finding("pass", "The library that lets cells call Python exists on Windows only; here it cannot apply.")
    name = f"xlwings{8 * struct.calcsize('P')}-{XLWINGS}.dll"
    if any((place / name).is_file() for place in (folder, folder.parent)):
        return Finding("pass", f"{name} lies beside Python.")
    return Finding("fault", f"{name} is missing in {folder} and above it.", _again(" --force-reinstall"))


def _on_windows() -> bool:
    return sys.platform == "win32"


def _excel(excel: ExcelFacts | None) -> Iterator[Finding]:
    if excel is None:
        yield Finding("pass", "Excel was not asked: Check set-up on the ribbon looks at it, too.")
        return
    yield Finding("pass", f"Excel {excel.version} {excel.bits}".strip() + " runs.")
    if excel.add_in is None:
        remedy = "Switch it on under File > Options > Add-ins > Excel Add-ins."
        yield Finding("fault", "The add-in Frontline.xlam is not loaded.", remedy)
        return
    yield _add_in_version(excel)
    yield from _settings(excel.settings)


def _add_in_version(excel: ExcelFacts) -> Finding:
    if excel.add_in_version == __version__:
        return Finding("pass", f"The add-in {excel.add_in} has the same version, {__version__}.")
    known = excel.add_in_version or "of an unknown version"
    remedy = "Build the add-in again with frontline addin build, and put it in its place."
    return Finding("fault", f"The add-in {excel.add_in} is {known}, the Python package {__version__}.", remedy)


def _settings(settings: Mapping[str, str]) -> Iterator[Finding]:
    for name, wanted in WANTED.items():
        given = settings.get(name, "")
        if given.upper() == wanted.upper():
            yield Finding("pass", f"The add-in's setting {name} is {wanted}.")
        else:
            remedy = "Put the add-in in again as it was built."
            yield Finding("fault", f'The add-in\'s setting {name} is "{given}", not {wanted}.', remedy)
    interpreter = settings.get("Interpreter_Win", "")
    if _on_windows() and not Path(interpreter).is_file():
        remedy = "Build the add-in again with frontline addin build --interpreter and the path of this Python."
        yield Finding("fault", f'The add-in looks for Python in "{interpreter}", where there is none.', remedy)
    elif interpreter:
        yield Finding("pass", f"The add-in looks for Python in {interpreter}.")
