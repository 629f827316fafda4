"""A call on a sheet: its ranges side by side, the formula at their right, and what the formula shows."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

from excel.acceptance.sample_calls import plain, rows_of
from frontline_udfs.core.cell_errors import ERRORS

if TYPE_CHECKING:
    import xlwings as xw

    from excel.acceptance.sample_calls import SampleCall

TOP = 2
"""Row of the first cells; the formulas stand above for a person to read."""

_RELATIVE, _ABSOLUTE = 1e-9, 1e-12


def put_call(sheet: xw.Sheet, column: int, call: SampleCall) -> xw.Range:
    """Write the arguments from a column on and the formula beside them; return the formula's cell.

    Parameters
    ----------
    sheet
        Where.
    column
        The first free one.
    call
        What.
    """
    written = []
    for given in call.arguments:
        text, column = _argument(sheet, column, given)
        written.append(text)
    formula = f"={call.name}({','.join(written)})"
    sheet.range((1, column)).value = f"'{formula}"
    cell = sheet.range((TOP, column))
    cell.formula2 = formula
    return cell


def _argument(sheet: xw.Sheet, column: int, given: Any) -> tuple[str, int]:
    """Return an argument as a formula names it, and the next free column."""
    if given is None:
        return "", column
    if isinstance(given, bool):
        return str(given).upper(), column
    if isinstance(given, float):
        return repr(given).removesuffix(".0"), column
    if isinstance(given, str) and given not in ERRORS:
        doubled = given.replace('"', '""')
        return f'"{doubled}"', column
    rows = rows_of(given)
    cells = sheet.range((TOP, column), (TOP + len(rows) - 1, column + len(rows[0]) - 1))
    cells.value = [[_typed(cell) for cell in row] for row in rows]
    return cells.get_address(row_absolute=False, column_absolute=False), column + len(rows[0])


def _typed(cell: Any) -> Any:
    """Return a cell as it must be typed: a text stays the text it is, also one that looks like a date."""
    return f"'{cell}" if isinstance(cell, str) and cell not in ERRORS else cell


def difference(cell: xw.Range, expected: list[list[Any]]) -> str:
    """Return in what a spilled answer differs from the expected one, first cell first; "" where it does not.

    One row and one column more are looked at, which must be empty.
    """
    seen = cell.resize(len(expected) + 1, len(expected[0]) + 1).options(ndim=2, err_to_str=True).value
    padded = [[*row, None] for row in expected] + [[None] * (len(expected[0]) + 1)]
    for down, (seen_row, row) in enumerate(zip(seen, padded, strict=True)):
        for right, (one, other) in enumerate(zip(seen_row, row, strict=True)):
            if not same(one, other):
                address = cell.offset(down, right).get_address(row_absolute=False, column_absolute=False)
                return f"{address} shows {shown(one)} instead of {shown(other)}"
    return ""


def same(one: Any, other: Any) -> bool:
    """Whether two cells show the same; numbers may differ in their last digits."""
    one, other = plain(one), plain(other)
    if type(one) is float and type(other) is float:
        return math.isclose(one, other, rel_tol=_RELATIVE, abs_tol=_ABSOLUTE)
    return type(one) is type(other) and bool(one == other)


def shown(cell: Any) -> str:
    """Return a cell for a sentence."""
    if plain(cell) is None:
        return "an empty cell"
    return cell.isoformat() if isinstance(cell, dt.datetime) else repr(cell)
