"""Calls that people make by mistake, and what no worksheet function may ever answer."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_udfs.core.cells import as_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from frontline_udfs.core.cells import Rows

DAY = dt.datetime(2024, 2, 29)  # noqa: DTZ001 - Excel's dates know no zone
ODD = [None, "", " ", "#N/A", "#DIV/0!", "[c]", "1,5", "85%", "12", "-", "n/a", "four", True, False, DAY]
ODD += [0.0, -1.0, 1e308, -1e308, 5e-324, 1e15, 1e-17, 2.5, 45322.0, 1e9]
SLIPS: dict[str, Callable[[Rows, int, Any], Any]] = {
    "a row of it": lambda rows, at, odd: [*rows[:at], [odd] * len(rows[at]), *rows[at + 1 :]],
    "a cell of it": lambda rows, at, odd: [*rows[:at], [*rows[at][:-1], odd], *rows[at + 1 :]],
    "a column of it": lambda rows, _, odd: [[odd, *row[1:]] for row in rows],
    "all blank": lambda rows, *_: [[None] * len(row) for row in rows],
    "a header": lambda rows, *_: [["a header"] * len(rows[0]), *rows],
    "a header alone": lambda rows, *_: [["a header"] * len(rows[0])],
    "all twice": lambda rows, *_: [*rows, *rows],
    "one row for all": lambda rows, at, _: [rows[at]] * len(rows),
    "lying down": lambda rows, *_: [[row[0] for row in rows]],
    "cut off": lambda rows, at, _: rows[:at],
    "one cell": lambda _rows, _at, odd: odd,
}


def spoilt(arguments: Sequence[Any], seed: int) -> list[Any]:
    """Return a call that was right once with its ranges cut short together, then up to three slips."""
    chance = np.random.default_rng(seed)
    rows = chance.choice([1, 2, 3, 12, 60, 301])
    given = [value[:rows] if isinstance(value, list) else value for value in arguments]
    for _ in range(chance.integers(4)):
        place, odd = int(chance.integers(len(given))), ODD[chance.integers(len(ODD))]
        slip, table = SLIPS[str(chance.choice(list(SLIPS)))], as_rows(given[place])
        given[place] = slip(table, int(chance.integers(len(table))), odd) if table and table[0] else odd
    return given


def fault_of(shown: Any) -> str:
    """Say what is wrong with an answer, "" where it is one cell or a table that Excel takes."""
    rows = shown if isinstance(shown, list) else [[shown]]
    widths = {len(row) for row in rows}
    if len(widths) != 1:
        return f"no rectangle: rows of {sorted(widths)} cells"
    return next((fault for row in rows for cell in row if (fault := _fault_of_cell(cell))), "")


def _fault_of_cell(cell: Any) -> str:
    if type(cell) not in {float, int, str, bool, dt.datetime}:
        return f"a cell is {cell!r}, a {type(cell).__name__}"
    if isinstance(cell, float) and not math.isfinite(cell):
        return f"a cell is {cell}"
    return "a text is longer than a cell" if isinstance(cell, str) and len(cell) > 32_767 else ""
