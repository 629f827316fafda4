"""Laying the private Python: the one of the bundle unpacked, or an environment of an existing one."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

from frontline_install.faults import InstallationError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from frontline_addin.set_up.machine import Machine
    from frontline_install.bundle import Bundle
    from frontline_install.interpreter import Interpreter


def unpack(bundle: Bundle, folder: Path) -> Path:
    """Unpack the Python of the bundle, open it for packages, and return its program.

    Its file ``._pth`` names all it searches: neither PYTHONPATH, the registry nor the current folder count.
    """
    archive = bundle.embedded
    if archive is None:
        raise InstallationError("The bundle brings no Python; name one with --python PATH.")
    try:
        with zipfile.ZipFile(archive) as package:
            package.extractall(folder)
    except zipfile.BadZipFile as error:
        raise InstallationError(f"{archive.name} is damaged: download it again from python.org.") from error
    searched = sorted(folder.glob("python3*._pth"))
    if len(searched) != 1:
        raise InstallationError(f"{archive.name} is not python.org's embeddable package: it lacks its ._pth file.")
    library = next(folder.glob("python3*.zip")).name
    searched[0].write_text(f"{library}\n.\nLib\\site-packages\nimport site\n", encoding="utf-8")
    return folder / "python.exe"


def make_environment(machine: Machine, base: Interpreter, folder: Path) -> Path:
    """Make a virtual environment without pip and return its program."""
    _run(machine, [str(base.path), "-I", "-m", "venv", "--without-pip", str(folder)], "The private Python was not made")
    return machine.python_in(folder)


def install_packages(machine: Machine, python: Path, bundle: Bundle, version: str) -> None:
    """Install every package of the bundle, from its files alone, each with the hash that is listed for it."""
    command = [str(python), "-I", str(bundle.pip / "pip"), "--isolated", "install", "--no-index", "--no-cache-dir"]
    command += ["--find-links", str(bundle.wheels), "--require-hashes", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "--no-warn-script-location"]
    _run(machine, [*command, "-r", str(bundle.requirements(version))], "The packages were not installed")


def try_out(machine: Machine, python: Path) -> None:
    """Import what Excel will import; the part that talks to Excel exists on Windows only."""
    code = "import sys, xlwings, frontline_udfs; sys.platform != 'win32' or __import__('xlwings.com_server')"
    _run(machine, [str(python), "-I", "-c", code], "The private Python does not work")


def build_add_in(machine: Machine, python: Path, target: Path) -> None:
    """Let the private Python build the add-in that calls it."""
    command = [str(python), "-I", "-m", "frontline_addin.command_line.main", "addin", "build", "-o", str(target)]
    _run(machine, [*command, "--interpreter", machine.windows_path(python)], "The add-in was not built")


def _run(machine: Machine, command: Sequence[str], sentence: str) -> None:
    code, said = machine.run(command)
    if code:
        last = "\n".join(said.strip().splitlines()[-5:])
        raise InstallationError(f"{sentence}: {command[0]} ended with {code}.\n{last}")
