"""The Mark of the Web: a second stream of a downloaded file, for which Excel switches its macros off."""

from __future__ import annotations

from pathlib import Path

_STREAM = "Zone.Identifier"


def is_blocked(path: Path) -> bool:
    """Whether Windows marked the file as downloaded."""
    return _mark(path).exists()


def unblock(path: Path) -> None:
    """Take the mark away; nothing happens where there is none."""
    _mark(path).unlink(missing_ok=True)


def _mark(path: Path) -> Path:
    return Path(f"{path}:{_STREAM}")
