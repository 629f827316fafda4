"""Replacing somebody's workbook: whole or not at all, and never over a change that was made meanwhile."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from frontline.errors import FileInUseError
from frontline_workbooks.package.faults import PackageFault
from frontline_workbooks.package.opc.archive import Package
from frontline_workbooks.package.owner_files import refuse_if_open
from frontline_workbooks.package.take_place import take_place

_BINARY = getattr(os, "O_BINARY", 0)


def replace_file(path: Path, data: bytes, expected_sha256: str, *, backup: datetime | None = None) -> Path | None:
    """Put new bytes in the place of a workbook.

    They are written to a file beside it, flushed to the disk, read back and unpacked, and only then take its place; a
    crash at any moment leaves the old workbook or the new one.

    Parameters
    ----------
    path
        The workbook; where it is a link, the file it leads to is replaced.
    data
        The bytes of the new one.
    expected_sha256
        Hash of the bytes that the change started from, in hexadecimal.
    backup
        When this is: the old workbook is kept beside, as ``NAME (before 2026-01-31 1200Z).xlsx``; None keeps none.

    Returns
    -------
    Path or None
        The backup.

    Raises
    ------
    FileInUseError
        Somebody has the workbook open.
    PackageFault
        It was changed meanwhile (``"changed-meanwhile"``), may not be written (``"read-only"``), or the disk refuses
        (``"not-written"``).
    """
    path = path.resolve()
    refuse_if_open(path)
    _refuse_read_only(path)
    try:
        return _replace(path, data, expected_sha256, backup=backup)
    except PermissionError as error:
        raise FileInUseError(f"{path.name} is open in another program; close it there and run again.") from error
    except OSError as error:
        raise PackageFault(
            "not-written", f"Cannot write {path.name} ({error.strerror or error}); the workbook is as it was."
        ) from error


def _replace(path: Path, data: bytes, expected: str, *, backup: datetime | None) -> Path | None:
    draft = _draft(path, data)
    try:
        shutil.copymode(path, draft)
        refuse_if_open(path)
        old = path.read_bytes()
        if hashlib.sha256(old).hexdigest() != expected:
            raise PackageFault(
                "changed-meanwhile",
                f"{path.name} was changed by somebody else meanwhile; nothing was written, run again.",
            )
        kept = _backup(path, old, backup) if backup else None
        take_place(draft, path)
        _flush_folder(path.parent)
        return kept
    finally:
        draft.unlink(missing_ok=True)


def _draft(path: Path, data: bytes) -> Path:
    """Write the new bytes beside the workbook, and make sure that the disk has them."""
    # a name that begins with a tilde and ends in .tmp is passed over by OneDrive
    handle, name = tempfile.mkstemp(prefix="~frontline-", suffix=".tmp", dir=path.parent)
    draft = Path(name)
    try:
        _write(handle, data)
        Package(draft.read_bytes()).verify()
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    return draft


def _backup(path: Path, old: bytes, moment: datetime) -> Path:
    before = moment.astimezone(UTC).strftime("%Y-%m-%d %H%MZ")
    number, flags = 1, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    while True:
        again = f" {number}" if number > 1 else ""
        kept = path.with_name(f"{path.stem} (before {before}{again}){path.suffix}")
        try:
            handle = os.open(kept, flags, 0o600)
        except FileExistsError:
            number += 1
            continue
        try:
            _write(handle, old)
        except BaseException:
            kept.unlink(missing_ok=True)
            raise
        shutil.copystat(path, kept)
        return kept


def _write(handle: int, data: bytes) -> None:
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows keeps its folders itself
    handle = os.open(folder, os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _refuse_read_only(path: Path) -> None:
    if not path.is_file():
        raise PackageFault("not-there", f"There is no file {path.name} any more; nothing was written.")
    if not path.stat().st_mode & stat.S_IWUSR or not os.access(path.parent, os.W_OK):
        raise PackageFault("read-only", f"{path.name} or its folder may only be read; make it writable and run again.")
