"""Gathering faults: everything is read before anything is judged, and one report says it all."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from frontline.errors import DataFaultError
from frontline.scorecard.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable

FOUND_LENGTH = 60


class Report:
    """The faults of one reading, in the order found."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def add(self, source: str, problem: str, remedy: str, *, fatal: bool = True, **where: object) -> None:
        """Add one fault; ``where`` may give row, column, found and count."""
        self.faults.append(Fault(source, problem, remedy, fatal=fatal, **where))  # type: ignore[arg-type]

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """The faults that are not fatal."""
        return tuple(fault for fault in self.faults if not fault.fatal)

    def fatal_for(self, source: str, column: str | None = None) -> bool:
        """Whether a source (or one column of it) has a fatal fault."""
        return any(f.fatal and f.source == source and column in {None, f.column} for f in self.faults)

    @property
    def fatal(self) -> bool:
        """Whether any fault is fatal."""
        return any(fault.fatal for fault in self.faults)

    def stop_if_fatal(self) -> None:
        """Raise with every fault found when one of them is fatal."""
        if self.fatal:
            raise DataFaultError(self.faults)


def shorten(found: object) -> str:
    r"""Return what was found on one line, at most 60 characters.

    >>> shorten("a\nb"), shorten(7.0), shorten(float("nan")), len(shorten("x" * 300))
    ('a b', '7', 'nothing', 60)
    """
    if found != found:  # noqa: PLR0124  # NaN is the only value unlike itself
        return "nothing"
    text = f"{found:.10g}" if isinstance(found, float) else " ".join(str(found).split())
    return text if len(text) <= FOUND_LENGTH else text[: FOUND_LENGTH - 1] + "…"


def nearest(name: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """Return the known name nearest to a misspelt one, or None.

    >>> nearest("untis", ["units", "targets"]), nearest("7", ["007", "008"]), nearest("x", ["units"])
    ('units', '007', None)
    """
    spelt = list(known)
    bare = {text.casefold().lstrip("0"): text for text in spelt}
    if name.casefold().lstrip("0") in bare:
        return bare[name.casefold().lstrip("0")]
    close = difflib.get_close_matches(name.casefold(), bare, 1, likeness)
    return bare[close[0]] if close else None


def listing(names: Iterable[str]) -> str:
    """Return names as a list in words.

    >>> listing(["a", "b", "c"])
    'a, b or c'
    """
    words = list(names)
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " or " + words[-1]
