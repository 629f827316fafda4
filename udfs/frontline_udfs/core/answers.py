"""What a statistic returned, as cells that Excel takes."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from frontline_udfs.core.cell_errors import NOT_AVAILABLE, OUT_OF_RANGE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from frontline_udfs.core.cells import Cell, Rows


@dataclass(frozen=True, slots=True)
class Answer:
    """A table that spills with a header row.

    Parameters
    ----------
    columns
        Values by header, equally long; NaN is not available, None is an empty text.
    """

    columns: Mapping[str, Sequence[Any] | np.ndarray]


@dataclass(frozen=True, slots=True)
class CellByCell:
    """Answers in the shape of the cells asked about.

    Parameters
    ----------
    values
        Numbers, NaN where there is none, or texts and error values, shape (rows, columns).
    reasons
        Why a cell has no answer, "" where it has one, the same shape.
    """

    values: np.ndarray
    reasons: np.ndarray

    @property
    def why_nothing(self) -> str:
        """The first reason where no cell has an answer, "" otherwise."""
        told = [str(reason) for reason in self.reasons.flat]
        return told[0] if all(told) else ""


def as_cells(result: Any) -> Cell | Rows:
    """Return a result as one cell or as rows of cells.

    >>> as_cells(np.float64(2.5)), as_cells(np.nan), as_cells(Answer({"unit": ["A"], "n": np.array([7])}))
    (2.5, '#N/A', [['unit', 'n'], ['A', 7]])
    """
    if isinstance(result, Answer):
        columns = [_column(values) for values in result.columns.values()]
        return [list(result.columns), *map(list, zip(*columns, strict=True))]
    if isinstance(result, CellByCell):
        result = result.values
    if isinstance(result, np.ndarray) and result.ndim == 2:  # noqa: PLR2004 - rows and columns
        rows = list(map(list, zip(*(_column(column) for column in result.T), strict=True)))
        return rows[0][0] if result.size == 1 else rows
    return as_cell(result)


def _column(values: Sequence[Any] | np.ndarray) -> list[Cell]:
    if not isinstance(values, np.ndarray):
        return list(values) if set(map(type, values)) <= {str, int} else [as_cell(value) for value in values]
    if values.dtype.kind in "iub":
        return list(values.tolist())
    if values.dtype.kind == "f":
        cells: list[Cell] = (values + 0.0).tolist()  # no -0
        for place in np.flatnonzero(~np.isfinite(values)).tolist():
            cells[place] = as_cell(cells[place])
        return cells
    return [as_cell(value) for value in (values if values.dtype.kind == "M" else values.tolist())]


def as_cell(value: Any) -> Cell:
    """Return one value as Excel takes it: NaN is #N/A, infinity #NUM!, None an empty text, numpy types plain ones."""
    if isinstance(value, np.datetime64):
        value = NOT_AVAILABLE if np.isnat(value) else value.astype("datetime64[us]").item()  # finer units have no date
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dt.date):
        return _day(value)
    if value is None or isinstance(value, (bool, int, str)):
        return "" if value is None else value
    return NOT_AVAILABLE if str(value) in {"NaT", "<NA>"} else str(value)


def _number(value: float) -> Cell:
    if math.isnan(value):
        return NOT_AVAILABLE
    return OUT_OF_RANGE if math.isinf(value) else value + 0.0


def _day(value: dt.date) -> Cell:
    if str(value) == "NaT":
        return NOT_AVAILABLE
    if isinstance(value, dt.datetime):
        return value.replace(tzinfo=None)
    return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - Excel's dates know no zone
