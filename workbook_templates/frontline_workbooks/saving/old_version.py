"""What a file was before it is replaced, kept beside it; where the replacing fails, nothing is kept."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from datetime import UTC
from typing import TYPE_CHECKING

from frontline.errors import FrontlineError
from frontline_workbooks.saving.drafts import drafted, write_through
from frontline_workbooks.saving.take_place import take_place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

_FAILED = (OSError, FrontlineError)
"""How replacing fails; whoever presses Ctrl+C may do so after it is done."""
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@contextmanager
def kept_as_backup(path: Path, old: bytes, moment: datetime) -> Iterator[Path]:
    """Keep the old bytes under a name of their own, with the date; what lies there already is never replaced.

    Parameters
    ----------
    path
        The file that is replaced while this lasts.
    old
        Its bytes.
    moment
        When this is.
    """
    handle, kept = _free_name(path, moment)
    try:
        write_through(handle, old)
        shutil.copystat(path, kept)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise
    try:
        yield kept
    except _FAILED:
        kept.unlink(missing_ok=True)
        raise


@contextmanager
def kept_as_previous(path: Path, old: bytes, previous: Path) -> Iterator[None]:
    """Keep the old bytes in the place of those kept before.

    Parameters
    ----------
    path
        The file that is replaced while this lasts.
    old
        Its bytes.
    previous
        The file that gets them.
    """
    older = previous.read_bytes() if previous.exists() else None
    _put(previous, old, path)
    try:
        yield
    except _FAILED:
        if older is None:
            previous.unlink(missing_ok=True)
        else:
            _put(previous, older, previous)
        raise


def _free_name(path: Path, moment: datetime) -> tuple[int, Path]:
    before, number = moment.astimezone(UTC).strftime("%Y-%m-%d %H%MZ"), 1
    while True:
        again = f" {number}" if number > 1 else ""
        kept = path.with_name(f"{path.stem} (before {before}{again}){path.suffix}")
        try:
            return os.open(kept, _FLAGS, 0o600), kept
        except FileExistsError:
            number += 1


def _put(path: Path, data: bytes, like: Path) -> None:
    with drafted(path, data, like) as draft:
        take_place(draft, path)
