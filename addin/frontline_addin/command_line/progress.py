"""A progress bar that appears on a terminal once a command has run for two seconds."""

from __future__ import annotations

import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType

    from rich.progress import Progress

PATIENCE = 2.0
"""Seconds before the bar appears."""


class StepProgress:
    """Shows which step runs; silent where standard error is no terminal.

    Parameters
    ----------
    total
        How many steps there are; None where that is not known.

    Examples
    --------
    >>> with StepProgress(total=2) as progress:
    ...     progress.step("Reading the data")
    ...     progress.step("Writing the workbook")
    """

    def __init__(self, total: int | None = None) -> None:
        self._total = total
        self._begun = 0
        self._bar = self._new_bar() if sys.stderr.isatty() else None

    @staticmethod
    def _new_bar() -> Progress:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
        return Progress(*columns, console=Console(stderr=True), transient=True)

    def __enter__(self) -> StepProgress:
        self._timer = threading.Timer(PATIENCE, self._appear)
        self._timer.daemon = True
        if self._bar is not None:
            self._task = self._bar.add_task("", total=self._total)
            self._timer.start()
        return self

    def _appear(self) -> None:
        if self._bar is not None:
            self._bar.start()

    def step(self, words: str) -> None:
        """Say that the next step begins."""
        if self._bar is not None:
            self._bar.update(self._task, description=words, completed=self._begun)
        self._begun += 1

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        if self._bar is not None:
            self._bar.stop()
