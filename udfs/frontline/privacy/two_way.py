"""Which cells of a two-way table must be hidden, totals included."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import scipy

from frontline.checks import whole_number
from frontline.errors import ParameterError
from frontline.privacy.suppression import COMPLEMENTARY
from frontline.privacy.table_audit import TableAudit, audit_table, with_totals

if TYPE_CHECKING:
    from frontline.arrays import BoolArray, FloatArray, TextArray

PROTECTED = "Hidden to protect a small group"
"""Why a cell is hidden where saying which one is small would give its count away."""

_FREE = 1e-6  # cost of a cell that is hidden already; a cost of 0 would read as no cell


@dataclass(frozen=True, slots=True)
class TableSuppression:
    """What to hide of a two-way table; arrays of shape (rows + 1, columns + 1), totals last.

    Parameters
    ----------
    table
        Counts with their totals.
    hidden
        True where the cell must not be shown.
    reason
        The reason in words; "" where the cell may be shown.
    audit
        What a reader can still work out of each hidden cell.
    n
        Hidden cells.
    notes
        What a reader must know, whole sentences.
    """

    table: FloatArray
    hidden: BoolArray
    reason: TextArray
    audit: TableAudit
    n: int
    notes: tuple[str, ...]


def suppress_table(counts: FloatArray, minimum_n: int) -> TableSuppression:
    """Decide which cells and totals of a two-way table are hidden.

    Parameters
    ----------
    counts
        Answers of each cell without totals, whole numbers of at least 0, shape (rows, columns). Empty cells are
        shown and hide nothing.
    minimum_n
        Smallest group that is shown, at least 1.

    Returns
    -------
    TableSuppression

    Raises
    ------
    ParameterError
        When `minimum_n` is not an integer of at least 1, or a count is missing, negative or not whole.

    Notes
    -----
    *Primary*: a cell or total of fewer than `minimum_n` answers is hidden. *Complementary*: a hidden cell can be
    worked out unless it lies on a closed path that turns at hidden cells only, from row to column and back;
    each gets the path that hides the fewest further answers (shortest path, cells hidden already being
    free). Where a shown total leaves hidden cells of fewer than `minimum_n` answers together, the smallest
    shown cell of its line is hidden as well. A linear program then audits the table, once with what a reader
    of the reasons knows: should the reasons give a count away, all cells get the same neutral reason.

    References
    ----------
    .. [1] Hundepool, A. et al. (2012). *Statistical Disclosure Control*. Wiley, Chichester, chapter 4.
    .. [2] Cox, L. H. (1995). Network models for complementary cell suppression. *Journal of the American
       Statistical Association* 90:1453-1462.

    Examples
    --------
    >>> result = suppress_table(np.array([[3.0, 9.0, 20.0], [8.0, 7.0, 30.0]]), 5)
    >>> result.hidden.astype(int)
    array([[1, 1, 0, 0],
           [1, 1, 0, 0],
           [0, 0, 0, 0]])
    >>> result.reason[0, 0], result.audit.low[0, 0], result.audit.high[0, 0]
    ('Fewer than 5 answers', np.float64(0.0), np.float64(11.0))
    """
    whole_number("minimum_n", minimum_n, 1)
    counts = np.asarray(counts, dtype=np.float64)
    if counts.ndim != 2 or not counts.size:  # noqa: PLR2004 - rows and columns
        raise ParameterError(f"counts must have rows and columns, but got the shape {counts.shape}")
    if (odd := counts[~((counts >= 0) & (counts == np.round(counts)) & np.isfinite(counts))]).size:
        raise ParameterError(f"counts must be whole numbers not less than 0, but got {odd[0]}")
    table = with_totals(counts)
    small = (table > 0) & (table < minimum_n)
    hidden = _protected(table, small, minimum_n)
    neutral = bool(audit_table(table, hidden, minimum_n).exposed.any())
    audit = audit_table(table, hidden)
    reason = _reasons(small, hidden, minimum_n, neutral=neutral)
    return TableSuppression(table, hidden, reason, audit, audit.n, _notes(audit.n))


def _protected(table: FloatArray, small: BoolArray, minimum_n: int) -> BoolArray:
    """Hide further cells until each hidden one has a path and each shown total hides enough."""
    hidden = small.copy()
    while True:
        before = np.count_nonzero(hidden)
        for cell in sorted(zip(*np.nonzero(hidden), strict=True), key=lambda at: (-table[at], at)):
            _close_path(table, hidden, (int(cell[0]), int(cell[1])))
        _fill_up(table, hidden, minimum_n)
        _fill_up(table.T, hidden.T, minimum_n)
        if np.count_nonzero(hidden) == before:
            return hidden


def _close_path(table: FloatArray, hidden: BoolArray, cell: tuple[int, int]) -> None:
    """Hide the cheapest cells that link the cell's row to its column without the cell itself."""
    rows = table.shape[0]
    cost = np.where(hidden, _FREE, table)
    cost[cell] = 0.0
    links = np.zeros((sum(table.shape), sum(table.shape)))
    links[:rows, rows:] = cost
    start = np.asarray([cell[0]], dtype=np.int64)
    _, previous = scipy.sparse.csgraph.dijkstra(links, directed=False, indices=start, return_predecessors=True)
    node = rows + cell[1]
    while node != cell[0]:
        row, column = sorted((int(previous[0, node]), node))
        hidden[row, column - rows] = True
        node = int(previous[0, node])


def _fill_up(table: FloatArray, hidden: BoolArray, minimum_n: int) -> None:
    """Hide the smallest shown cell of each row whose hidden cells are too few answers together."""
    inner, concealed = table[:, :-1], hidden[:, :-1]
    together = np.where(concealed, inner, 0.0).sum(axis=1)
    for row in np.flatnonzero(~hidden[:, -1] & concealed.any(axis=1) & (together < minimum_n)):
        candidates = np.where((table[row] > 0) & ~hidden[row], table[row], np.inf)
        hidden[row, int(np.argmin(candidates))] = True


def _reasons(small: BoolArray, hidden: BoolArray, minimum_n: int, *, neutral: bool) -> TextArray:
    small_words = f"Fewer than {minimum_n} answers"
    words = ["", PROTECTED, PROTECTED] if neutral else ["", COMPLEMENTARY, small_words]
    texts = np.array(words, dtype=np.object_)
    return np.asarray(texts[np.where(small, 2, hidden.astype(np.int64))])


def _notes(cells: int) -> tuple[str, ...]:
    # how many of them are small is not said: it would help a reader to work them out
    return (f"{cells} cells and totals are hidden.",) if cells else ()
