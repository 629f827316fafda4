"""What the installer and the check of the set-up ask of a machine; tests give one that is not Windows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

Value = str | int | bytes | list[str] | None
"""What a value of the registry holds: REG_SZ, REG_DWORD, REG_BINARY, REG_MULTI_SZ, REG_NONE."""


class Registry(Protocol):
    r"""Windows' registry; a key is a whole path such as ``HKCU\Software\Microsoft\Office``."""

    def values(self, key: str) -> Mapping[str, Value]:
        """Return the values of a key by name ("" is the default value), empty where there is no key."""
        ...

    def set_value(self, key: str, name: str, value: str | int) -> None:
        """Write a text or a number, making the key where needed."""
        ...

    def delete_value(self, key: str, name: str) -> None:
        """Take a value away; nothing happens where there is none."""
        ...

    def delete_key(self, key: str) -> None:
        """Take a key that holds no keys away; nothing happens where there is none."""
        ...


class Machine(Protocol):
    """A machine with Windows, or one that behaves so."""

    @property
    def registry(self) -> Registry:
        """The registry."""
        ...

    @property
    def code_page(self) -> str:
        """Python's name of the code page in which Excel hands a path to Windows."""
        ...

    def folder(self, variable: str) -> Path | None:
        """Return the folder that an environment variable such as ``APPDATA`` names, None where it names none."""
        ...

    def python_in(self, environment: Path) -> Path:
        """Return where a virtual environment has its Python."""
        ...

    def windows_path(self, path: Path) -> str:
        """Return a path as Windows writes it."""
        ...

    def claim(self) -> bool:
        """Be the only installer of this user until this program ends; return whether there is no other."""
        ...

    def excel_runs(self) -> bool:
        """Whether this user has Excel open."""
        ...

    def run(self, command: Sequence[str]) -> tuple[int, str]:
        """Run a program to its end and return its exit code and what it printed."""
        ...
