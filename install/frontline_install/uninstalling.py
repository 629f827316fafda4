"""Removing what the installer laid, the add-in first: an Excel without its Python would show errors."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from frontline_addin.set_up.manifest import manifest_draft
from frontline_addin.set_up.places import TRUSTED, UNINSTALL, places_of
from frontline_install.own_files import own_folders, remove_add_ins, remove_folder, remove_keys
from frontline_install.plan import refuse_while_busy
from frontline_install.registration import unregister

if TYPE_CHECKING:
    from pathlib import Path

    from frontline_addin.set_up.machine import Machine


def uninstall(machine: Machine) -> list[str]:
    """Remove every installation of this user, whole or cut off.

    Parameters
    ----------
    machine
        Where.

    Returns
    -------
    list of str
        A sentence for whatever stays because the installer did not lay it.

    Raises
    ------
    BusyError
        Excel or the private Python is running; running again later goes on.
    """
    places = places_of(machine)
    refuse_while_busy(machine, places)
    left = [path for path in places.add_ins if not remove_add_ins(places, path)]
    unregister(machine.registry, machine.windows_path(places.add_ins[True]))
    remove_keys(machine.registry, [TRUSTED])
    for folder in own_folders(places):
        left += remove_folder(folder)
    remove_keys(machine.registry, [UNINSTALL])  # so long as something is there, Settings > Apps offers to remove it
    for path in (places.manifest, manifest_draft(places.manifest)):
        path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # it is not there, or holds something else
        places.home.rmdir()
    named = {inside.parent for inside in left}
    left += [path for path in _inside(places.home) if path not in named]
    return [f"{path} stays: the installer did not lay it, or it was changed since." for path in left]


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []
