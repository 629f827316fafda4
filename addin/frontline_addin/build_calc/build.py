"""Building Frontline.oxt."""

from __future__ import annotations

import hashlib
import sys
from dataclasses import dataclass
from pathlib import Path

from frontline.errors import FileFaultError, ParameterError

_FOLDER = Path(__file__).resolve().parent / "component"
_COMPONENT, _PROCESS = "frontline_calc.py", "pythonpath/frontline_process.py"


@dataclass(frozen=True, slots=True)
class Built:
    """A Calc add-in that was built.

    Parameters
    ----------
    path
        The .oxt.
    sha256
        Its hash, the same for the same sources and interpreter.
    """

    path: Path
    sha256: str


def build(output: Path, interpreter: Path | None = None) -> Built:
    """Build the Calc add-in.

    Parameters
    ----------
    output
        The .oxt to write.
    interpreter
        Whole path of a Python that has Frontline Scorecards, on the machine of the user; None: the running one.

    Returns
    -------
    Built
        Where it is, and its hash.

    Raises
    ------
    ParameterError
        The interpreter's path is not absolute, so that it would be searched for.
    FileFaultError
        The output is no .oxt, or cannot be written.
    """
    from frontline_addin.build_addin.package import pack
    from frontline_workbooks.saving import write_file

    python = Path(sys.executable) if interpreter is None else interpreter
    _check(output, python)
    data = pack(_parts(python))
    write_file(output, data)
    return Built(output, hashlib.sha256(data).hexdigest())


def _check(output: Path, interpreter: Path) -> None:
    if output.suffix.lower() != ".oxt":
        raise FileFaultError(f"The Calc add-in must be a file named .oxt, but got {output.name}.")
    if not interpreter.is_absolute():
        raise ParameterError(f"interpreter must be the whole path of a Python, but got {interpreter}")


def _parts(interpreter: Path) -> dict[str, bytes]:
    from frontline_addin.build_calc.descriptions import descriptions_xml
    from frontline_addin.build_calc.interface import interface_idl
    from frontline_addin.build_calc.manifest import (
        DESCRIPTIONS,
        SETTINGS,
        TYPES,
        about_xml,
        manifest_xml,
        settings_json,
    )

    return {
        "META-INF/manifest.xml": manifest_xml(_COMPONENT).encode(),
        "description.xml": about_xml().encode(),
        TYPES: interface_idl().encode(),
        DESCRIPTIONS: descriptions_xml().encode(),
        SETTINGS: settings_json(interpreter).encode(),
        **{name: (_FOLDER / name).read_bytes() for name in (_COMPONENT, _PROCESS)},
    }
