"""Python's module for the registry, over a dictionary."""
# ruff: noqa: N802 - Windows' own names

from __future__ import annotations

import types
from contextlib import contextmanager


class Winreg(types.ModuleType):
    """What is given to ``sys.modules``; it fails as Windows does where a key is missing."""

    HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE, HKEY_CLASSES_ROOT = "HKCU", "HKLM", "HKCR"
    KEY_READ, KEY_WOW64_64KEY, KEY_WRITE = 0x20019, 0x100, 0x20006
    REG_SZ, REG_DWORD = 1, 4

    def __init__(self):
        super().__init__("winreg")
        self.keys = {}

    @contextmanager
    def OpenKey(self, root, inside, _reserved, access):
        assert access in {self.KEY_READ | self.KEY_WOW64_64KEY, self.KEY_WRITE}
        if (root, inside) not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        yield self.keys[root, inside]

    @contextmanager
    def CreateKeyEx(self, root, inside, _reserved, access):
        assert access == self.KEY_WRITE
        yield self.keys.setdefault((root, inside), {})

    @staticmethod
    def QueryInfoKey(key):
        return 0, len(key), 0

    @staticmethod
    def EnumValue(key, place):
        name = list(key)[place]
        return name, key[name][0], key[name][1]

    @staticmethod
    def SetValueEx(key, name, _reserved, kind, value):
        key[name] = (value, kind)

    @staticmethod
    def DeleteValue(key, name):
        if name not in key:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        del key[name]

    def DeleteKey(self, root, inside):
        if self.keys.pop((root, inside), None) is None:
            raise FileNotFoundError(2, "The system cannot find the file specified")
