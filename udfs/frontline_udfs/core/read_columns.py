"""Readers of arguments that run along rows: columns of numbers, names, texts, days, and yes or no."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_udfs.core.cell_errors import ERRORS, OUT_OF_RANGE, CellError
from frontline_udfs.core.cells import LARGEST, SMALLEST, column_of, is_blank, number_of, plain_text, refuse_error
from frontline_udfs.core.headers import NO, YES, is_header, is_number
from frontline_udfs.core.limits import MOST_COUNTED, at_most
from frontline_udfs.core.names import UnitColumn, numbered

if TYPE_CHECKING:
    import numpy.typing as npt

    from frontline_udfs.core.cells import Cell, Rows

_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's dates know no zone
_FIRST_SERIAL, _LAST_SERIAL = 1, 2_958_465


@dataclass(frozen=True, slots=True)
class NamedColumns:
    """Columns of numbers, shape (rows, columns), with their headers, or "column 1" and so on where there are none."""

    values: npt.NDArray[np.float64]
    names: list[str]


def _floats(cells: list[Cell], argument: str, first: int) -> npt.NDArray[np.float64]:
    if set(map(type, cells)) <= {float, int}:
        numbers = np.array(cells, dtype=float)
        if (np.abs(numbers) <= LARGEST).all():
            return np.where(np.abs(numbers) < SMALLEST, 0.0, numbers)
    return np.array([number_of(cell, argument, row) for row, cell in enumerate(cells, first)], dtype=float)


def read_numbers(rows: Rows, argument: str, first: int = 1) -> npt.NDArray[np.float64]:
    """Read one column of numbers, NaN where blank."""
    return _floats(column_of(rows, argument), argument, first)


def read_counts(rows: Rows, argument: str, first: int = 1) -> npt.NDArray[np.float64]:
    """Read one column of how many there are, NaN where blank."""
    counts = read_amounts(rows, argument, first)
    for row in np.flatnonzero(counts > MOST_COUNTED)[:1].tolist():
        at_most(f"{argument}, row {first + row},", counts[row], MOST_COUNTED)
    return counts


def read_amounts(rows: Rows, argument: str, first: int = 1) -> npt.NDArray[np.float64]:
    """Read one column of numbers of at least 0: standard errors, money; NaN where blank."""
    return _not_negative(read_numbers(rows, argument, first), argument, first)


def read_amount_table(rows: Rows, argument: str, first: int = 1) -> npt.NDArray[np.float64]:
    """Read rows x columns of numbers of at least 0, NaN where blank."""
    return _not_negative(read_matrix(rows, argument, first), argument, first)


def _not_negative(values: npt.NDArray[np.float64], argument: str, first: int) -> npt.NDArray[np.float64]:
    for place in np.argwhere(values < 0)[:1].tolist():
        found = values[tuple(place)]
        rule = f"{argument}, row {first + place[0]}, must not be less than 0"
        raise CellError(f"{rule}, but is {found:g}. Correct that cell.", OUT_OF_RANGE)
    return values


def read_matrix(rows: Rows, argument: str, first: int = 1) -> npt.NDArray[np.float64]:
    """Read rows x columns of numbers, NaN where blank."""
    if not rows:
        return np.empty((0, 0))
    if len({len(row) for row in rows}) > 1:
        raise CellError(f"{argument} must have equally many cells in every row.")
    columns = [_floats(list(column), argument, first) for column in zip(*rows, strict=True)]
    return np.column_stack(columns)


def read_named_columns(rows: Rows, argument: str, first: int = 1) -> NamedColumns:
    """Read columns of numbers with the words above them as names."""
    header = bool(rows) and is_header(rows[0], is_number)
    names = [
        str(cell).strip() if header else f"column {place}" for place, cell in enumerate(rows[0] if rows else (), 1)
    ]
    return NamedColumns(read_matrix(rows[header:], argument, first + header), names)


def read_units(rows: Rows, argument: str, first: int = 1) -> UnitColumn:
    """Number the units in order of appearance; a row without its unit is refused."""
    cells = column_of(rows, argument)
    for cell in dict.fromkeys(cells):
        if is_blank(cell) or (isinstance(cell, str) and cell in ERRORS):
            row = first + next(place for place, other in enumerate(cells) if other is cell)
            refuse_error(cell, argument, row)
            raise CellError(f"{argument}, row {row}, is blank. Name the unit of every row.")
    return numbered(cells)


def read_distinct_units(rows: Rows, argument: str, first: int = 1) -> UnitColumn:
    """Number units that stand in one row each."""
    units = read_units(rows, argument, first)
    if len(units.names) < len(units.codes):
        code = int(np.flatnonzero(np.bincount(units.codes) > 1)[0])
        _refuse_twice([row[0] for row in rows], np.flatnonzero(units.codes == code)[:2].tolist(), argument, first)
    return units


def _refuse_twice(cells: list[Cell], places: list[int], argument: str, first: int) -> None:
    here, again = places
    told = f"{plain_text(cells[here])} stands in row {first + here} and again in row {first + again}"
    if (other := plain_text(cells[again])) != plain_text(cells[here]):
        told = f"{told}, there as {other}: neither case nor spaces make another unit"
    raise CellError(f"{argument} must name each unit once, but {told}.")


def read_labels(rows: Rows, argument: str, first: int = 1) -> list[Cell]:
    """Read one column of texts, numbers or dates as they are; None where blank."""
    cells = column_of(rows, argument)
    for row, cell in enumerate(cells, first):
        refuse_error(cell, argument, row)
    return [None if is_blank(cell) else cell for cell in cells]


def read_texts(rows: Rows, argument: str, first: int = 1) -> list[str | None]:
    """Read one column of texts; None where blank or #N/A."""
    cells = [None if cell == "#N/A" else cell for cell in column_of(rows, argument)]
    return [
        None if cell is None else plain_text(cell) for cell in read_labels([[cell] for cell in cells], argument, first)
    ]


def read_dates(rows: Rows, argument: str, first: int = 1) -> npt.NDArray[np.datetime64]:
    """Read one column of dates, NaT where blank: date cells, serial numbers, or texts such as 2024-01-31."""
    cells = column_of(rows, argument)
    return np.array([date_of(cell, argument, row) for row, cell in enumerate(cells, first)], dtype="datetime64[D]")


def date_of(cell: Cell, argument: str, row: int) -> np.datetime64:
    """Return the day that a cell says.

    >>> str(date_of(45322.0, "left", 1)), str(date_of("2024-01-31", "left", 1))
    ('2024-01-31', '2024-01-31')
    """
    if is_blank(cell) or cell == "#N/A":
        return np.datetime64("NaT", "D")
    if isinstance(cell, (dt.datetime, dt.date)):
        return np.datetime64(cell.strftime("%Y-%m-%d"), "D")
    refuse_error(cell, argument, row)
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and _FIRST_SERIAL <= cell <= _LAST_SERIAL:
        return np.datetime64((_EPOCH + dt.timedelta(days=int(cell))).date(), "D")
    try:
        return np.datetime64(dt.date.fromisoformat(str(cell).strip()[:10]), "D")
    except ValueError:
        raise CellError(f"{argument}, row {row}, must be a date such as 2024-01-31, but is {cell!r}.") from None


def read_flags(rows: Rows, argument: str, first: int = 1) -> npt.NDArray[np.float64]:
    """Read one column of yes and no (TRUE, FALSE, yes, no, 1, 0): 1, 0, and NaN where blank."""
    cells = enumerate(column_of(rows, argument), first)
    return np.array([flag_of(cell, argument, row) for row, cell in cells], dtype=float)


def flag_of(cell: Any, argument: str, row: int) -> float:
    """Return 1.0 for yes, 0.0 for no, NaN for a blank."""
    if is_blank(cell) or cell == "#N/A":
        return float("nan")
    refuse_error(cell, argument, row)
    word = plain_text(cell).casefold()
    if word not in YES | NO:
        raise CellError(f"{argument}, row {row}, must be yes or no, but is {cell!r}.")
    return 1.0 if word in YES else 0.0
