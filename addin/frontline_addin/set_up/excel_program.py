"""Excel itself, as the registry knows it: where it is, whether other programs can reach it, whether it has VBA."""

from __future__ import annotations

import re
from pathlib import PureWindowsPath
from typing import TYPE_CHECKING

from frontline_addin.set_up.finding import Finding
from frontline_addin.set_up.places import ADD_IN, OFFICE
from frontline_addin.set_up.settings import setting

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frontline_addin.set_up.machine import Machine, Registry

XLWINGS = "0.37.8"
"""The xlwings that the add-in's VBA calls; its DLL carries this number in its name."""

_APP_PATHS = r"Software\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_CLICK_TO_RUN = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun"
_VIEWS = ("", "WOW6432Node\\")
"""Where 64-bit and 32-bit programs keep their settings."""
_VBA = tuple(
    rf"{root}\{view}Microsoft\VBA"
    for root in (r"HKLM\SOFTWARE", rf"{_CLICK_TO_RUN}\REGISTRY\MACHINE\Software")
    for view in _VIEWS
)
_VBA_OFF = tuple(rf"{root}\Software\Policies\Microsoft\Office\16.0\Common" for root in ("HKCU", "HKLM"))
_DISABLED = rf"{OFFICE}\Excel\Resiliency\DisabledItems"
_OLDEST_EXCEL = 16
_WITHOUT_EXCEL = re.compile("Visio|Project|Access|Word|PowerPoint|Outlook|OneNote|Publisher|Skype")
_SPILLS = re.compile(r"^O365|^Microsoft365|20(?:2[1-9]|[3-9]\d)")
_NEWER = "Use Microsoft 365, or Excel 2021 or later; the command line frontline works without."
_PATH_AT = 12
"""After a kind and the lengths of two texts, four bytes each, comes the path."""


def excel_program(machine: Machine) -> Iterator[Finding]:
    """Look at the Excel of this machine."""
    yield _installed(machine.registry)
    yield _recent(machine.registry)
    yield _has_vba(machine.registry)
    yield _switched_off(machine.registry)


def matching_dll(machine: Machine, interpreter: Path) -> Finding:
    """Look for the library that Excel loads, of Excel's own bitness: Python's does not matter."""
    bits = _bits(machine.registry)
    name = f"xlwings{bits}-{XLWINGS}.dll"
    if any((folder / name).is_file() for folder in interpreter.parents[:2]):
        return Finding("pass", f"{name} lies beside the private Python, for a {bits}-bit Excel.")
    remedy = "Run Install-Frontline.cmd again; where it is gone again, ask whether a virus scanner took it."
    return Finding("fault", f"{name}, which a {bits}-bit Excel loads, is missing in {interpreter.parent}.", remedy)


def _installed(registry: Registry) -> Finding:
    paths = [str(registry.values(rf"{root}\{_APP_PATHS}").get("", "")) for root in ("HKCU", "HKLM")]
    found = next((path.strip('"') for path in paths if path), "")
    reachable = bool(registry.values(r"HKCR\Excel.Application\CLSID"))
    if "windowsapps" in [part.lower() for part in PureWindowsPath(found).parts]:
        remedy = "Install Microsoft 365 from office.com in its place, or use the command line frontline."
        return Finding("fault", "Excel comes from the Microsoft Store, where no other program can reach it.", remedy)
    if not reachable:
        remedy = "Repair Office under Settings > Apps, or use the command line frontline."
        return Finding("fault", "Windows knows no Excel that other programs can reach (error -2147221164).", remedy)
    where = f" in {PureWindowsPath(found).parent}" if found else ""
    return Finding("pass", f"Excel is installed{where}.")


def _recent(registry: Registry) -> Finding:
    """Look whether this Excel lets one formula fill many cells, which Excel 2016 and 2019 cannot."""
    version = str(registry.values(r"HKCR\Excel.Application\CurVer").get("", "")).rpartition(".")[2]
    if version.isdigit() and int(version) < _OLDEST_EXCEL:
        return Finding("fault", f"This Excel is version {version}.0, too old for the add-in.", _NEWER)
    listed = str(setting(registry, rf"{_CLICK_TO_RUN}\Configuration", "ProductReleaseIds") or "").split(",")
    products = [name.strip() for name in listed if name.strip() and not _WITHOUT_EXCEL.match(name.strip())]
    if products and not any(map(_SPILLS.search, products)):
        sentence = f"This Office ({', '.join(products)}) seems older than 2021: a formula that answers with a table"
        return Finding("warning", f"{sentence} shows one cell of it only.", _NEWER)
    return Finding("pass", "Nothing says that this Excel is too old for formulas that fill many cells.")


def _bits(registry: Registry) -> int:
    platform = setting(registry, rf"{_CLICK_TO_RUN}\Configuration", "Platform")
    outlook = [setting(registry, rf"HKLM\SOFTWARE\{view}Microsoft\Office\16.0\Outlook", "Bitness") for view in _VIEWS]
    return 32 if "x86" in (platform, *outlook) else 64


def _has_vba(registry: Registry) -> Finding:
    if any(setting(registry, key, "VBAOff") for key in _VBA_OFF):
        remedy = 'Ask your IT to allow it ("Disable VBA for Office applications"), or use the command line frontline.'
        return Finding("fault", "VBA is switched off by a policy, so the add-in cannot run.", remedy)
    if not any(registry.values(key) for key in _VBA):
        remedy = "Where the tab Scorecards is missing, add Visual Basic for Applications to Office."
        return Finding("warning", "Windows lists no VBA, without which the add-in cannot run.", remedy)
    return Finding("pass", "VBA is installed, and no policy switches it off.")


def _switched_off(registry: Registry) -> Finding:
    paths = [_path_in(value) for value in registry.values(_DISABLED).values() if isinstance(value, bytes)]
    if any(PureWindowsPath(path).name.lower() == ADD_IN.lower() for path in paths):
        remedy = "Switch it on again: File > Options > Add-ins > Manage: Disabled Items > Go."
        return Finding("fault", f"Excel has switched {ADD_IN} off after a crash.", remedy)
    return Finding("pass", f"Excel has not switched {ADD_IN} off.")


def _path_in(value: bytes) -> str:
    length = int.from_bytes(value[4:8], "little")
    return value[_PATH_AT : _PATH_AT + length].decode("utf-16-le", errors="replace").rstrip("\0")
