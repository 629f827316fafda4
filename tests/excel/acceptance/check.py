"""One check: what it is about, what is expected, and how to see it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    import xlwings as xw


class Excel(Protocol):
    """An Excel of its own, with nothing open at first.

    Attributes
    ----------
    app
        xlwings' application.
    detour
        Why buttons were not clicked through their macros but from Python; "" where they were.
    """

    app: xw.App
    detour: str

    def versions(self) -> Mapping[str, str]:
        """Return what stands at the head of the report."""
        ...

    def load_addin(self, path: Path) -> str:
        """Open an add-in; return where Excel says it lies."""
        ...

    def press(self, macro: str, tag: str, chosen: Path | None = None) -> str:
        """Click a button of the ribbon through the macro it calls; return the message it showed.

        Where the button asks for a file, it is the chosen one.
        """
        ...

    def open(self, path: Path) -> xw.Book:
        """Open a workbook, in front, without updating links."""
        ...

    def recalculate(self) -> None:
        """Calculate every formula of every open workbook anew."""
        ...

    def is_gone(self) -> bool:
        """Quit; whether this Excel is gone and every other one still there."""
        ...


class NotAsExpectedError(Exception):
    """Something else was seen; the message says what."""


@dataclass(slots=True)
class Bench:
    """What the checks share.

    Parameters
    ----------
    excel
        The Excel they look at.
    folder
        For the files that they write.
    write_results
        Writes the results that are merged into a new folder, and returns what to merge.
    books
        Workbooks that one check leaves open for the next, by what they are for.
    """

    excel: Excel
    folder: Path
    write_results: Callable[[Path], Path]
    books: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the report.

    Parameters
    ----------
    group, subject
        What it is about: a group, and within it a function, a button, a template.
    expected
        In words.
    look
        Does it, and returns what was seen; raises `NotAsExpectedError` where that is something else.
    """

    group: str
    subject: str
    expected: str
    look: Callable[[Bench], str]


def insist(is_so: object, seen: str) -> None:
    """Raise where something is not so, with what was seen instead."""
    if not is_so:
        raise NotAsExpectedError(seen)
