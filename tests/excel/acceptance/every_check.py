"""The list of all checks, in the order in which they run."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from excel.acceptance.check import Bench, Check, insist
from excel.acceptance.checks_of_buttons import checks_of_buttons
from excel.acceptance.checks_of_functions import checks_of_functions
from excel.acceptance.checks_of_merge import checks_of_merge
from excel.acceptance.checks_of_start import checks_of_speed, checks_of_start
from excel.acceptance.checks_of_templates import checks_of_templates

if TYPE_CHECKING:
    from collections.abc import Iterator


def every_check() -> tuple[Check, ...]:
    """Return the list."""
    return (
        *checks_of_start(),
        *checks_of_functions(),
        *checks_of_speed(),
        *checks_of_templates(),
        *checks_of_buttons(),
        *checks_of_merge(),
        *_checks_of_end(),
    )


def _checks_of_end() -> Iterator[Check]:
    yield Check("End", "Quit", "this Excel ends by itself, and every other one stays", _quit)


def _quit(bench: Bench) -> str:
    bench.books.clear()
    gc.collect()  # what Python still holds of a workbook keeps Excel alive
    insist(bench.excel.is_gone(), "it had to be ended, or another Excel is gone")
    return "it is gone"
