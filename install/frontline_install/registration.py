"""Excel's list of add-ins to open (OPEN, OPEN1, ...), the trusted folder, and Windows' list of installed apps."""

from __future__ import annotations

from itertools import count, takewhile
from typing import TYPE_CHECKING

from frontline_addin.set_up.places import OPTIONS, TRUSTED, UNINSTALL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from frontline_addin.set_up.machine import Machine, Registry, Value


def register(registry: Registry, path: str) -> str:
    """Let Excel open an add-in at its start: the first free name is taken, nobody else's touched.

    Returns
    -------
    str
        What the value holds: the path in quotation marks.
    """
    wanted = f'"{path}"'
    held = registry.values(OPTIONS)
    run = _unbroken(held)
    if wanted not in (held[name] for name in run):
        registry.set_value(OPTIONS, next(name for name in _names() if name not in held), wanted)
    return wanted


def unregister(registry: Registry, wanted: str) -> None:
    """Take our value away and move the later ones up: Excel stops reading at the first name that is missing."""
    held = registry.values(OPTIONS)
    run = _unbroken(held)
    kept = [held[name] for name in run if held[name] != wanted]
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
    quiet = f'powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "{script}" -Uninstall'
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


def _unbroken(held: Mapping[str, Value]) -> list[str]:
    return list(takewhile(held.__contains__, _names()))


def _names() -> Iterator[str]:
    yield "OPEN"
    yield from (f"OPEN{number}" for number in count(1))
