"""Kinds of arguments: how each turns cells into what a statistic takes.

A worksheet function says of each argument what it is, ``values: Numbers``; the reader behind the
annotation does the rest. Kinds that run along rows (one entry a respondent, a unit, a period) are lined
up with one another before they are read, see `core.line_up`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from frontline_udfs.core.cell_errors import ERRORS, CellError
from frontline_udfs.core.cells import column_of, is_blank, is_number_in_words, number_in, number_of, refuse_error

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontline_udfs.core.cells import Cell, Rows

_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - Excel's dates know no zone
_FIRST_SERIAL, _LAST_SERIAL = 1, 2_958_465
_MISSING_WORDS = frozenset({"n/a", "na", "nan", "none", "null", "nil", "missing", "unknown", "-", "–", "."})
_YES = frozenset({"yes", "y", "true", "1"})
_NO = frozenset({"no", "n", "false", "0"})


@dataclass(frozen=True, slots=True)
class Kind:
    """How an argument is read.

    Parameters
    ----------
    read
        From (rows of cells, argument's name, number of the first row in the range) to the value.
    along_rows
        Whether its rows belong to the rows of the other arguments of that kind.
    fits
        Whether a text may be one of its values; one that may not, above the others, is a header. None: any may.
    named
        Whether it reads its own header.
    each
        Whether it is answered cell by cell, all of that kind in one shape.
    wide
        Whether it has several columns, so that a single row is one row of them rather than a column lying down.
    """

    read: Callable[[Rows, str, int], Any]
    along_rows: bool = False
    fits: Callable[[str], bool] | None = None
    named: bool = False
    each: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class UnitColumn:
    """Units of rows: ``codes``, shape (rows,), number them in order of appearance; ``names`` are their cells."""

    codes: npt.NDArray[np.intp]
    names: list[Cell]


@dataclass(frozen=True, slots=True)
class NamedColumns:
    """Columns of numbers, shape (rows, columns), with their headers, or "driver 1" and so on where there are none."""

    values: npt.NDArray[np.float64]
    names: list[str]


def _floats(cells: list[Cell], argument: str, first: int) -> npt.NDArray[np.float64]:
    if set(map(type, cells)) <= {float, int}:
        return np.array(cells, dtype=float)
    return np.array([number_of(cell, argument, row) for row, cell in enumerate(cells, first)], dtype=float)


def read_numbers(rows: Rows, argument: str, first: int = 1) -> npt.NDArray[np.float64]:
    """Read one column of numbers, NaN where blank."""
    return _floats(column_of(rows, argument), argument, first)


def read_matrix(rows: Rows, argument: str, first: int = 1) -> npt.NDArray[np.float64]:
    """Read rows x columns of numbers, NaN where blank."""
    if not rows:
        return np.empty((0, 0))
    if len({len(row) for row in rows}) > 1:
        raise CellError(f"{argument} must have equally many cells in every row.")
    columns = [_floats(list(column), argument, first) for column in zip(*rows, strict=True)]
    return np.column_stack(columns)


def read_units(rows: Rows, argument: str, first: int = 1) -> UnitColumn:
    """Number the units in order of appearance; a row without its unit is refused."""
    keys = [cell.strip() if isinstance(cell, str) else cell for cell in column_of(rows, argument)]
    places = {key: code for code, key in enumerate(dict.fromkeys(keys))}
    for unusable in {None, "", *ERRORS} & places.keys():
        _refuse_unit(unusable, argument, first + keys.index(unusable))
    return UnitColumn(np.fromiter(map(places.__getitem__, keys), dtype=np.intp, count=len(keys)), list(places))


def _refuse_unit(cell: Cell, argument: str, row: int) -> None:
    refuse_error(cell, argument, row)
    raise CellError(f"{argument}, row {row}, is blank. Name the unit of every row.")


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
    return np.array(
        [_flag(cell, argument, row) for row, cell in enumerate(column_of(rows, argument), first)], dtype=float
    )


def _flag(cell: Cell, argument: str, row: int) -> float:
    if is_blank(cell) or cell == "#N/A":
        return float("nan")
    refuse_error(cell, argument, row)
    word = plain_text(cell).casefold()
    if word not in _YES | _NO:
        raise CellError(f"{argument}, row {row}, must be yes or no, but is {cell!r}.")
    return 1.0 if word in _YES else 0.0


def _one(rows: Rows, argument: str) -> Cell:
    if len(rows) != 1 or len(rows[0]) != 1:
        size = f"{len(rows)} rows x {len(rows[0]) if rows else 0} columns"
        raise CellError(f"{argument} must be one cell, but has {size}.")
    return rows[0][0]


def read_number(rows: Rows, argument: str, first: int = 1) -> float:
    """Read one number; a blank is refused."""
    number = number_of(_one(rows, argument), argument, first)
    if np.isnan(number):
        raise CellError(f"{argument} must be a number, but is blank.")
    return number


def read_whole(rows: Rows, argument: str, first: int = 1) -> int:
    """Read one whole number."""
    number = read_number(rows, argument, first)
    if not number.is_integer():
        raise CellError(f"{argument} must be a whole number, but is {number:g}.")
    return int(number)


def read_word(rows: Rows, argument: str, first: int = 1) -> str:
    """Read one word, in lower case."""
    cell = _one(rows, argument)
    refuse_error(cell, argument, first)
    return plain_text(cell).casefold()


def read_day(rows: Rows, argument: str, first: int = 1) -> np.datetime64:
    """Read one date; a blank is refused."""
    day = date_of(_one(rows, argument), argument, first)
    if np.isnat(day):
        raise CellError(f"{argument} must be a date such as 2024-01-31, but is blank.")
    return day


def read_flag(rows: Rows, argument: str, first: int = 1) -> bool:
    """Read one TRUE or FALSE."""
    flag = _flag(_one(rows, argument), argument, first)
    if np.isnan(flag):
        raise CellError(f"{argument} must be TRUE or FALSE, but is blank.")
    return bool(flag)


def read_named_columns(rows: Rows, argument: str, first: int = 1) -> NamedColumns:
    """Read columns of numbers with the words above them as names."""
    header = bool(rows) and is_header(rows[0], is_number)
    names = [
        str(cell).strip() if header else f"column {place}" for place, cell in enumerate(rows[0] if rows else (), 1)
    ]
    return NamedColumns(read_matrix(rows[header:], argument, first + header), names)


def is_number(text: str) -> bool:
    """Whether a text is a number, or would be one in another spelling: no header, but to be refused by name."""
    return number_in(text) is not None or is_number_in_words(text)


def is_date(text: str) -> bool:
    """Whether a text is a day such as 2024-01-31."""
    try:
        dt.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return False
    return True


def is_flag(text: str) -> bool:
    """Whether a text is yes or no."""
    return text.strip().casefold() in _YES | _NO


def is_header(row: list[Cell], fits: Callable[[str], bool]) -> bool:
    """Whether a row holds headers: words only, none of which is a value or stands for a missing one.

    >>> is_header(["pay", "training"], is_number), is_header(["n/a", "4"], is_number)
    (True, False)
    """
    return all(
        isinstance(cell, str)
        and not is_blank(cell)
        and cell not in ERRORS
        and cell.strip().casefold() not in _MISSING_WORDS
        and not fits(cell)
        for cell in row
    )


Floats: TypeAlias = npt.NDArray[np.float64]
Cells: TypeAlias = npt.NDArray[np.object_]
"""A rectangle of numbers and error texts, shape (rows, columns)."""

Numbers: TypeAlias = Annotated[Floats, Kind(read_numbers, along_rows=True, fits=is_number)]
"""One column of numbers, shape (rows,)."""
Matrix: TypeAlias = Annotated[Floats, Kind(read_matrix, along_rows=True, fits=is_number, wide=True)]
"""Rows x items, shape (rows, items)."""
Units: TypeAlias = Annotated[UnitColumn, Kind(read_units, along_rows=True)]
"""The unit of each row."""
Labels: TypeAlias = Annotated[list[Any], Kind(read_labels, along_rows=True)]
"""One column of anything, shape (rows,)."""
Texts: TypeAlias = Annotated[list[str | None], Kind(read_texts, along_rows=True)]
"""One column of texts, shape (rows,)."""
Dates: TypeAlias = Annotated[npt.NDArray[np.datetime64], Kind(read_dates, along_rows=True, fits=is_date)]
"""One column of days, shape (rows,)."""
Flags: TypeAlias = Annotated[Floats, Kind(read_flags, along_rows=True, fits=is_flag)]
"""One column of yes and no, shape (rows,)."""
Drivers: TypeAlias = Annotated[
    NamedColumns, Kind(read_named_columns, along_rows=True, fits=is_number, named=True, wide=True)
]
"""Rows x columns of numbers, with the headers above them as names."""
Each: TypeAlias = Annotated[Floats, Kind(read_matrix, each=True)]
"""A rectangle of numbers that is answered cell by cell, shape (rows, columns); one cell serves all."""
Number: TypeAlias = Annotated[float, Kind(read_number)]
Whole: TypeAlias = Annotated[int, Kind(read_whole)]
Word: TypeAlias = Annotated[str, Kind(read_word)]
Day: TypeAlias = Annotated[np.datetime64, Kind(read_day)]
Flag: TypeAlias = Annotated[bool, Kind(read_flag)]
Anything: TypeAlias = Annotated[Any, Kind(lambda rows, argument, first: rows)]  # noqa: ARG005 - nothing to refuse
"""Cells as they are."""
