"""Cells as they come from Excel or from Python, as a rectangle of rows."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, TypeAlias

from frontline_udfs.core.cell_errors import ERRORS, OUT_OF_RANGE, CellError

if TYPE_CHECKING:
    from collections.abc import Sequence

Cell: TypeAlias = Any
"""float, text, bool, datetime, an error text such as ``"#N/A"``, or None where blank."""

Rows: TypeAlias = list[list[Cell]]

MISSING_TEXTS = frozenset({"", "[c]", "[x]"})
"""Texts that are no answer: what a formula shows for nothing, and our own signs for suppressed and not available."""

LARGEST, SMALLEST = 1e30, 1e-30
"""No result lies beyond the one, and what is nearer to 0 than the other is noise of a subtraction: taken for 0."""

_IN_WORDS = re.compile(
    r"""[-+\u2212]?\s*[€$£]?\s*                                       # sign and currency
        (\d{1,3}([.,'\u2019\s]\d{3})+([.,]\d+)?|\d+([.,]\d+)?)  # thousands apart, or one decimal sign
        \s*[€$£%]?""",
    re.VERBOSE,
)


def as_rows(value: Any) -> Rows:
    """Return a value as rows of cells: one cell, a flat list (a column), rows, or an array.

    >>> as_rows(3), as_rows([1, 2]), as_rows([[1, 2]])
    ([[3]], [[1], [2]], [[1, 2]])
    """
    if hasattr(value, "to_numpy"):
        value = value.to_numpy(dtype=object, na_value=None)
    if hasattr(value, "tolist"):
        value = value.tolist()
    if not isinstance(value, (list, tuple)):
        return [[value]]
    if value and isinstance(value[0], (list, tuple)):
        return list(value)  # its rows are only read
    return [[cell] for cell in value]


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing: blank, an empty text, or a sign for a missing result.

    >>> is_blank(None), is_blank(" "), is_blank("[c]"), is_blank(0.0)
    (True, True, True, False)
    """
    if isinstance(cell, str):
        return cell.strip() in MISSING_TEXTS
    return cell is None or type(cell).__name__ == "NAType" or bool(cell != cell)  # noqa: PLR0124 - NaN; NA has no truth


def number_in(text: str) -> float | None:
    """Return the number that a text is, or None: ``"3.5"``, ``" 12 "`` and ``"85%"`` are numbers.

    >>> number_in("85%"), number_in("n/a")
    (0.85, None)
    """
    stripped = text.strip()
    share = stripped.endswith("%")
    try:
        number = float(stripped[:-1] if share else stripped)
    except ValueError:
        return None
    if number != number or number in (float("inf"), float("-inf")) or "_" in stripped:  # noqa: PLR0124 - NaN
        return None
    return number / 100 if share else number


def is_number_in_words(text: str) -> bool:
    """Whether people read a text as a number that is none here: a decimal comma, separated thousands, a currency.

    >>> is_number_in_words("3,5"), is_number_in_words("€ 1.200,50"), is_number_in_words("2023-24")
    (True, True, False)
    """
    return _IN_WORDS.fullmatch(text.strip()) is not None and number_in(text) is None


def shown(cell: Cell) -> str:
    """Return a cell as Excel shows it, for a sentence.

    >>> shown(True), shown("four"), shown(dt.datetime(2024, 1, 31))
    ('TRUE', "'four'", '2024-01-31')
    """
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        cell = cell.date()
    return str(cell) if isinstance(cell, dt.date) else repr(cell)


def plain_text(cell: Cell) -> str:
    """Return a cell as people read it: 101.0 is ``"101"``, a date is ``"2024-01-31"``.

    >>> plain_text(101.0), plain_text(dt.datetime(2024, 1, 31))
    ('101', '2024-01-31')
    """
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date().isoformat()
    return str(cell).strip()


def number_of(cell: Cell, argument: str, row: int) -> float:
    """Return a cell's number, NaN where there is none.

    Raises
    ------
    CellError
        The cell holds words, TRUE or FALSE, a date, an error other than #N/A, or a number too large to reckon with.
    """
    if is_blank(cell) or cell == "#N/A":
        return float("nan")
    number = _number(cell, argument, row)
    if abs(number) > LARGEST:
        rule = f"{argument}, row {row}, must lie between -{LARGEST:g} and {LARGEST:g}"
        raise CellError(f"{rule}, but is {number:g}. Check that cell.", OUT_OF_RANGE)
    return number if abs(number) >= SMALLEST else 0.0


def _number(cell: Cell, argument: str, row: int) -> float:
    if isinstance(cell, (bool, dt.date)):
        raise CellError(f"{argument}, row {row}, must be a number, but is {shown(cell)}.")
    if isinstance(cell, str):
        refuse_error(cell, argument, row)
        number = number_in(cell)
        if number is None:
            text = " Excel holds it as a text: Data, Text to Columns turns it into one." * is_number_in_words(cell)
            raise CellError(f"{argument}, row {row}, must be a number, but is {cell!r}.{text}")
        return number
    return float(cell)


def refuse_error(cell: Cell, argument: str, row: int) -> None:
    """Pass an error value of a cell on to the function's own cell."""
    if isinstance(cell, str) and cell in ERRORS:
        raise CellError(f"{argument}, row {row}, holds {cell}. Mend that cell first.", cell)


def filled(rows: Rows) -> int:
    """Return how many rows there are up to the last that holds anything: whole columns are trimmed.

    >>> filled([[1], [None], [2], [None], [""]])
    3
    """
    count = len(rows)
    while count and all(cell is None or (isinstance(cell, str) and not cell) for cell in rows[count - 1]):
        count -= 1
    return count


def column_of(rows: Sequence[Sequence[Cell]], argument: str) -> list[Cell]:
    """Return the only column; a single row is taken for a column."""
    if rows and len(rows[0]) != 1:
        raise CellError(f"{argument} must be one column or one row, but has {len(rows)} rows x {len(rows[0])} columns.")
    return [row[0] for row in rows]
