"""Reading settings as Windows does: names in any case, and what an organisation says before what a user says."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontline_addin.set_up.machine import Registry, Value


def setting(registry: Registry, key: str, name: str) -> Value:
    """Return one value of a key, None where there is none."""
    held = registry.values(key)
    return next((value for found, value in held.items() if found.lower() == name.lower()), None)


def office_number(registry: Registry, inside: str, name: str) -> int:
    r"""Return a number of Office such as ``VBAWarnings`` in ``Excel\Security``, 0 where nobody set it."""
    keys = (rf"HKCU\Software\{where}Microsoft\Office\16.0\{inside}" for where in ("Policies\\", ""))
    found = (setting(registry, key, name) for key in keys)
    return next((value for value in found if isinstance(value, int)), 0)
