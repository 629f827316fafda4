"""One file takes the place of another, in one step that a crash cannot halve."""

from __future__ import annotations

import ctypes
import sys
from typing import TYPE_CHECKING

from frontline.errors import FileInUseError

if TYPE_CHECKING:
    from pathlib import Path

_WRITE_THROUGH = 1
"""The function returns only once the disk has what it wrote."""


def take_place(draft: Path, path: Path) -> None:
    """Move a finished file over another, or to where there is none.

    Windows gives a file that is moved the rights, labels and date of birth of a new one; there its own function is
    used, by which the new file inherits them from the old. Where that cannot be done, as on drives that know none of
    them, the file is moved.

    Parameters
    ----------
    draft
        The new file, in the same folder.
    path
        The file whose place it takes.

    Raises
    ------
    FileInUseError
        A program holds the old file open.
    OSError
        Neither way is open.
    """
    try:
        if not (path.exists() and _inherited(draft, path)):
            draft.replace(path)
    except PermissionError as error:
        raise FileInUseError(f"{path.name} is open in another program; close it there and run again.") from error


def _inherited(draft: Path, path: Path) -> bool:
    """Replace a file as Windows does; False where it was not done."""
    if sys.platform == "win32":
        replace = ctypes.WinDLL("kernel32", use_last_error=True).ReplaceFileW
        replace.argtypes = [ctypes.c_wchar_p] * 3 + [ctypes.c_uint32] + [ctypes.c_void_p] * 2
        replace.restype = ctypes.c_int
        return bool(replace(str(path), str(draft), None, _WRITE_THROUGH, None, None))
    return False
