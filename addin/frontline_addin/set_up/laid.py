"""The add-in and the private Python on this machine: whether they are there, whole, once, and let in."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from frontline_addin.set_up.excel_program import matching_dll
from frontline_addin.set_up.finding import Finding
from frontline_addin.set_up.manifest import ManifestError, read_manifest
from frontline_addin.set_up.mark_of_the_web import is_blocked
from frontline_addin.set_up.places import ADD_IN, OPTIONS
from frontline_addin.set_up.verify import AGAIN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
        yield Finding("pass", f"The private Python is there: {manifest.interpreter}.")
        yield matching_dll(machine, manifest.interpreter)
    else:
        yield Finding("fault", f"The private Python {manifest.interpreter} is gone.", AGAIN)
    yield _nameable(machine, manifest.interpreter)
    if manifest.registered:
        yield _registered(machine, manifest.registered)


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
    names = ["OPEN", *(f"OPEN{number}" for number, _ in zip(count(1), held, strict=False))]
    read = names[: next((place for place, name in enumerate(names) if name not in held), len(names))]
    if wanted in (held[name] for name in read):
        return Finding("pass", "The add-in is in Excel's list of add-ins to open.")
    if wanted in held.values():
        remedy = f"{AGAIN} Whoever removed an add-in left a gap in the list."
        return Finding("fault", "The add-in stands behind a gap in Excel's list, where Excel does not look.", remedy)
    return Finding("fault", "The add-in is no longer in Excel's list of add-ins to open.", AGAIN)
