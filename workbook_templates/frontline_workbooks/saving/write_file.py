"""The one way in which a file is written: a draft beside it, flushed and read back, takes its place in one step."""

from __future__ import annotations

import os
from contextlib import nullcontext, suppress
from typing import TYPE_CHECKING

from frontline_workbooks.saving.drafts import drafted, remove_drafts_left_behind
from frontline_workbooks.saving.faults import WriteFault
from frontline_workbooks.saving.old_version import kept_as_backup, kept_as_previous
from frontline_workbooks.saving.owner_files import refuse_if_open
from frontline_workbooks.saving.places import refuse_place
from frontline_workbooks.saving.take_place import take_place

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path


def write_file(
    path: Path,
    data: bytes,
    *,
    replaces: bytes | None = None,
    backup: datetime | None = None,
    previous: Path | None = None,
) -> Path | None:
    """Make a file, or put new bytes in the place of an old one.

    They are written to a file beside it, flushed to the disk, read back and unpacked, and only then take its place; a
    crash at any moment leaves the old file or the new one.

    Parameters
    ----------
    path
        The file; where it is a link, the file it leads to is replaced.
    data
        The bytes of the new one.
    replaces
        The bytes that the change started from; None replaces whatever is there now, or nothing.
    backup
        When this is: the old file is kept beside, as ``NAME (before 2026-01-31 1200Z).xlsx``; None keeps none.
    previous
        The file that gets the old bytes instead, over an older one; None keeps none.

    Returns
    -------
    Path or None
        The backup.

    Raises
    ------
    FileInUseError
        Somebody has the file open.
    WriteFault
        It was changed meanwhile (``"changed-meanwhile"``), is gone (``"not-there"``), its place is no place for a file
        (``"no-such-folder"``, ``"no-file"``), may not be written (``"read-only"``), or the disk refuses
        (``"not-written"``).
    """
    path = path.resolve()
    for place in (path, previous or path):
        refuse_place(place)
    try:
        remove_drafts_left_behind(path.parent)
        old = _bytes_of(path) if replaces is None else replaces
        with drafted(path, data, path) as draft:
            _refuse_changed(path, old)
            with _kept(path, old, backup, previous) as kept:
                take_place(draft, path)
        _flush_folder(path.parent)
    except OSError as error:
        raise WriteFault(
            "not-written", f"Cannot write {path.name} ({error.strerror or error}); {_left(path)}."
        ) from error
    return kept


def _refuse_changed(path: Path, old: bytes | None) -> None:
    refuse_if_open(path)
    now = _bytes_of(path)
    if now is None and old is not None:
        raise WriteFault("not-there", f"There is no file {path.name} any more; nothing was written.")
    if now != old:
        raise WriteFault(
            "changed-meanwhile", f"{path.name} was changed by somebody else meanwhile; nothing was written, run again."
        )


def _bytes_of(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _kept(
    path: Path, old: bytes | None, backup: datetime | None, previous: Path | None
) -> AbstractContextManager[Path | None]:
    if old is not None and backup is not None:
        return kept_as_backup(path, old, backup)
    if old is not None and previous is not None:
        return kept_as_previous(path, old, previous)
    return nullcontext()


def _flush_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows keeps its folders itself
    handle = os.open(folder, os.O_DIRECTORY)
    try:
        with suppress(OSError):  # the file is in its place; some network drives cannot flush a folder
            os.fsync(handle)
    finally:
        os.close(handle)


def _left(path: Path) -> str:
    return "the workbook is as it was" if path.exists() else "no file was made"
