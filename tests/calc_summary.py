"""What LibreOffice Calc calculated in the tests, counted by them and said at the end of a run.

The tests record what they counted with their reports, which also come from the processes of pytest-xdist.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import pytest

RECORDED = "calculated in Calc"


def record_counts(record_property: Callable[[str, object], None], version: str, what: str, **counts: float) -> None:
    """Record what a test counted, for the summary.

    Parameters
    ----------
    record_property
        Pytest's fixture.
    version
        Of LibreOffice.
    what
        The workbook, or whatever else was calculated.
    counts
        Any of ``formulas``, ``cached`` (those equal to the cached value), ``calls`` of worksheet functions,
        ``python`` (those equal to Python) and ``seconds`` that Calc took.
    """
    record_property(RECORDED, [version, what, counts])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what Calc calculated; nothing where no test counted."""
    recorded = list(_recorded(report for reports in terminalreporter.stats.values() for report in reports))
    if recorded:
        terminalreporter.section(f"LibreOffice Calc {recorded[0][0]}")
        for line in _lines(recorded):
            terminalreporter.write_line(line)


def _recorded(reports: Iterable[Any]) -> Iterator[Any]:
    """Yield what tests recorded, also those that failed."""
    for report in reports:
        if getattr(report, "when", "") == "call":  # a test's other reports carry the same properties again
            yield from (value for name, value in report.user_properties if name == RECORDED)


def _lines(recorded: Iterable[Any]) -> Iterator[str]:
    """Yield the line of all, and one line each."""
    of_each: dict[str, Counter[str]] = {}
    for _, what, counts in recorded:
        of_each.setdefault(what, Counter()).update(counts)
    every: Counter[str] = Counter()
    for counts in of_each.values():
        every.update(counts)
    books = sum("formulas" in counts for counts in of_each.values())
    yield f"Calc recalculated {_told(every, f' in {books} workbook' + 's' * (books != 1))}"
    for what in sorted(of_each):
        yield f"- {what}: {_told(of_each[what])}"


def _told(counts: Counter[str], where: str = "") -> str:
    told = []
    if "formulas" in counts:
        told.append(f"{counts['formulas']} formulas{where}, {counts['cached']} equal to the cached value")
    if "calls" in counts:
        told.append(f"{counts['calls']} calls of worksheet functions, {counts['python']} equal to Python")
    if "seconds" in counts:
        told.append(f"{counts['seconds']:.2f} seconds")
    return f"{'; '.join(told)}."
