"""The Windows this runs on."""

from __future__ import annotations

import locale
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_addin.set_up.machine import Machine


if sys.platform == "win32":
    import ctypes

    from frontline_addin.set_up.windows_registry import WindowsRegistry

    _EXISTS_ALREADY = 183

    class ThisMachine:
        """Windows, asked through the standard library; programs are started by their whole paths."""

        def __init__(self) -> None:
            self.registry = WindowsRegistry()

        @property
        def code_page(self) -> str:
            """Python's name of the code page in which Excel hands a path to Windows."""
            return locale.getencoding()

        def folder(self, variable: str) -> Path | None:
            """Return the folder that an environment variable names."""
            named = os.environ.get(variable, "")
            return Path(named) if named else None

        def python_in(self, environment: Path) -> Path:
            """Return where a virtual environment has its Python."""
            return environment / "Scripts" / "python.exe"

        def windows_path(self, path: Path) -> str:
            """Return the path as text."""
            return str(path)

        def claim(self) -> bool:
            """Hold a name that Windows gives to one program at a time, and takes back however that ends."""
            kernel = ctypes.WinDLL("kernel32", use_last_error=True)
            kernel.CreateMutexW(None, 0, "Local\\FrontlineScorecardsInstaller")
            return ctypes.get_last_error() != _EXISTS_ALREADY

        def excel_runs(self) -> bool:
            """Whether this user has Excel open; others on the same server may."""
            tasklist = Path(os.environ["SYSTEMROOT"]) / "System32" / "tasklist.exe"
            user = os.environ.get("USERNAME", "")
            mine = ["/FI", f"USERNAME eq {os.environ.get('USERDOMAIN', '.')}\\{user}"] if user else []
            _, listed = self.run([str(tasklist), "/FI", "IMAGENAME eq EXCEL.EXE", *mine, "/FO", "CSV", "/NH"])
            return "excel.exe" in listed.lower()

        def run(self, command: Sequence[str]) -> tuple[int, str]:
            """Run a program to its end, without a window of its own."""
            done = subprocess.run(  # noqa: S603 - a list of our own, no shell
                list(command),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                check=False,
                creationflags=subprocess.CREATE_NO_WINDOW,
            )
            return done.returncode, done.stdout

    def this_machine() -> Machine | None:
        """Return this machine, None where it has no Windows."""
        return ThisMachine()

else:

    def this_machine() -> Machine | None:
        """Return this machine, None where it has no Windows."""
        return None
