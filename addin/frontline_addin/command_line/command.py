"""One command of the command line: its words, its options, what it runs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Command:
    """One command; its module imports nothing heavy before it runs, so that help is instant.

    Parameters
    ----------
    name
        As typed after ``frontline``.
    summary
        What it does, without a full stop.
    example
        A whole command line that works.
    add_options
        Adds its arguments to a parser.
    run
        Does it, prints the result and returns the exit code.
    writes
        Whether it writes files, so that a fault says that nothing was written.
    """

    name: str
    summary: str
    example: str
    add_options: Callable[[argparse.ArgumentParser], object]
    run: Callable[[argparse.Namespace], int]
    writes: bool = True
