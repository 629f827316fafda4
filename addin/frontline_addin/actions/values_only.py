"""Values-only copy: a workbook for people without the add-in, in which every formula has become its value."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from frontline_addin.actions.in_workbook import counted

if TYPE_CHECKING:
    from frontline_addin.hosts.host import Host


@dataclass(frozen=True, slots=True)
class ValuesCopy:
    """A copy without formulas.

    Parameters
    ----------
    path
        Where it lies.
    formulas
        How many formulas became values.
    sentence
        What was done.
    """

    path: Path
    formulas: int
    sentence: str


def values_only(host: Host, output: Path) -> ValuesCopy:
    """Write a copy of the workbook; the workbook itself stays as it is.

    Parameters
    ----------
    host
        The workbook.
    output
        The file to make or replace.

    Raises
    ------
    frontline.errors.FileFaultError
        A formula has no value yet, or the file cannot be written.
    """
    with host.session("Values-only copy"):
        formulas = host.values_only(output)
    became = f"{counted(formulas, 'formula')} became {'its value' if formulas == 1 else 'their values'}"
    told = became if formulas else "the workbook holds no formula"
    return ValuesCopy(output, formulas, f"The values-only copy is {output}: {told}.")


def free_path(name: str, folder: Path) -> Path:
    """Return where a values-only copy goes so that it replaces nothing.

    Parameters
    ----------
    name
        Name of the workbook.
    folder
        Where the copy is to lie.
    """
    given = PurePath(name)
    suffix = given.suffix or ".xlsx"
    names = (f"{given.stem} (values{'' if number == 1 else f' {number}'}){suffix}" for number in count(1))
    return next(path for path in map(folder.joinpath, names) if not path.exists())
