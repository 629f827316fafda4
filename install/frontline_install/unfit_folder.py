"""Folders an installation would not work in: refused before anything is laid."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from frontline_install.faults import InstallationError

if TYPE_CHECKING:
    from pathlib import Path

    from frontline_addin.set_up.machine import Machine

LONGEST_INSIDE = 140
"""No file of the packages, nor what Python compiles of it, has a longer path below the installation's folder."""
_LONGEST_PATH = 259
NEEDED_MB = 600
_SERVICES = {"systemprofile", "serviceprofiles"}
_ELSEWHERE = (
    "Set this user's environment variable FRONTLINE_HOME to a short folder with plain letters, such as "
    "C:\\Frontline, sign in again and run again."
)


def refuse_unfit(machine: Machine, folder: Path) -> None:
    """Refuse a folder in which the private Python could not be laid or started.

    Raises
    ------
    InstallationError
        It belongs to Windows itself, has letters that Excel cannot hand on, is too deep, or its disk is full.
    """
    path = machine.windows_path(folder)
    _refuse_service(path)
    _refuse_letters(path, machine.code_page)
    if len(path) + LONGEST_INSIDE > _LONGEST_PATH:
        raise InstallationError(
            f"{path} is too long a path: Windows allows {_LONGEST_PATH} characters, and files inside need "
            f"{LONGEST_INSIDE} of them. {_ELSEWHERE}"
        )
    _refuse_full(folder)


def _refuse_service(path: str) -> None:
    if _SERVICES & set(path.lower().split("\\")):
        raise InstallationError(
            f"This runs as an account of Windows itself, whose programs lie in {path}: nobody's Excel would find the "
            "add-in. Run it as the user who is to have it (IT-GUIDE.md, Installing)."
        )


def _refuse_letters(path: str, code_page: str) -> None:
    """Excel hands the path of Python on in the code page of Windows: other letters would become question marks."""
    try:
        path.encode(code_page)
    except UnicodeEncodeError as error:
        raise InstallationError(
            f'Excel cannot start a Python in {path}: "{path[error.start : error.end]}" is not in this Windows\' code '
            f"page {code_page}. {_ELSEWHERE}"
        ) from error


def _refuse_full(folder: Path) -> None:
    there = next(parent for parent in folder.parents if parent.exists())
    free = shutil.disk_usage(there).free // 1_000_000
    if free < NEEDED_MB:
        raise InstallationError(
            f"{there} has {free:,} MB free, and an installation needs {NEEDED_MB}. Make room, run again."
        )
