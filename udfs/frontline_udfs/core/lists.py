"""Short lists that belong to the columns of another argument: weights, numbers of items, names of facets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeAlias, TypeVar

import numpy as np

from frontline_udfs.core.cell_errors import CellError
from frontline_udfs.core.cells import is_blank, number_of, plain_text, refuse_error
from frontline_udfs.core.kinds import Floats, Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontline_udfs.core.cells import Cell, Rows

T = TypeVar("T", float, str)


def read_number_list(rows: Rows, argument: str, first: int = 1) -> Floats:
    """Read numbers from a row, a column or an array constant, NaN where blank.

    >>> read_number_list([[2.0, None, "5"]], "weights")
    array([ 2., nan,  5.])
    """
    cells = enumerate(_cells(rows), first)
    return np.array([number_of(cell, argument, place) for place, cell in cells], dtype=float)


def read_word_list(rows: Rows, argument: str, first: int = 1) -> list[str]:
    """Read words from a row, a column or an array constant, in lower case, "" where blank.

    >>> read_word_list([["Higher"], [None], ["lower"]], "better")
    ['higher', '', 'lower']
    """
    cells = _cells(rows)
    for place, cell in enumerate(cells, first):
        refuse_error(cell, argument, place)
    return ["" if is_blank(cell) else plain_text(cell).casefold() for cell in cells]


def one_each(given: Sequence[T], columns: int, argument: str) -> list[T]:
    """Return one entry a column; a single entry serves all, and blanks beyond the last column are dropped.

    Raises
    ------
    CellError
        There are neither one nor as many entries as columns.

    Examples
    --------
    >>> one_each(["higher"], 3, "better")
    ['higher', 'higher', 'higher']
    """
    entries = list(given)
    while len(entries) > columns and is_blank(entries[-1]):
        entries.pop()
    if len(entries) not in (1, columns):
        raise CellError(f"{argument} must have one entry or one for each of {columns} columns, but has {len(entries)}.")
    return entries * columns if len(entries) == 1 else entries


def _cells(rows: Rows) -> list[Cell]:
    return [cell for row in rows for cell in row]


NumberList: TypeAlias = Annotated[Floats, Kind(read_number_list)]
"""Numbers that are not lined up with the rows of other arguments, shape (entries,)."""
WordList: TypeAlias = Annotated[list[Any], Kind(read_word_list)]
"""Words that are not lined up with the rows of other arguments."""
ReversedItems: TypeAlias = Annotated[
    Floats,
    Kind(
        read_number_list,
        help="Numbers of the reverse-keyed items, such as {2,5}: those columns are turned round. Left out: none.",
    ),
]
"""Numbers of items, from 1."""
