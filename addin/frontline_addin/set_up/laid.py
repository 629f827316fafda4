"""The add-in and the private Python on this machine: whether they are there, whole, once, and let in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from frontline_addin.set_up.excel_program import matching_dll
from frontline_addin.set_up.finding import Finding
from frontline_addin.set_up.manifest import ManifestError, read_manifest
from frontline_addin.set_up.mark_of_the_web import is_blocked
from frontline_addin.set_up.open_list import names_read, opens
from frontline_addin.set_up.places import ADD_IN, ADD_IN_MANAGER, OPTIONS
from frontline_addin.set_up.verify import AGAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from frontline_addin.set_up.machine import Machine
    from frontline_addin.set_up.manifest import Manifest
    from frontline_addin.set_up.places import Places


def laid(machine: Machine, places: Places) -> Iterator[Finding]:
    """Look at what the installer laid for this user, or somebody by hand."""
    there = [path for path in places.add_ins if path.is_file()]
    yield _once(there, places)
    for path in there:
        yield _let_in(path)
    try:
        manifest = read_manifest(places.manifest)
    except ManifestError as error:
        yield Finding("fault", str(error))
        return
    if manifest is not None:
        yield from _installed(machine, manifest)


def _once(there: list[Path], places: Places) -> Finding:
    if len(there) > 1:
        remedy = "Delete one of them, then start Excel again."
        return Finding("warning", f"{there[0]} and {there[1]} are both there: Excel opens one of them only.", remedy)
    if not there:
        where = f"{places.start_folder} nor in {places.add_in_folder}"
        remedy = "Unless you put it elsewhere, run Install-Frontline.cmd."
        return Finding("warning", f"{ADD_IN} is neither in {where}.", remedy)
    return Finding("pass", f"{there[0]} is there.")


def _let_in(path: Path) -> Finding:
    if is_blocked(path):
        remedy = "Close Excel, right-click the file, Properties, tick Unblock."
        return Finding("fault", f"Windows marked {path} as downloaded, so Excel switches its macros off.", remedy)
    return Finding("pass", f"{path.name} bears no mark of a download.")


def _installed(machine: Machine, manifest: Manifest) -> Iterator[Finding]:
    if manifest.interpreter.is_file():
        yield _based(manifest.interpreter)
        yield matching_dll(machine, manifest.interpreter)
    else:
        yield Finding("fault", f"The private Python {manifest.interpreter} is gone.", AGAIN)
    yield _nameable(machine, manifest.interpreter)
    if manifest.registered:
        yield _registered(machine, manifest.registered)


def _based(interpreter: Path) -> Finding:
    """Look for the Python that an environment was made of: without it, the private one does not start."""
    try:
        lines = (interpreter.parents[1] / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []  # it is whole in itself
    home = next((line.partition("=")[2].strip() for line in lines if line.partition("=")[0].strip() == "home"), "")
    if home and not Path(home).is_dir():
        return Finding("fault", f"The private Python was made of the one in {home}, which is gone.", AGAIN)
    return Finding("pass", f"The private Python is there: {interpreter}.")


def _nameable(machine: Machine, interpreter: Path) -> Finding:
    path = machine.windows_path(interpreter)
    try:
        path.encode(machine.code_page)
    except UnicodeEncodeError:
        remedy = "Set FRONTLINE_HOME to a folder with plain letters and run Install-Frontline.cmd again."
        return Finding("fault", f"{path} has letters that Excel cannot hand on ({machine.code_page}).", remedy)
    return Finding("pass", "Excel can hand the path of Python on to Windows.")


def _registered(machine: Machine, wanted: str) -> Finding:
    """Follow Excel through its list, which ends at the first name that is missing."""
    held = machine.registry.values(OPTIONS)
    if any(opens(held[name], wanted) for name in names_read(held)):
        return Finding("pass", "The add-in is in Excel's list of add-ins to open.")
    if any(opens(value, wanted) for value in held.values()):
        remedy = f"{AGAIN} Whoever removed an add-in left a gap in the list."
        return Finding("fault", "The add-in stands behind a gap in Excel's list, where Excel does not look.", remedy)
    if any(opens(path, wanted) for path in machine.registry.values(ADD_IN_MANAGER)):
        remedy = "Tick it: File > Options > Add-ins > Excel Add-ins > Go."
        return Finding("fault", "The add-in was unticked in Excel's list of add-ins.", remedy)
    return Finding("fault", "The add-in is no longer in Excel's list of add-ins to open.", AGAIN)
