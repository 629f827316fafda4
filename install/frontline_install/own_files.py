"""Removing what is the product's own, and nothing else."""

from __future__ import annotations

import contextlib
import shutil
from typing import TYPE_CHECKING

from frontline_addin.set_up.manifest import sha256
from frontline_install.faults import BusyError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from frontline_addin.set_up.machine import Registry
    from frontline_addin.set_up.places import Places

MARKER = "frontline-installation.txt"
"""Laid first in the folder of an installation: so one that was cut off is known, too."""


def own_folders(places: Places) -> list[Path]:
    """Return the folders of every installation, whole or cut off, even before its marker was laid."""
    folders = [path for path in places.home.glob("*") if path.is_dir()]
    return sorted(folder for folder in folders if (folder / MARKER).is_file() or not any(folder.iterdir()))


def remove_folder(folder: Path) -> None:
    """Remove the folder of one installation, with the caches Python made there; the marker goes last.

    Raises
    ------
    BusyError
        A program of it is still running.
    """
    marker = folder / MARKER
    try:
        for path in [] if not folder.exists() else sorted(folder.iterdir()):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path != marker:
                path.unlink()
        marker.unlink(missing_ok=True)
        if folder.exists():
            folder.rmdir()
    except PermissionError as error:
        raise BusyError(
            f"{error.filename} is in use: the private Python still runs. Sign out of Windows, sign in and run again."
        ) from error


def remove_other_versions(places: Places, kept: Path) -> None:
    """Remove every installation but one."""
    for folder in own_folders(places):
        if folder != kept:
            remove_folder(folder)


def remove_add_ins(places: Places, path: Path) -> bool:
    """Remove an add-in and its help where a copy of each lies in one of our folders; return whether none is left.

    Somebody else's file of that name, or one that was changed since, stays.
    """
    for found in (path, path.with_suffix(".IntelliSense.xml")):
        draft_of(found).unlink(missing_ok=True)
        if found.is_file() and sha256(found) in _copies(places, found.name):
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


def _copies(places: Places, name: str) -> set[str]:
    return {sha256(folder / name) for folder in own_folders(places) if (folder / name).is_file()}
