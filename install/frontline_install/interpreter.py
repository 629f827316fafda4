"""The Python an installation is based on: asked, and refused where it would not last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_install.faults import InstallationError

if TYPE_CHECKING:
    from pathlib import Path

    from frontline_addin.set_up.machine import Machine

_QUESTION = (
    "import importlib.util as u, struct, sys; "
    "print(sys.implementation.name, *sys.version_info[:2], 8 * struct.calcsize('P'), u.find_spec('venv') is not None)"
)
_BITS = 64


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python that can make the private one; ``version`` is such as ``3.12``."""

    path: Path
    version: str


def ask(machine: Machine, path: Path, pythons: tuple[str, ...]) -> Interpreter:
    """Ask a Python what it is.

    Parameters
    ----------
    machine
        Where it runs.
    path
        Its program.
    pythons
        The versions the bundle has wheels for.

    Raises
    ------
    InstallationError
        It is missing, Microsoft Store's, too old, 32-bit, without the module venv, or not what the wheels are for.
    """
    if "windowsapps" in [part.lower() for part in path.parts]:
        raise InstallationError(
            f"{path} belongs to the Microsoft Store, whose Python other programs cannot start reliably. "
            f"Use one from python.org: --python PATH. {_wanted(pythons)}"
        )
    if not path.is_file():
        raise InstallationError(f"There is no Python at {path}. {_wanted(pythons)}")
    code, answer = machine.run([str(path), "-I", "-c", _QUESTION])
    words = answer.split()
    if code or len(words) != 5:  # noqa: PLR2004 - as many as the question asks for
        raise InstallationError(f"{path} does not answer as a Python does: {answer.strip() or code}")
    name, major, minor, bits, has_venv = words
    version = f"{major}.{minor}"
    _refuse(path, f"{name} {version}", version not in pythons or name != "cpython", _wanted(pythons))
    _refuse(path, f"a {bits}-bit Python", int(bits) != _BITS, "Use a 64-bit one; a 32-bit Excel can call it, too.")
    _refuse(path, "a Python without the module venv", has_venv != "True", "Use one that an installer laid.")
    return Interpreter(path, version)


def _refuse(path: Path, what: str, unfit: bool, remedy: str) -> None:  # noqa: FBT001 - one table of reasons
    if unfit:
        raise InstallationError(f"{path} is {what}. {remedy}")


def _wanted(pythons: tuple[str, ...]) -> str:
    return f"This bundle is for Python {' or '.join(pythons) or '3.11 and newer'}, 64-bit."
