"""The calls of every worksheet function on the embedded sample, and what Python answers to them."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import runpy
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import frontline_udfs
from frontline_workbooks.sample import make_sample

CALLS = Path(__file__).parents[2] / "frontline_udfs"
STORED = Path(__file__).with_name("stored_answers.txt")
_NO_DECIMALS_BEYOND, _SIGNIFICANT = 9, 6
_DAY_0 = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's dates know no zone


@dataclass(frozen=True, slots=True)
class SampleCall:
    """One call.

    Parameters
    ----------
    name
        Of the function.
    arguments
        Ranges are rows of cells; None is left out.
    answer
        What Python answers, as rows of cells.
    """

    name: str
    arguments: tuple[Any, ...]
    answer: list[list[Any]]


@cache
def sample_calls() -> tuple[SampleCall, ...]:
    """Return every call of the files ``calls_<area>.py`` beside the tests of the functions, with its answer."""
    sample = make_sample()
    found = [call for file in sorted(CALLS.glob("calls_*.py")) for call in runpy.run_path(str(file))["calls"](sample)]
    in_cells = [(name, tuple(map(as_cells, arguments))) for name, arguments in found]
    return tuple(SampleCall(name, given, rows_of(answer_of(name, given))) for name, given in in_cells)


def answer_of(name: str, arguments: tuple[Any, ...]) -> Any:
    """Return what a function answers in plain Python."""
    return getattr(frontline_udfs, name)(*arguments)


def as_cells(given: Any) -> Any:
    """Return an argument as cells hold it: every number is a float."""
    if isinstance(given, list | tuple):
        return [as_cells(one) for one in given]
    return float(given) if type(given) is int else given


def rows_of(given: Any) -> list[list[Any]]:
    """Return an argument or an answer as rows of cells."""
    if not isinstance(given, list | tuple):
        return [[given]]
    return [list(row) if isinstance(row, list | tuple) else [row] for row in given]


def plain(cell: Any) -> Any:
    """Return a cell so that two that look alike are alike: no empty text, no date, no whole number and no currency."""
    if cell == "":
        return None
    if isinstance(cell, dt.datetime):
        return (cell.replace(tzinfo=None) - _DAY_0) / dt.timedelta(days=1)
    return float(cell) if isinstance(cell, int | Decimal) and not isinstance(cell, bool) else cell


def digest_of(calls: list[SampleCall]) -> str:
    """Return the digest of answers, rounded so that another machine's last digits do not change it."""
    rounded = [[[_rounded(plain(cell)) for cell in row] for row in call.answer] for call in calls]
    return hashlib.sha256(json.dumps(rounded, sort_keys=True).encode()).hexdigest()[:16]


def stored_digests() -> dict[str, str]:
    """Return the digests of the answers as they were when they were last looked at, by function."""
    return dict(line.split() for line in STORED.read_text(encoding="ascii").splitlines())


@cache
def current_digests() -> dict[str, str]:
    """Return the digests of the answers of this Python."""
    names = sorted({call.name for call in sample_calls()})
    return {name: digest_of([call for call in sample_calls() if call.name == name]) for name in names}


def store() -> None:
    """Write the digests anew."""
    lines = "".join(f"{name} {digest}\n" for name, digest in current_digests().items())
    STORED.write_text(lines, encoding="ascii", newline="\n")


def _rounded(cell: Any) -> Any:
    if not isinstance(cell, float):
        return cell
    return float(f"{round(cell, _NO_DECIMALS_BEYOND):.{_SIGNIFICANT}g}") + 0.0
