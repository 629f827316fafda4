"""A headless LibreOffice of the tests' own: started, driven, and gone without a trace."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

DRIVER = Path(__file__).with_name("calc_driver.py")
PATIENCE = 20
"""Seconds that LibreOffice has to end by itself."""


def find_soffice() -> str | None:
    """Return LibreOffice's program: the one the variable FRONTLINE_SOFFICE names, or that on the PATH."""
    return os.environ.get("FRONTLINE_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")


def find_python_with_uno() -> str | None:
    """Return a Python that can drive LibreOffice, which need not be the one that runs the tests."""
    for python in (os.environ.get("FRONTLINE_UNO_PYTHON"), "/usr/bin/python3", sys.executable):
        if python and _imports_uno(python):
            return python
    return None


def _imports_uno(python: str) -> bool:
    if not Path(python).exists():
        return False
    return subprocess.run([python, "-c", "import uno"], capture_output=True, check=False).returncode == 0


class Calc:
    """LibreOffice with a profile in a folder, driven over a pipe of its own.

    Every command of `calc_driver.Driver` is called as ``calc("open", path)``.
    """

    def __init__(self, folder: Path, soffice: str, python: str) -> None:
        self.folder = folder
        pipe = f"frontline-{os.getpid()}-{folder.name}"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        options = ("--headless", "--norestore", "--nologo", "--nodefault", f"--accept=pipe,name={pipe};urp;")
        # LibreOffice looks for its Python's library where the first python3 of the PATH lies
        path = os.pathsep.join((str(Path(python).parent), os.environ.get("PATH", "")))
        self._office = subprocess.Popen(
            [soffice, profile, *options],
            env={**os.environ, "PATH": path},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._driver = subprocess.Popen(
            [python, str(DRIVER), pipe], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        try:
            self._answer()
        except BaseException:
            self.stop()
            raise

    def __call__(self, command: str, *arguments: Any) -> Any:
        assert self._driver.stdin is not None
        print(json.dumps([command, arguments]), file=self._driver.stdin, flush=True)
        answer = self._answer()
        assert "error" not in answer, f"{command}: {answer['error']}"
        return answer["result"]

    def _answer(self) -> Any:
        assert self._driver.stdout is not None
        line = self._driver.stdout.readline()
        assert line, "LibreOffice's driver ended."
        return json.loads(line)

    @property
    def group(self) -> int:
        """Number of the group that LibreOffice's processes are in, also those that its add-ins start."""
        return self._office.pid

    def stop(self) -> None:
        """End LibreOffice: first politely, then the whole group."""
        if self._driver.poll() is None:
            assert self._driver.stdin is not None
            print(json.dumps(["quit", []]), file=self._driver.stdin, flush=True)
        try:
            self._driver.communicate(timeout=PATIENCE)
            self._office.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._driver.kill()
        finally:
            self._end_group()
            self._office.wait()
            self._driver.communicate()

    def _end_group(self) -> None:
        try:
            os.killpg(self.group, signal.SIGKILL)
        except ProcessLookupError:
            return
