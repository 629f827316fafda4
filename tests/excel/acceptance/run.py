"""Working through the list: every check is tried, whatever happened before, and Excel is closed at the end."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excel.acceptance.check import Bench, Check, NotAsExpectedError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Result:
    """What a check saw."""

    check: Check
    seen: str
    passed: bool
    seconds: float


def run_checks(
    checks: Sequence[Check],
    bench: Bench,
    keep: Callable[[Sequence[Result]], None] = lambda _: None,
    tell: Callable[[str], None] = print,
) -> tuple[Result, ...]:
    """Run every check in order and close the Excel.

    Parameters
    ----------
    checks
        The list.
    bench
        An Excel and a folder.
    keep
        Is given what was seen so far, after each check: a run may be broken off at any time.
    tell
        Is told how each ended.
    """
    results: list[Result] = []
    keep(results)
    try:
        for number, check in enumerate(checks, start=1):
            results.append(_result(check, bench))
            keep(results)
            tell(f"{number:3} of {len(checks)}  {_word(results[-1])}  {check.group}: {check.subject}")
    finally:
        bench.excel.is_gone()
    return tuple(results)


def _result(check: Check, bench: Bench) -> Result:
    begun = time.perf_counter()
    try:
        seen, passed = check.look(bench), True
    except NotAsExpectedError as difference:
        seen, passed = str(difference), False
    except Exception as error:  # noqa: BLE001 - the other checks are still worth running
        seen, passed = f"{type(error).__name__}: {error}", False
    return Result(check, seen, passed, time.perf_counter() - begun)


def _word(result: Result) -> str:
    return "pass" if result.passed else "FAIL"
