"""Which files the results came from, so that anybody can tell later whether they are still the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from frontline_workbooks.read.sources import TEXT_FILES

if TYPE_CHECKING:
    from pathlib import Path

_READ = TEXT_FILES | {".parquet", ".toml"}


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file as it was read.

    Parameters
    ----------
    name
        Its name without folders.
    size
        Its bytes.
    sha256
        Their SHA-256, 64 hexadecimal digits.
    """

    name: str
    size: int
    sha256: str

    @classmethod
    def of(cls, path: Path) -> SourceFile:
        """Read a file in pieces and note what it was."""
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        return cls(path.name, path.stat().st_size, digest)


def source_files(data: Path, map_file: Path | None = None) -> tuple[SourceFile, ...]:
    """Note the files that results are read from.

    Parameters
    ----------
    data
        A folder of tables, or one file.
    map_file
        A map of files and headers that lies elsewhere.

    Returns
    -------
    tuple of SourceFile
        By name; of a folder every file of a kind that is read.
    """
    folder = data.is_dir()
    files = [file for file in data.iterdir() if file.suffix.lower() in _READ and file.is_file()] if folder else [data]
    files = [file for file in files if not file.name.startswith((".", "~$"))]
    if map_file is not None and map_file not in files:
        files.append(map_file)
    return tuple(SourceFile.of(file) for file in sorted(files))
