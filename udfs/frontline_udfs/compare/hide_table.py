"""FLS_HIDE_TABLE: a two-way table of counts with its small cells protected."""

from __future__ import annotations

from typing import Any

import numpy as np

from frontline_udfs.core.cell_errors import OUT_OF_RANGE, CellError
from frontline_udfs.core.kinds import Drivers, Floats, Labels, MinimumN
from frontline_udfs.core.worksheet_function import worksheet_function

_MOST_WORK = 150_000  # cells times small cells: some ten seconds


@worksheet_function
def FLS_HIDE_TABLE(counts: Drivers, row_names: Labels | None = None, minimum_n: MinimumN = 5) -> np.ndarray:
    """Two-way table of counts with totals, in which no small cell is shown or can be worked out from the others.

    Parameters
    ----------
    counts
        Answers of each cell without totals, with or without headers above them; a blank is 0.
    row_names
        One column: what each row is. Left out: rows are numbered.
    minimum_n
        Smallest number of answers shown.

    Returns
    -------
    np.ndarray
        The counts with a row and a column of totals, hidden ones #N/A, and a note: why cells of the row are hidden.

    Examples
    --------
    =FLS_HIDE_TABLE(B1:D3, A1:A3)

    >>> for row in FLS_HIDE_TABLE([["day", "night", "relief"], [3, 9, 20], [8, 7, 30]], [None, "North", "South"]):
    ...     print(row[:-1])
    ['unit', 'day', 'night', 'relief', 'total']
    ['North', '#N/A', '#N/A', 20.0, 32.0]
    ['South', '#N/A', '#N/A', 30.0, 45.0]
    ['total', 11.0, 16.0, 50.0, 77.0]
    """
    from frontline.privacy import suppress_table

    answers = np.nan_to_num(counts.values)
    _refuse_too_many(answers, minimum_n)
    found = suppress_table(answers, minimum_n)
    shown = np.where(found.hidden, np.nan, found.table)
    names = range(1, len(counts.values) + 1) if row_names is None else row_names
    rows: list[list[Any]] = [["unit", *counts.names, "total", "note"]]
    for name, numbers, reasons in zip([*names, "total"], shown.tolist(), found.reason.tolist(), strict=True):
        rows.append([name, *numbers, "; ".join(dict.fromkeys(filter(None, reasons)))])
    return np.array(rows, dtype=object)


def _refuse_too_many(answers: Floats, minimum_n: int) -> None:
    small = np.count_nonzero((answers > 0) & (answers < minimum_n))
    if not answers.size:
        raise CellError("counts hold no number. Check the range.")
    if answers.size * small > _MOST_WORK:
        found = f"counts have {answers.size:,} cells, {small:,} of them with fewer than {minimum_n} answers"
        raise CellError(f"{found}: too many to protect. Join rows or columns.", OUT_OF_RANGE)
