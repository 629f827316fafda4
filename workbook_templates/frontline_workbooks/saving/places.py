"""Places where no file can be written, told before any work is done for it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from frontline_workbooks.saving.faults import WriteFault
from frontline_workbooks.saving.owner_files import refuse_if_open

if TYPE_CHECKING:
    from pathlib import Path


def refuse_place(path: Path) -> None:
    """Refuse a place where no file can be made or replaced.

    Parameters
    ----------
    path
        The file that is to be written.

    Raises
    ------
    FileInUseError
        Somebody has it open.
    WriteFault
        Its folder is missing (``"no-such-folder"``), it is something else than a file (``"no-file"``), or one of them
        may not be changed (``"read-only"``).
    """
    folder = path.parent
    if folder.exists() and not folder.is_dir():
        raise WriteFault("no-such-folder", f"{folder} is a file, not a folder; name a folder and run again.")
    if not folder.is_dir():
        raise WriteFault("no-such-folder", f"The folder {folder} does not exist; make it and run again.")
    if path.is_dir():
        raise WriteFault("no-file", f"{path} is a folder; give the name of a file.")
    if path.exists() and not path.is_file():
        raise WriteFault("no-file", f"{path} is a device, which no file can replace; give the name of a file.")
    refuse_if_open(path)
    _refuse_read_only(path)


def _refuse_read_only(path: Path) -> None:
    locked = path.exists() and not path.stat().st_mode & stat.S_IWUSR
    if locked or not os.access(path.parent, os.W_OK):
        raise WriteFault("read-only", f"{path.name} or its folder may only be read; make it writable and run again.")
