"""Excel's list of add-ins to open (OPEN, OPEN1, ...), the trusted folder, and Windows' list of installed apps."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from frontline_addin.set_up.open_list import names, names_read, opens
from frontline_addin.set_up.places import ADD_IN_MANAGER, OPTIONS, TRUSTED, UNINSTALL

if TYPE_CHECKING:
    from pathlib import Path

    from frontline_addin.set_up.machine import Machine, Registry

POWERSHELL = PurePath("System32", "WindowsPowerShell", "v1.0", "powershell.exe")


def register(registry: Registry, path: str) -> None:
    """Let Excel open an add-in at its start: the first free name is taken, nobody else's touched."""
    held = registry.values(OPTIONS)
    if not any(opens(held[name], path) for name in names_read(held)):
        registry.set_value(OPTIONS, next(name for name in names() if name not in held), f'"{path}"')


def unregister(registry: Registry, path: str) -> None:
    """Take our value away and move the later ones up: Excel stops reading at the first name that is missing."""
    registry.delete_value(ADD_IN_MANAGER, path)
    held = registry.values(OPTIONS)
    run = names_read(held)
    for name in held.keys() - run:
        if opens(held[name], path):
            registry.delete_value(OPTIONS, name)
    kept = [held[name] for name in run if not opens(held[name], path)]
    if len(kept) == len(run):
        return
    for name, value in zip(run, kept, strict=False):
        if held[name] != value and isinstance(value, str):
            registry.set_value(OPTIONS, name, value)
    for name in run[len(kept) :]:
        registry.delete_value(OPTIONS, name)


def trust(registry: Registry, folder: str) -> None:
    """Let Excel trust the add-in's own folder, without the folders inside."""
    registry.set_value(TRUSTED, "Path", folder.rstrip("\\") + "\\")
    registry.set_value(TRUSTED, "Description", "Frontline Scorecards")
    registry.set_value(TRUSTED, "AllowSubFolders", 0)


def list_as_app(machine: Machine, version: str, setup: Path) -> None:
    """Show the product under Settings > Apps, with the command that uninstalls it."""
    script = machine.windows_path(setup / "Install-Frontline.ps1")
    windows = machine.folder("SYSTEMROOT")
    program = machine.windows_path(windows / POWERSHELL) if windows else POWERSHELL.name
    quiet = f'"{program}" -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "{script}" -Uninstall'
    shown: dict[str, str | int] = {
        "DisplayName": "Frontline Scorecards",
        "DisplayVersion": version,
        "Publisher": "Frontline Scorecards",
        "InstallLocation": machine.windows_path(setup.parent),
        "UninstallString": f'"{machine.windows_path(setup / "Install-Frontline.cmd")}" -Uninstall',
        "QuietUninstallString": quiet,
        "NoModify": 1,
        "NoRepair": 1,
    }
    for name, value in shown.items():
        machine.registry.set_value(UNINSTALL, name, value)
