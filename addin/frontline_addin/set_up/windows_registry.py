"""The registry of the Windows this runs on."""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frontline_addin.set_up.machine import Value

if sys.platform == "win32":
    import winreg

    _ROOTS = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE, "HKCR": winreg.HKEY_CLASSES_ROOT}
    _READ = winreg.KEY_READ | winreg.KEY_WOW64_64KEY  # a 32-bit Python sees what a 64-bit program sees

    class WindowsRegistry:
        """The registry through Python's own module."""

        def values(self, key: str) -> dict[str, Value]:
            """Return the values of a key by name, empty where there is no key."""
            found: dict[str, Value] = {}
            with contextlib.suppress(OSError), _opened(key) as handle:
                for place in range(winreg.QueryInfoKey(handle)[1]):
                    name, value, _ = winreg.EnumValue(handle, place)
                    found[name] = value
            return found

        def set_value(self, key: str, name: str, value: str | int) -> None:
            """Write a text or a number, making the key where needed."""
            kind = winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ
            root, inside = _parted(key)
            with winreg.CreateKeyEx(root, inside, 0, winreg.KEY_WRITE) as handle:
                winreg.SetValueEx(handle, name, 0, kind, value)

        def delete_value(self, key: str, name: str) -> None:
            """Take a value away; nothing happens where there is none."""
            root, inside = _parted(key)
            with contextlib.suppress(FileNotFoundError), winreg.OpenKey(root, inside, 0, winreg.KEY_WRITE) as handle:
                winreg.DeleteValue(handle, name)

        def delete_key(self, key: str) -> None:
            """Take a key that holds no keys away; nothing happens where there is none."""
            with contextlib.suppress(FileNotFoundError):
                winreg.DeleteKey(*_parted(key))

    def _opened(key: str) -> Any:
        root, inside = _parted(key)
        return winreg.OpenKey(root, inside, 0, _READ)

    def _parted(key: str) -> tuple[int, str]:
        root, _, inside = key.partition("\\")
        return _ROOTS[root], inside
