"""What a reader can work out about the hidden cells of a table with totals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.errors import ParameterError

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray

_DECIMALS = 6  # of a solver that works to about nine


@dataclass(frozen=True, slots=True)
class TableAudit:
    """Feasible interval of every cell, totals included.

    Parameters
    ----------
    low, high
        Least and most each cell can hold given all that is shown, the shape of the table; the count itself where
        it is shown, infinity where nothing bounds it.
    exposed
        True where a hidden cell can hold one count only.
    interval
        How the intervals were made, in words.
    n
        Hidden cells.
    notes
        What a reader must know, whole sentences.
    """

    low: FloatArray
    high: FloatArray
    exposed: BoolArray
    interval: str
    n: int
    notes: tuple[str, ...]


def with_totals(counts: FloatArray) -> FloatArray:
    """Append the totals of the columns as a last row and those of the rows as a last column.

    >>> with_totals(np.array([[1.0, 2.0], [3.0, 4.0]]))
    array([[ 1.,  2.,  3.],
           [ 3.,  4.,  7.],
           [ 4.,  6., 10.]])
    """
    rows = np.vstack([counts, counts.sum(axis=0)])
    return np.column_stack([rows, rows.sum(axis=1)])


def audit_table(table: FloatArray, hidden: BoolArray, minimum_n: int | None = None) -> TableAudit:
    """Find the interval in which each hidden cell must lie.

    Parameters
    ----------
    table
        Counts with the totals in the last row and the last column, shape (rows + 1, columns + 1).
    hidden
        True where a cell is not shown, the same shape.
    minimum_n
        When given, the reader is also told which cells are hidden for being smaller than it: those hold 1 to
        minimum_n - 1 and the other hidden ones at least minimum_n. None: the reader knows only that
        counts are not negative.

    Returns
    -------
    TableAudit

    Raises
    ------
    ParameterError
        When the shapes differ, or a row or column does not add up to its total.

    Notes
    -----
    Two linear programs a hidden cell: the least and the most it holds while every row and column, totals
    included, adds up. The constraints are those of a network, so the ends are whole numbers.

    References
    ----------
    .. [1] Hundepool, A. et al. (2012). *Statistical Disclosure Control*. Wiley, Chichester, chapter 4.

    Examples
    --------
    One hidden cell is its total less the others; four in a square are not:

    >>> table = with_totals(np.array([[3.0, 9.0], [8.0, 7.0]]))
    >>> one, square = np.zeros((3, 3), dtype=bool), np.zeros((3, 3), dtype=bool)
    >>> one[0, 0] = square[:2, :2] = True
    >>> audit_table(table, one).exposed[0, 0]
    np.True_
    >>> audit = audit_table(table, square)
    >>> audit.low[:2, :2].tolist(), audit.high[:2, :2].tolist()
    ([[0.0, 1.0], [0.0, 4.0]], [[11.0, 12.0], [11.0, 15.0]])
    """
    cells, hidden = np.asarray(table, dtype=np.float64), np.asarray(hidden, dtype=np.bool_)
    _check(cells, hidden)
    low, high = cells.copy(), cells.copy()
    equations, known = _equations(cells, hidden)
    bounds = _bounds(cells[hidden], minimum_n)
    ends = [_ends(place, equations, known, bounds) for place in range(len(bounds))]
    low[hidden] = [least for least, _ in ends]
    high[hidden] = [most for _, most in ends]
    exposed = hidden & (low == high)
    count = int(np.count_nonzero(exposed))
    notes = (f"{count} hidden {'cell' if count == 1 else 'cells'} can be worked out exactly.",) if count else ()
    interval = "least and most that the shown cells allow, by linear programming"
    return TableAudit(low, high, exposed, interval, len(bounds), notes)


def _check(cells: FloatArray, hidden: BoolArray) -> None:
    if cells.ndim != 2 or cells.shape != hidden.shape:  # noqa: PLR2004 - rows and columns
        raise ParameterError(f"hidden must have the shape of table, {cells.shape}, but got {hidden.shape}")
    if min(cells.shape) < 2 or not np.allclose(with_totals(cells[:-1, :-1]), cells):  # noqa: PLR2004
        raise ParameterError("table must end in the totals of its rows and columns, but they do not add up")


def _equations(cells: FloatArray, hidden: BoolArray) -> tuple[FloatArray, FloatArray]:
    """Return what each row and column says of its hidden cells: their signed sum is that of the shown, negated."""
    rows, columns = cells.shape
    down, across = np.ones(rows), np.ones(columns)
    down[-1] = across[-1] = -1.0
    row, column = np.nonzero(hidden)
    cell = np.arange(row.size)
    equations = np.zeros((rows + columns, row.size))
    equations[row, cell] = across[column]
    equations[rows + column, cell] = down[row]
    shown = np.where(hidden, 0.0, cells)
    return equations, -np.concatenate([shown @ across, down @ shown])


def _bounds(counts: FloatArray, minimum_n: int | None) -> list[tuple[float, float | None]]:
    if minimum_n is None:
        return [(0.0, None)] * counts.size
    small = [(min(count, 1.0), minimum_n - 1.0) for count in counts]
    return [ends if count < minimum_n else (float(minimum_n), None) for count, ends in zip(counts, small, strict=True)]


def _ends(
    place: int, equations: FloatArray, known: FloatArray, bounds: list[tuple[float, float | None]]
) -> tuple[float, float]:
    """Return the least and the most that one hidden cell can hold."""
    ends = []
    for sign in (1.0, -1.0):
        goal = np.zeros(len(bounds))
        goal[place] = sign
        found = scipy.optimize.linprog(goal, A_eq=equations, b_eq=known, bounds=bounds, method="highs")
        # the table itself is feasible and no count is below 0: only the most can be without an end
        ends.append(np.inf if found.fun is None else sign * round(found.fun, _DECIMALS) + 0.0)
    return ends[0], ends[1]
