"""Where the data lie, as faults and headings call it: a folder, a file, or a workbook that is open."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontline_workbooks.read.sources import OpenWorkbook


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the data lie.

    Parameters
    ----------
    name
        Name of the folder or workbook.
    title
        The same as a heading: without its ending.
    folder
        Where a map file may lie; None for a workbook that was never saved.
    in_files
        Whether every table is a file of its own, so that one more table is one more file.
    """

    name: str
    title: str
    folder: Path | None
    in_files: bool


def origin_of(data: Path | OpenWorkbook) -> Origin:
    """Return where the data lie."""
    if not isinstance(data, Path):
        return Origin(data.name, _heading(PurePath(data.name).stem), data.folder, in_files=False)
    name = data.resolve().name or str(data)
    if data.is_dir():
        return Origin(name, _heading(name), data, in_files=True)
    return Origin(name, _heading(data.stem), data.parent, in_files=False)


def _heading(name: str) -> str:
    return name.replace("_", " ")
