"""A user whose profile lies below a folder; Windows knows that folder as ``C:``."""

from __future__ import annotations

import subprocess
from pathlib import Path

from windows_on_linux.registry import FakeRegistry


class FakeMachine:
    def __init__(self, drive: Path, user: str = "Jörg & Söhne GmbH", code_page: str = "cp1252") -> None:
        self.drive = drive
        self.registry = FakeRegistry()
        self.code_page = code_page
        profile = drive / "Users" / user / "AppData"
        self.folders = {"LOCALAPPDATA": profile / "Local", "APPDATA": profile / "Roaming"}
        for folder in self.folders.values():
            folder.mkdir(parents=True)
        self.folders["SYSTEMROOT"] = drive / "Windows"
        self.excel_is_open = self.another_installs = False
        self.commands: list[list[str]] = []

    def folder(self, variable):
        return self.folders.get(variable)

    def python_in(self, environment):
        return environment / "bin" / "python"

    def windows_path(self, path):
        inside = path.relative_to(self.drive)
        path = inside.with_name("python.exe") if inside.name == "python" and inside.parent.name == "bin" else inside
        return "C:\\" + str(path).replace("/", "\\")

    def claim(self):
        return not self.another_installs

    def excel_runs(self):
        return self.excel_is_open

    def run(self, command):
        self.commands.append(list(command))
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return done.returncode, done.stdout


class StandIn(FakeMachine):
    """The same, but programs leave only what the installer looks at: seconds become milliseconds.

    ``fails`` is a word; a program whose command holds it fails.
    """

    fails = ""
    answer = "cpython 3 12 64 True"

    def run(self, command):
        self.commands.append(list(command))
        if self.fails and any(self.fails in word for word in command):
            return 1, "line one\nit said no"
        if "venv" in command:
            self._lay(self.python_in(Path(command[-1])), "python")
        elif "install" in command:
            site = Path(command[0]).parents[1] / "Lib" / "site-packages"
            self._lay(site / "frontline" / "__init__.py", "package")
        elif "addin" in command:
            target = Path(command[command.index("-o") + 1])
            self._lay(target, f"add-in that calls {command[-1]}")
            self._lay(target.with_suffix(".IntelliSense.xml"), "help")
        return 0, self.answer

    @staticmethod
    def _lay(path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
