"""Kinds of arguments: how each turns cells into what a statistic takes, and the help that goes with it.

A worksheet function says of each argument what it is, ``values: Numbers``; the reader behind the
annotation does the rest. Kinds that run along rows (one entry a respondent, a unit, a period) are lined
up with one another before they are read, see `core.line_up`. What many functions ask for alike has a kind
with a help of its own, so that it is written once; a docstring may say it otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import numpy as np
import numpy.typing as npt

from frontline_udfs.core.headers import is_date, is_flag, is_number
from frontline_udfs.core.names import UnitColumn
from frontline_udfs.core.read_cell import (
    read_better,
    read_day,
    read_flag,
    read_number,
    read_size,
    read_whole,
    read_word,
)
from frontline_udfs.core.read_columns import (
    NamedColumns,
    read_amount_table,
    read_amounts,
    read_counts,
    read_dates,
    read_distinct_units,
    read_flags,
    read_labels,
    read_matrix,
    read_named_columns,
    read_numbers,
    read_texts,
    read_units,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from frontline_udfs.core.cells import Rows


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
    for_all
        Whether one cell may stand for every row of the others.
    help
        What an argument of that kind is, where the docstring of a function does not say.
    """

    read: Callable[[Rows, str, int], Any]
    along_rows: bool = False
    fits: Callable[[str], bool] | None = None
    named: bool = False
    each: bool = False
    wide: bool = False
    for_all: bool = False
    help: str = ""


Floats: TypeAlias = npt.NDArray[np.float64]
Cells: TypeAlias = npt.NDArray[np.object_]
"""A rectangle of numbers and error texts, shape (rows, columns)."""

Numbers: TypeAlias = Annotated[Floats, Kind(read_numbers, along_rows=True, fits=is_number)]
"""One column of numbers, shape (rows,)."""
Amounts: TypeAlias = Annotated[Floats, Kind(read_amounts, along_rows=True, fits=is_number)]
"""One column of numbers of at least 0, shape (rows,)."""
NumbersOrOne: TypeAlias = Annotated[Floats, Kind(read_numbers, along_rows=True, fits=is_number, for_all=True)]
"""One column of numbers, or one for all rows, shape (rows,)."""
AmountsOrOne: TypeAlias = Annotated[Floats, Kind(read_amounts, along_rows=True, fits=is_number, for_all=True)]
"""One column of numbers of at least 0, or one for all rows, shape (rows,)."""
Counts: TypeAlias = Annotated[Floats, Kind(read_counts, along_rows=True, fits=is_number)]
"""One column of how many there are, shape (rows,)."""
CountsOrOne: TypeAlias = Annotated[Floats, Kind(read_counts, along_rows=True, fits=is_number, for_all=True)]
"""One column of how many there are, or one count for all rows, shape (rows,)."""
AmountTable: TypeAlias = Annotated[Floats, Kind(read_amount_table, along_rows=True, fits=is_number, wide=True)]
"""Rows x columns of numbers of at least 0, shape (rows, columns)."""
Matrix: TypeAlias = Annotated[Floats, Kind(read_matrix, along_rows=True, fits=is_number, wide=True)]
"""Rows x items, shape (rows, items)."""
Units: TypeAlias = Annotated[UnitColumn, Kind(read_units, along_rows=True, for_all=True)]
"""The unit of each row."""
DistinctUnits: TypeAlias = Annotated[
    UnitColumn, Kind(read_distinct_units, along_rows=True, help="One column, each unit once.")
]
"""The unit of each row, none of which has two."""
Respondents: TypeAlias = Annotated[
    UnitColumn,
    Kind(
        read_units,
        along_rows=True,
        for_all=True,
        help="One column: the unit of each respondent, or one name for all.",
    ),
]
"""The unit of each respondent."""
Labels: TypeAlias = Annotated[list[Any], Kind(read_labels, along_rows=True)]
"""One column of anything, shape (rows,)."""
LabelsOrOne: TypeAlias = Annotated[list[Any], Kind(read_labels, along_rows=True, for_all=True)]
"""One column of anything, or one cell for all rows, shape (rows,)."""
Texts: TypeAlias = Annotated[list[str | None], Kind(read_texts, along_rows=True)]
"""One column of texts, shape (rows,)."""
Dates: TypeAlias = Annotated[npt.NDArray[np.datetime64], Kind(read_dates, along_rows=True, fits=is_date)]
"""One column of days, shape (rows,)."""
Flags: TypeAlias = Annotated[Floats, Kind(read_flags, along_rows=True, fits=is_flag)]
"""One column of yes and no, shape (rows,)."""
FlagsOrOne: TypeAlias = Annotated[Floats, Kind(read_flags, along_rows=True, fits=is_flag, for_all=True)]
"""One column of yes and no, or one for all rows, shape (rows,)."""
Drivers: TypeAlias = Annotated[
    NamedColumns, Kind(read_named_columns, along_rows=True, fits=is_number, named=True, wide=True)
]
"""Rows x columns of numbers, with the headers above them as names."""
Answers: TypeAlias = Annotated[
    Floats,
    Kind(
        read_matrix,
        along_rows=True,
        fits=is_number,
        wide=True,
        help="One column for each item, one row for each respondent; blanks are no answer.",
    ),
]
"""Respondents x items, shape (respondents, items)."""
NamedAnswers: TypeAlias = Annotated[
    NamedColumns,
    Kind(
        read_named_columns,
        along_rows=True,
        fits=is_number,
        named=True,
        wide=True,
        help="One column for each item, one row for each respondent; words above them are their names.",
    ),
]
"""Respondents x items, with the headers above them as names."""
Each: TypeAlias = Annotated[Floats, Kind(read_matrix, each=True)]
"""A rectangle of numbers that is answered cell by cell, shape (rows, columns); one cell serves all."""
Number: TypeAlias = Annotated[float, Kind(read_number)]
LowestAnswer: TypeAlias = Annotated[float, Kind(read_number, help="Lowest possible answer.")]
HighestAnswer: TypeAlias = Annotated[float, Kind(read_number, help="Highest possible answer.")]
Whole: TypeAlias = Annotated[int, Kind(read_whole)]
MinimumN: TypeAlias = Annotated[
    int,
    Kind(read_size, help="Smallest number of respondents shown; smaller units show #N/A and say why."),
]
"""The smallest group whose results are shown, at least 1."""
Word: TypeAlias = Annotated[str, Kind(read_word)]
Better: TypeAlias = Annotated[str, Kind(read_better, help='"higher" or "lower": which results are the better ones.')]
Day: TypeAlias = Annotated[np.datetime64, Kind(read_day)]
Flag: TypeAlias = Annotated[bool, Kind(read_flag)]
Anything: TypeAlias = Annotated[Any, Kind(lambda rows, argument, first: rows)]  # noqa: ARG005 - nothing to refuse
"""Cells as they are."""
