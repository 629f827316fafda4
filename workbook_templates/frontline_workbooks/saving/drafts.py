"""Drafts: a file is written beside the one it is to replace, and a draft whose program was killed is taken away."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from frontline_workbooks.package.opc.archive import Package
from frontline_workbooks.saving.faults import WriteFault
from frontline_workbooks.saving.processes import lives

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAME = re.compile(r"~frontline-(?P<machine>[0-9a-f]{8})-(?P<process>[1-9][0-9]{0,9})-[0-9a-f]{8}\.tmp")
_ZIP = b"PK\x03\x04"
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@contextmanager
def drafted(path: Path, data: bytes, like: Path) -> Iterator[Path]:
    """Yield a draft that the disk has whole; at the end it is gone, unless it has taken the place of the file.

    Parameters
    ----------
    path
        The file it is a draft of.
    data
        What to write.
    like
        Who may read this file may read the draft; where there is none, whoever may read new files.

    Raises
    ------
    OSError
        The disk refuses.
    WriteFault
        The data is a package that does not hold together, or the disk gives back something else.
    """
    # a name that begins with a tilde and ends in .tmp is passed over by OneDrive
    draft = path.with_name(f"~frontline-{_machine()}-{os.getpid()}-{secrets.token_hex(4)}.tmp")
    secret = like.exists()
    handle = os.open(draft, _FLAGS, 0o600 if secret else 0o666)
    try:
        write_through(handle, data)
        if secret:
            shutil.copymode(like, draft)
        _verify(draft, data)
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def write_through(handle: int, data: bytes) -> None:
    """Write an open file, close it, and make sure that the disk has it."""
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def remove_drafts_left_behind(folder: Path) -> None:
    """Take away the drafts of programs that were killed: of ours, on this machine, and running no more.

    Parameters
    ----------
    folder
        Where they lie. What cannot be taken away stays; it does no harm.
    """
    for draft in folder.glob("~frontline-*.tmp"):
        if _was_left_behind(draft):
            with suppress(OSError):
                draft.unlink()


def _was_left_behind(draft: Path) -> bool:
    name = _NAME.fullmatch(draft.name)
    if name is None or name["machine"] != _machine() or draft.is_symlink() or not draft.is_file():
        return False
    return not lives(int(name["process"]))


def _machine() -> str:
    """Return a mark of this machine: on a shared drive, the number of a process says nothing of another one's."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def _verify(draft: Path, data: bytes) -> None:
    if draft.read_bytes() != data:
        raise WriteFault("not-written", "The disk did not keep what was written; nothing was replaced, run again.")
    if data.startswith(_ZIP):
        Package(data).verify()
