"""Saving so that no half file is ever left: a temporary file beside, flushed, then moved over the old one."""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.errors import FileFaultError, FileInUseError
from frontline_workbooks.package.owner_files import refuse_if_open
from frontline_workbooks.package.take_place import take_place

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def safely(path: Path) -> Iterator[Path]:
    """Yield a temporary path beside ``path``; what was written there takes its place when all went well.

    Parameters
    ----------
    path
        The file to make or replace.

    Raises
    ------
    FileFaultError
        The folder does not exist, is not a folder, or the disk refuses.
    FileInUseError
        Another program holds the file open.
    """
    _refuse_where_impossible(path)
    try:
        handle, name = tempfile.mkstemp(prefix=".frontline-", suffix=path.suffix, dir=path.parent)
    except OSError as error:
        raise FileFaultError(f"Cannot write in {path.parent}: {error.strerror or error}.") from error
    os.close(handle)
    draft = Path(name)
    try:
        yield draft
        _flush(draft)
        _take_place(draft, path)
    except OSError as error:
        raise FileFaultError(f"Cannot write {path}: {error.strerror or error}.") from error
    finally:
        draft.unlink(missing_ok=True)


def _refuse_where_impossible(path: Path) -> None:
    if not path.parent.is_dir():
        raise FileFaultError(f"The folder {path.parent} does not exist; make it and run again.")
    if path.is_dir():
        raise FileFaultError(f"{path} is a folder; give the name of a file.")
    refuse_if_open(path)


def _flush(draft: Path) -> None:
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    umask = os.umask(0)
    os.umask(umask)
    draft.chmod(0o666 & ~umask)  # mkstemp makes files that only their owner can read


def _take_place(draft: Path, path: Path) -> None:
    try:
        take_place(draft, path)
    except PermissionError as error:
        raise FileInUseError(f"Close {path.name} in Excel and run again.") from error
