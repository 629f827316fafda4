"""Removing what is the product's own, and nothing else."""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

from frontline_addin.set_up.manifest import sha256
from frontline_addin.set_up.places import ADD_IN, HELP
from frontline_install.faults import BusyError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from frontline_addin.set_up.machine import Registry
    from frontline_addin.set_up.places import Places

MARKER = "frontline-installation.txt"
"""Laid first in the folder of an installation: so one that was cut off is known, too."""


LAID = ("python", "setup", ADD_IN, HELP)
"""All else that is laid there."""


def own_folders(places: Places) -> list[Path]:
    """Return the folders of every installation, whole or cut off, even before its marker was laid."""
    folders = [path for path in places.home.glob("*") if path.is_dir()]
    return sorted(folder for folder in folders if (folder / MARKER).is_file() or not any(folder.iterdir()))


def remove_folder(folder: Path) -> list[Path]:
    """Remove the folder of one installation, with the caches Python made there; the marker goes last.

    Returns
    -------
    list of Path
        What somebody put beside what was laid: it stays.

    Raises
    ------
    BusyError
        A program of it is still running, or a window shows it.
    """
    try:
        for name in LAID:
            _remove(folder / name)
        left = sorted(set(folder.glob("*")) - {folder / MARKER})
        _remove(folder / MARKER)
        if folder.exists() and not left:
            folder.rmdir()
    except PermissionError as error:
        raise BusyError(
            f"{error.filename} is in use: the private Python still runs, or a window has that folder open. Close what "
            "shows it, or sign out of Windows and in again, and run again."
        ) from error
    return left


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def remove_other_versions(places: Places, kept: Path) -> list[Path]:
    """Remove every installation but one; return what somebody put beside what was laid, which stays."""
    return [left for folder in own_folders(places) if folder != kept for left in remove_folder(folder)]


def remove_add_ins(places: Places, path: Path) -> bool:
    """Remove an add-in and its help where a copy of each lies in one of our folders; return whether none is left.

    Somebody else's file of that name, or one that was changed since, stays.
    """
    for found in (path, path.with_name(HELP)):
        draft_of(found).unlink(missing_ok=True)
        if found.is_file() and is_ours(places, found):
            found.unlink()
    if path.parent != places.start_folder:
        with contextlib.suppress(OSError):  # it is not there, or holds something else
            path.parent.rmdir()
    return not path.exists()


def draft_of(path: Path) -> Path:
    """Return where a file is written before it takes its place.

    Beside the folder, not in it: Excel opens whatever a cut-off installation leaves in its start folder.
    """
    return path.parent.with_name(f".{path.name}.draft")


def remove_keys(registry: Registry, keys: Iterable[str]) -> None:
    """Remove keys that are our own."""
    for key in keys:
        registry.delete_key(key)


def is_ours(places: Places, path: Path) -> bool:
    """Whether a file is as an installation built it; there are as many builds as there are installations."""
    built = [folder / path.name for folder in own_folders(places)]
    return sha256(path) in {sha256(copy) for copy in built if copy.is_file()}
