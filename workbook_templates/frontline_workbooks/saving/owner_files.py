"""Who has a workbook open: Excel and LibreOffice each leave a file beside it that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontline.errors import FileInUseError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_UNKNOWN = "someone"
_EXCEL_LENGTH_AT, _EXCEL_NAME_AT = 55, 57
_LONGEST_NAME = 54


def refuse_if_open(path: Path) -> None:
    """Refuse a workbook that somebody has open.

    Parameters
    ----------
    path
        The workbook.

    Raises
    ------
    FileInUseError
        It names the program and, where its file can be read, the person.
    """
    marks = {
        "Excel": (path.with_name(f"~${path.name}"), _excel_user),
        "LibreOffice": (path.with_name(f".~lock.{path.name}#"), _libreoffice_user),
    }
    for program, (mark, user) in marks.items():
        if mark.exists():
            raise FileInUseError(
                f"{path.name} is open in {program} ({_user(mark, user)}); close it there and run again. "
                f"If nobody has it open, delete the file {mark.name} beside it."
            )


def _user(mark: Path, read: Callable[[bytes], str]) -> str:
    try:
        return read(mark.read_bytes()) or _UNKNOWN
    except OSError:
        return _UNKNOWN  # while Excel runs on Windows nobody else may read it


def _excel_user(data: bytes) -> str:
    """Return the name in an owner file: a length and ANSI letters, then a length and UTF-16."""
    if len(data) > _EXCEL_NAME_AT and 0 < data[_EXCEL_LENGTH_AT] <= _LONGEST_NAME:
        end = _EXCEL_NAME_AT + 2 * data[_EXCEL_LENGTH_AT]
        return data[_EXCEL_NAME_AT:end].decode("utf-16-le", "replace").strip("\0 ")
    return data[1 : 1 + data[0]].decode("cp1252", "replace").strip("\0 ") if data else ""


def _libreoffice_user(data: bytes) -> str:
    fields = data.decode("utf-8", "replace").split(",")
    return next((field.strip() for field in fields if field.strip()), "")
