"""Building Frontline.xlam and the help that Excel-DNA IntelliSense shows while a formula is typed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline import __version__
from frontline.errors import FileFaultError, ParameterError
from frontline_workbooks.saving import write_file

if TYPE_CHECKING:
    from pathlib import Path

DEFAULT_INTERPRETER = rf"%LOCALAPPDATA%\FrontlineScorecards\{__version__}\python\python.exe"
"""Where the installer unpacks this version's private Python; Windows fills in the user's own folder."""

_WHOLE_PATH = re.compile(r"""(?:[A-Za-z]:\\|\\\\|%\w+%\\)[^"<>|*?\r\n]+\.exe""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Built:
    """An add-in that was built.

    Parameters
    ----------
    path
        The .xlam.
    sha256
        Its hash, the same for the same sources and interpreter.
    help_path
        The .IntelliSense.xml beside it.
    """

    path: Path
    sha256: str
    help_path: Path


def build(output: Path, interpreter: str = DEFAULT_INTERPRETER) -> Built:
    """Build the add-in.

    Parameters
    ----------
    output
        The .xlam to write; the add-in's links and settings go by its name, so keep it ``Frontline.xlam``.
    interpreter
        Absolute path of the Python on the machine of the user; names between ``%`` are filled in there.

    Returns
    -------
    Built
        Where it is, and its hash.

    Raises
    ------
    ParameterError
        The interpreter's path is not absolute, so that Windows would search for it.
    FileFaultError
        The output is no .xlam, or cannot be written.
    """
    from frontline_addin.build_addin.intellisense import intellisense_xml
    from frontline_addin.build_addin.package import pack
    from frontline_addin.build_addin.parts import addin_parts

    _check(output, interpreter)
    data = pack(addin_parts(interpreter))
    help_path = output.with_suffix(".IntelliSense.xml")
    write_file(output, data)
    write_file(help_path, intellisense_xml().encode())
    return Built(output, hashlib.sha256(data).hexdigest(), help_path)


def _check(output: Path, interpreter: str) -> None:
    if output.suffix.lower() != ".xlam":
        raise FileFaultError(f"The add-in must be a file named .xlam, but got {output.name}.")
    if not _WHOLE_PATH.fullmatch(interpreter):
        raise ParameterError(
            "interpreter must be the whole path of a Windows Python, such as "
            rf"C:\Python\python.exe, but got {interpreter}"
        )
